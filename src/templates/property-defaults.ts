// The values that CloudFormation sends for properties that a template omits. CloudFormation registry: the defaults.
// seen: an update sends them too, because UpdateDistribution requires them (cdkd 1371)

const none = { Quantity: 0 };
const noSigners = { Enabled: false, Quantity: 0 };
const readMethods = { Quantity: 2, Items: ["GET", "HEAD"] };
const methods = { ...readMethods, CachedMethods: readMethods };
// seen: in this order, after a deployment that omits the list (cdk-real-drift's corpus)
const oldProtocols = { Quantity: 2, Items: ["SSLv3", "TLSv1"] };

const behavior = {
  AllowedMethods: methods,
  Compress: false,
  SmoothStreaming: false,
  // The API requires it of behaviors without a cache policy, and refuses it next to one.
  MinTTL: 0,
  FieldLevelEncryptionId: "",
  LambdaFunctionAssociations: none,
  FunctionAssociations: none,
  TrustedSigners: noSigners,
  TrustedKeyGroups: noSigners,
};

/**
 * Returns the members that CloudFormation adds to a structure of the API.
 *
 * @param given the members that the template sets
 */
export function getMissingDefaults(
  structure: string,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = Object.hasOwn(propertyDefaults, structure) ? propertyDefaults[structure] : {};
  const omitted = [
    ...(given.ConnectionMode === "tenant-only" ? standardMembers : []),
    ...(given.CachePolicyId === undefined ? [] : ["MinTTL"]),
  ];
  return Object.fromEntries(
    Object.entries(defaults ?? {}).filter(([name]) => given[name] === undefined && !omitted.includes(name)),
  );
}

/** The members with a default that the API reference allows in standard distributions only. */
const standardMembers: readonly string[] = ["Aliases", "PriceClass"];

/** The members that CloudFormation adds to a structure of the API if the template omits them, by structure. */
export const propertyDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  DistributionConfig: {
    Comment: "",
    DefaultRootObject: "",
    HttpVersion: "http1.1",
    PriceClass: "PriceClass_All",
    WebACLId: "",
    Aliases: none,
    CacheBehaviors: none,
    CustomErrorResponses: none,
    OriginGroups: none,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" },
    Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } },
    ViewerCertificate: { CloudFrontDefaultCertificate: true },
  },
  // The template has a Logging, so logging is enabled.
  LoggingConfig: { Enabled: true, IncludeCookies: false, Prefix: "" },
  // AWS CloudFormation user guide: an update without a comment clears the comment.
  UpdateKeyValueStoreRequest: { Comment: "" },
  Origin: { OriginPath: "", CustomHeaders: none },
  S3OriginConfig: { OriginAccessIdentity: "" },
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
    OriginSslProtocols: oldProtocols,
  },
  DefaultCacheBehavior: behavior,
  CacheBehavior: behavior,
  // A template may set AllowedMethods or CachedMethods without the other.
  AllowedMethods: methods,
  ForwardedValues: { Cookies: { Forward: "none" } },
  CustomErrorResponse: { ErrorCachingMinTTL: 300 },
  VpcOriginEndpointConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: "match-viewer",
    OriginSslProtocols: oldProtocols,
  },
};
