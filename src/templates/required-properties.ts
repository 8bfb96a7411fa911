import type { StructureShape } from "../sdk/shape.ts";
import { getOwn } from "./property-forms.ts";

// Most properties are required if their API member is. The tables have the differences of the CloudFormation registry,
// and a test compares them with the schemas of all types.

/** Members that the API requires, that a template can omit, and that have no default. The operation refuses them. */
const optionalProperties: Readonly<Record<string, readonly string[]>> = {
  Certificate: ["Arn"],
  CreateTrustStoreRequest: ["CaCertificatesBundleSource"],
  DistributionConfig: ["Origins"],
  DistributionConfigWithTags: ["Tags"],
  FunctionAssociation: ["EventType", "FunctionARN"],
  GeoRestrictionCustomization: ["RestrictionType"],
  LambdaFunctionAssociation: ["EventType", "LambdaFunctionARN"],
  ManagedCertificateRequest: ["ValidationTokenHost"],
  OriginShield: ["Enabled"],
  Parameter: ["Name", "Value"],
  WebAclCustomization: ["Action"],
};

/** Members that a template cannot omit although the API does not require them. */
const requiredProperties: Readonly<Record<string, readonly string[]>> = {
  CaCertificatesBundleSource: ["CaCertificatesBundleS3Location"],
  CachePolicyConfig: ["DefaultTTL", "MaxTTL", "ParametersInCacheKeyAndForwardedToOrigin"],
  EndPoint: ["KinesisStreamConfig"],
  ResponseHeadersPolicyAccessControlExposeHeaders: ["Items"],
  ResponseHeadersPolicyCustomHeadersConfig: ["Items"],
  ResponseHeadersPolicyRemoveHeadersConfig: ["Items"],
};

/** Returns the members of a structure that a template must set. Members with a default need no property. */
export function getRequiredMembers({ name: structure, members }: StructureShape): string[] {
  const optional = getOwn(optionalProperties, structure) ?? [];
  const required = getOwn(requiredProperties, structure) ?? [];
  return members
    .filter(
      (member) => (member.required && !optional.includes(member.name)) || required.includes(member.name),
    )
    .map(({ name }) => name);
}
