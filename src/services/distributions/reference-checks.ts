import {
  TooManyDistributionsAssociatedToCachePolicy$,
  TooManyDistributionsAssociatedToKeyGroup$,
  TooManyDistributionsAssociatedToOriginRequestPolicy$,
  TooManyDistributionsAssociatedToResponseHeadersPolicy$,
  TooManyKeyGroupsAssociatedToDistribution$,
  TrustedKeyGroupDoesNotExist$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Quotas } from "../../core/quotas.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { cachePolicies } from "../cache-policies/table.ts";
import { type ConfigurationTable, findRow } from "../configuration-resource.ts";
import { keyGroups } from "../key-groups/table.ts";
import { originRequestPolicies } from "../origin-request-policies/table.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { responseHeadersPolicies } from "../response-headers-policies/table.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, getBehaviors } from "./config.ts";
import { assertValidOriginAccess } from "./origin-access.ts";
import { getReferenceKey, getReferences } from "./references.ts";
import type { ConfigWrite } from "./rules/write.ts";
import { hasRoom, type ReferenceKind } from "./table.ts";

/** The kinds of references of cache behaviors. `origin-access.ts` checks those of origins. */
export type CheckedReferenceKind = Exclude<ReferenceKind, "OriginAccessControlId" | "OriginAccessIdentity">;

/** How a kind of reference is checked. */
interface ReferenceCheck {
  readonly kind: CheckedReferenceKind;
  /** The service that must be mounted for the check. */
  readonly family: string;
  // biome-ignore lint/suspicious/noExplicitAny: the checks read ids only, whatever the configurations are
  readonly table: ConfigurationTable<any>;
  /** Returns the error for an id that names nothing. @defaultValue the error of the table */
  readonly absent?: (id: string) => ServiceError;
  /** How many distributions may refer to one resource. */
  readonly quota: keyof Quotas;
  readonly quotaExceeded: (advice: string) => ServiceError;
  /** How to create a resource. */
  readonly creation: string;
}

// The messages of exceeded quotas are the API model's: the service's were never seen in public.
const checks: readonly ReferenceCheck[] = [
  {
    kind: "CachePolicyId",
    family: "cache-policies",
    table: cachePolicies,
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToCachePolicy$,
        "The maximum number of distributions have been associated with the specified cache policy. For more " +
          "information, see Quotas in the Amazon CloudFront Developer Guide.",
        advice,
      ),
    creation: "CreateCachePolicy or seed.cachePolicy",
  },
  {
    kind: "OriginRequestPolicyId",
    family: "origin-request-policies",
    table: originRequestPolicies,
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToOriginRequestPolicy$,
        "The maximum number of distributions have been associated with the specified origin request policy. For more " +
          "information, see Quotas in the Amazon CloudFront Developer Guide.",
        advice,
      ),
    creation: "CreateOriginRequestPolicy or seed.originRequestPolicy",
  },
  {
    kind: "ResponseHeadersPolicyId",
    family: "response-headers-policies",
    table: responseHeadersPolicies,
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToResponseHeadersPolicy$,
        "The maximum number of distributions have been associated with the specified response headers policy.",
        advice,
      ),
    creation: "CreateResponseHeadersPolicy or seed.responseHeadersPolicy",
  },
  {
    kind: "KeyGroupId",
    family: "key-groups",
    table: keyGroups,
    absent: () => new ServiceError(TrustedKeyGroupDoesNotExist$, "The specified key group does not exist."),
    quota: "distributionsPerKeyGroup",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToKeyGroup$,
        "The number of distributions that reference this key group is more than the maximum allowed.",
        advice,
      ),
    creation: "CreateKeyGroup or seed.keyGroup",
  },
];

/**
 * Throws if a configuration names a policy, an origin access control, an origin access identity or a key group that
 * does not exist or has too many distributions.
 */
export function assertValidReferences(config: Config, { context, current }: ConfigWrite): void {
  const id = current?.id;
  assertValidOriginAccess(config, context, id);
  assertCachePolicyBesides(config);
  assertValidTrustedKeyGroups(config, context);
  for (const check of checks) {
    if (areReferencesChecked(check.family, context)) {
      assertReferences(check, config, context, id);
    }
  }
}

function assertReferences(
  check: ReferenceCheck,
  config: Config,
  context: Context,
  id: string | undefined,
): void {
  const { kind, table, creation } = check;
  for (const reference of getReferences(kind, config)) {
    if (!findRow(table, reference, context.store)) {
      const { schema, message } = check.absent?.(reference) ?? table.absent(reference);
      throw new ServiceError(schema, message, `${kind} is "${reference}". ${referenceAdvice(creation)}`);
    }
    const limit = context.quotas[check.quota];
    // assumed: distributions with a managed policy are not counted
    const isManaged = table.managed?.find(reference) !== undefined;
    if (!isManaged && !hasRoom(context, getReferenceKey(kind, reference), limit, id)) {
      throw check.quotaExceeded(`${limit} distributions refer to "${reference}" already.`);
    }
  }
}

/**
 * Throws the error of the table if a reference is checked and no resource has the id.
 * @throws ServiceError
 */
export function assertKnownReference(kind: CheckedReferenceKind, id: string, context: Context): void {
  const check = checks.find((found) => found.kind === kind) as ReferenceCheck;
  if (areReferencesChecked(check.family, context) && !findRow(check.table, id, context.store)) {
    throw check.table.absent(id);
  }
}

/** AWS developer guide, "Use an origin request policy": it needs a cache policy. assumed: the code and the message */
function assertCachePolicyBesides(config: Config): void {
  for (const { OriginRequestPolicyId, CachePolicyId } of getBehaviors(config)) {
    if (OriginRequestPolicyId && !CachePolicyId) {
      throw invalidArgument(
        "The parameter OriginRequestPolicyId cannot be used without a cache policy.",
        "Give the cache behavior a CachePolicyId, instead of ForwardedValues.",
      );
    }
  }
}

/** AWS developer guide, "Quotas": 4 key groups per cache behavior. assumed: both codes and the first message */
function assertValidTrustedKeyGroups(config: Config, { quotas }: Context): void {
  for (const { TrustedKeyGroups } of getBehaviors(config)) {
    const count = TrustedKeyGroups?.Items?.length ?? 0;
    if (TrustedKeyGroups?.Enabled && count === 0) {
      throw invalidArgument(
        "The parameter TrustedKeyGroups is invalid.",
        "Enabled is true, but no key group is listed. List one, or set Enabled to false.",
      );
    }
    if (count > quotas.keyGroupsPerCacheBehavior) {
      // The API model's message: the service's was never seen in public.
      throw new ServiceError(
        TooManyKeyGroupsAssociatedToDistribution$,
        "The number of key groups referenced by this distribution is more than the maximum allowed.",
        `The cache behavior has ${count} key groups; ${quotas.keyGroupsPerCacheBehavior} are allowed.`,
      );
    }
  }
}
