import type {
  CacheBehavior,
  CustomOriginConfig,
  DefaultCacheBehavior,
  DistributionConfig,
  ForwardedValues,
  LoggingConfig,
  Origin,
  ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";

// What CloudFront fills in where a configuration is silent, as configurations that users have published came back
// (AWS CLI's example of create-distribution; get-distribution-config and update-distribution of 2025-12 and 2026-01).

type Config = Present<DistributionConfig>;
type Behavior = Present<DefaultCacheBehavior> | Present<CacheBehavior>;

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

const logging: Present<LoggingConfig> = { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" };

const ownCertificate: Present<ViewerCertificate> = {
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
  // assumed: the service's own choice where the list is left out
  OriginSslProtocols: { Quantity: 3, Items: ["TLSv1", "TLSv1.1", "TLSv1.2"] },
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
};

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

/** Only without a cache policy, which has these itself. */
const legacyCaching = { MinTTL: 0, DefaultTTL: 86_400, MaxTTL: 31_536_000 };
const forwardedValues: Partial<Present<ForwardedValues>> = {
  Headers: emptyList,
  QueryStringCacheKeys: emptyList,
};

/** A configuration as CloudFront gives it back: all of what it was given, and the defaults. */
export function fillDefaults(config: Config): Config {
  const given = removeEmptyLists(config);
  const { Origins, DefaultCacheBehavior, CacheBehaviors, ViewerCertificate: certificate } = given;
  return {
    ...distribution,
    ...given,
    Logging: { ...logging, ...given.Logging },
    ViewerCertificate: certificate ? completeCertificate(certificate) : ownCertificate,
    Origins: { ...Origins, Items: Origins.Items.map(completeOrigin) },
    DefaultCacheBehavior: completeBehavior(DefaultCacheBehavior),
    ...(CacheBehaviors?.Items && {
      CacheBehaviors: { ...CacheBehaviors, Items: CacheBehaviors.Items.map(completeBehavior) },
    }),
  };
}

function completeOrigin(given: Present<Origin>): Present<Origin> {
  const { CustomOriginConfig: custom } = given;
  return { ...origin, ...given, ...(custom && { CustomOriginConfig: { ...customOrigin, ...custom } }) };
}

function completeBehavior<B extends Behavior>(given: B): B {
  const { AllowedMethods, ForwardedValues: forwarded } = given;
  return {
    ...behavior,
    ...(forwarded && legacyCaching),
    ...given,
    AllowedMethods: AllowedMethods
      ? { CachedMethods: readMethods, ...AllowedMethods }
      : { ...readMethods, CachedMethods: readMethods },
    ...(forwarded && { ForwardedValues: { ...forwardedValues, ...forwarded } }),
  };
}

/** A certificate of the user's is told twice more, in members of an older API. */
function completeCertificate(given: Present<ViewerCertificate>): Present<ViewerCertificate> {
  const { ACMCertificateArn, IAMCertificateId } = given;
  // Tools that have one form for every certificate leave empty what they do not mean.
  const Certificate = ACMCertificateArn || IAMCertificateId;
  if (!Certificate) {
    return { ...ownCertificate, ...given };
  }
  return {
    CloudFrontDefaultCertificate: false,
    MinimumProtocolVersion: "TLSv1",
    ...given,
    Certificate,
    CertificateSource: ACMCertificateArn ? "acm" : "iam",
  };
}

/** seen: a list of nothing comes back as its Quantity alone */
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
