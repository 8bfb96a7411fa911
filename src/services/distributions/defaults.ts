import type {
  CustomOriginConfig,
  ForwardedValues,
  Origin,
  S3OriginConfig,
  ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { toTrustedSigners } from "../trusted-signers.ts";
import { sortMethods, sortProtocols, toErrorResponses, toLogging } from "./canonical-form.ts";
import { type Behavior, type Config, getOwnCertificate } from "./config.ts";
import { standardBehaviorMembers, standardMembers } from "./rules/tenants.ts";

// The values that CloudFront fills in for omitted members, as published configurations show them (AWS CLI's examples of
// create-distribution; get-distribution-config and update-distribution of 2025-12 and 2026-01).

const emptyList = { Quantity: 0 };
const noSigners = { Enabled: false, Quantity: 0 };
const readMethods = { Quantity: 2, Items: ["HEAD" as const, "GET" as const] };

const distribution: Partial<Config> = {
  Aliases: emptyList,
  DefaultRootObject: "",
  OriginGroups: emptyList,
  CacheBehaviors: emptyList,
  CustomErrorResponses: emptyList,
  PriceClass: "PriceClass_All",
  Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } },
  WebACLId: "",
  HttpVersion: "http2",
  IsIPV6Enabled: true,
  ContinuousDeploymentPolicyId: "",
  Staging: false,
};

/** seen: TLSv1, whatever the request has (the API reference; terraform-provider-aws 1785, 10639) */
const defaultCertificate: Present<ViewerCertificate> = {
  CloudFrontDefaultCertificate: true,
  SSLSupportMethod: "vip",
  MinimumProtocolVersion: "TLSv1",
  CertificateSource: "cloudfront",
};

const origin: Partial<Present<Origin>> = {
  OriginPath: "",
  CustomHeaders: emptyList,
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
  OriginAccessControlId: "",
};

const customOrigin: Partial<Present<CustomOriginConfig>> = {
  // seen: after a deployment that omits the list (cdk-real-drift's corpus)
  OriginSslProtocols: { Quantity: 2, Items: ["SSLv3", "TLSv1"] },
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
};

/** seen: in configurations of 2026 (cdk-real-drift's corpus) */
const bucketOrigin: Partial<Present<S3OriginConfig>> = { OriginReadTimeout: 30 };

const behavior: Partial<Behavior> = {
  TrustedSigners: noSigners,
  TrustedKeyGroups: noSigners,
  SmoothStreaming: false,
  Compress: false,
  LambdaFunctionAssociations: emptyList,
  FunctionAssociations: emptyList,
  FieldLevelEncryptionId: "",
  GrpcConfig: { Enabled: false },
};

const forwardedValues: Partial<Present<ForwardedValues>> = {
  Headers: emptyList,
  QueryStringCacheKeys: emptyList,
};

/** Returns a configuration as CloudFront stores and returns it: with defaults, and lists in CloudFront's order. */
export function toStoredConfig(config: Config, accountId: string): Config {
  const given = removeEmptyLists(config);
  const { Origins, CacheBehaviors, CustomErrorResponses, ViewerCertificate: certificate } = given;
  const isTenantOnly = given.ConnectionMode === "tenant-only";
  function complete<B extends Behavior>(each: B): B {
    return completeBehavior(each, { accountId, isTenantOnly });
  }
  return {
    ...(isTenantOnly ? omit(distribution, standardMembers) : distribution),
    // assumed: static IP addresses go without IPv6, which a list of IPv4 addresses does not support
    ...(given.AnycastIpListId && !isTenantOnly && { IsIPV6Enabled: false }),
    ...(isTenantOnly ? omit(given, standardMembers) : given),
    Logging: toLogging(given.Logging),
    ViewerCertificate: certificate ? completeCertificate(certificate, isTenantOnly) : defaultCertificate,
    Origins: { ...Origins, Items: Origins.Items.map(completeOrigin) },
    DefaultCacheBehavior: complete(given.DefaultCacheBehavior),
    ...(CustomErrorResponses && { CustomErrorResponses: toErrorResponses(CustomErrorResponses) }),
    ...(CacheBehaviors?.Items && {
      CacheBehaviors: { ...CacheBehaviors, Items: CacheBehaviors.Items.map(complete) },
    }),
  };
}

function omit<T extends object, M extends keyof T>(value: T, members: readonly M[]): T {
  const kept = { ...value };
  for (const member of members) {
    delete kept[member];
  }
  return kept;
}

function completeOrigin(given: Present<Origin>): Present<Origin> {
  const { CustomOriginConfig: custom, S3OriginConfig: bucket } = given;
  return {
    ...origin,
    ...given,
    ...(custom && { CustomOriginConfig: completeCustomOrigin(custom) }),
    ...(bucket && { S3OriginConfig: { ...bucketOrigin, ...bucket } }),
  };
}

function completeCustomOrigin(given: Present<CustomOriginConfig>): Present<CustomOriginConfig> {
  const { OriginSslProtocols: protocols } = given;
  return { ...customOrigin, ...given, ...(protocols && { OriginSslProtocols: sortProtocols(protocols) }) };
}

function completeBehavior<B extends Behavior>(
  given: B,
  { accountId, isTenantOnly }: { readonly accountId: string; readonly isTenantOnly: boolean },
): B {
  const { AllowedMethods, ForwardedValues: forwarded, TrustedSigners: signers } = given;
  const completed = {
    ...behavior,
    ...(forwarded && getTimesToLive(given)),
    ...given,
    ...(signers && { TrustedSigners: toTrustedSigners(signers, accountId) }),
    AllowedMethods: {
      ...sortMethods(AllowedMethods ?? readMethods),
      CachedMethods: sortMethods(AllowedMethods?.CachedMethods ?? readMethods),
    },
    ...(forwarded && { ForwardedValues: { ...forwardedValues, ...forwarded } }),
  };
  return isTenantOnly ? omit(completed, standardBehaviorMembers) : completed;
}

/**
 * Returns the TTLs of a behavior without a cache policy, in seconds.
 * AWS developer guide: a default is raised to a TTL below it that exceeds it.
 */
function getTimesToLive({ MinTTL = 0, DefaultTTL, MaxTTL }: Behavior): Partial<Behavior> {
  const defaultTtl = DefaultTTL ?? Math.max(MinTTL, Math.min(86_400, MaxTTL ?? 86_400));
  return { MinTTL, DefaultTTL: defaultTtl, MaxTTL: MaxTTL ?? Math.max(defaultTtl, 31_536_000) };
}

/** Repeats a certificate in the members of the older API. Tools send empty strings in members that they do not use. */
function completeCertificate(
  given: Present<ViewerCertificate>,
  isTenantOnly: boolean,
): Present<ViewerCertificate> {
  const own = getOwnCertificate(given);
  if (!own) {
    return { ...given, ...defaultCertificate };
  }
  return {
    CloudFrontDefaultCertificate: false,
    // seen: for a multi-tenant distribution (the CLI's third example of create-distribution)
    MinimumProtocolVersion: isTenantOnly ? "TLSv1.2_2021" : "TLSv1",
    ...given,
    Certificate: own,
    CertificateSource: given.IAMCertificateId ? "iam" : (given.CertificateSource ?? "acm"),
  };
}

/** seen: an empty list is returned as only its Quantity */
function removeEmptyLists<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(removeEmptyLists) as T;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const kept = Object.entries(value).filter(
    ([name, part]) => !(name === "Items" && Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(kept.map(([name, part]) => [name, removeEmptyLists(part)])) as T;
}
