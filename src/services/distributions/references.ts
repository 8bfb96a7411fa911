import { identityPath } from "../origin-access-identities/table.ts";
import type { Config } from "./config.ts";
import { getBehaviors } from "./config.ts";

/** Per kind of reference, the ids that a configuration names. Empty strings and undefined name nothing. */
const readers = {
  CachePolicyId: (config) => getBehaviors(config).map(({ CachePolicyId }) => CachePolicyId),
  OriginRequestPolicyId: (config) =>
    getBehaviors(config).map(({ OriginRequestPolicyId }) => OriginRequestPolicyId),
  ResponseHeadersPolicyId: (config) =>
    getBehaviors(config).map(({ ResponseHeadersPolicyId }) => ResponseHeadersPolicyId),
  OriginAccessControlId: ({ Origins }) =>
    Origins.Items.map(({ OriginAccessControlId }) => OriginAccessControlId),
  OriginAccessIdentity: ({ Origins }) =>
    Origins.Items.map(({ S3OriginConfig }) => toIdentityId(S3OriginConfig?.OriginAccessIdentity)),
  KeyGroupId: (config) =>
    getBehaviors(config).flatMap(({ TrustedKeyGroups }) => TrustedKeyGroups?.Items ?? []),
  ConnectionFunctionId: ({ ConnectionFunctionAssociation }) => [ConnectionFunctionAssociation?.Id],
  AnycastIpListId: ({ AnycastIpListId }) => [AnycastIpListId],
  TrustStoreId: ({ ViewerMtlsConfig }) => [ViewerMtlsConfig?.TrustStoreConfig?.TrustStoreId],
  VpcOriginId: ({ Origins }) => Origins.Items.map(({ VpcOriginConfig }) => VpcOriginConfig?.VpcOriginId),
  FieldLevelEncryptionId: (config) =>
    getBehaviors(config).map(({ FieldLevelEncryptionId }) => FieldLevelEncryptionId),
  RealtimeLogConfigArn: (config) =>
    getBehaviors(config).map(({ RealtimeLogConfigArn }) => RealtimeLogConfigArn),
  ContinuousDeploymentPolicyId: ({ ContinuousDeploymentPolicyId }) => [ContinuousDeploymentPolicyId],
} as const satisfies Readonly<Record<string, (config: Config) => readonly (string | undefined)[]>>;

/** A kind of reference from a distribution to another resource. */
export type ReferenceKind = keyof typeof readers;

const kinds = Object.keys(readers) as readonly ReferenceKind[];

/** Returns each id once that a configuration names in references of a kind. */
export function getReferences(kind: ReferenceKind, config: Config): readonly string[] {
  return [...new Set(readers[kind](config).filter((id) => id !== undefined && id !== ""))] as string[];
}

/** The index key of the distributions that refer to a resource. */
export function getReferenceKey(kind: ReferenceKind, id: string): string {
  return `${kind} ${id}`;
}

/** Returns the index keys of every reference of a configuration. */
export function getReferenceKeys(config: Config): readonly string[] {
  return kinds.flatMap((kind) => getReferences(kind, config).map((id) => getReferenceKey(kind, id)));
}

/** An id without its path is kept as it is: no identity has it. */
function toIdentityId(value: string | undefined): string | undefined {
  return value?.startsWith(identityPath) ? value.slice(identityPath.length) : value;
}
