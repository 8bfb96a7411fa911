/**
 * Properties of templates whose API member has another name, by structure of the API. The value is the path of the
 * member. A comparison of the registry's schemas with the SDK's shows that no other property differs by more than case.
 */
export const renamedProperties: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DistributionConfig: { IPV6Enabled: "IsIPV6Enabled", CNAMEs: "Aliases" },
  Origin: { OriginCustomHeaders: "CustomHeaders" },
  GeoRestriction: { Locations: "Items" },
  DefaultCacheBehavior: { CachedMethods: "AllowedMethods.CachedMethods" },
  CacheBehavior: { CachedMethods: "AllowedMethods.CachedMethods" },
  TrustedSigners: { AwsAccountNumbers: "Items" },
  // CloudFormation registry: deprecated names of the members of TrafficConfig
  ContinuousDeploymentPolicyConfig: {
    Type: "TrafficConfig.Type",
    SingleWeightPolicyConfig: "TrafficConfig.SingleWeightConfig",
    SingleHeaderPolicyConfig: "TrafficConfig.SingleHeaderConfig",
  },
};

/**
 * Properties that CloudFormation itself reads, by structure of the API. They have no API member. CloudFormation ignores
 * the read-only ones.
 */
export const ownProperties: Readonly<Record<string, Readonly<Record<string, "boolean" | "read-only">>>> = {
  CreateFunctionRequest: { AutoPublish: "boolean", FunctionMetadata: "read-only" },
  CreateConnectionFunctionRequest: { AutoPublish: "boolean" },
};

/** Properties of templates from before 2012, by structure of the API, with the property that replaces them. */
export const replacedProperties: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DistributionConfig: { S3Origin: "Origins", CustomOrigin: "Origins" },
};
