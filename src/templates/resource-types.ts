/** The operations, identifiers and attributes of one type of CloudFront resource. */
export interface ResourceType {
  readonly create: string;
  /** The operation that creates a resource with tags, if `create` takes none. Its input has one member. */
  readonly createWithTags?: string;
  readonly read: string;
  /** Omitted if the type has no update operation. An update then deletes the resource and creates it again. */
  readonly update?: string | undefined;
  readonly remove: string;
  readonly publish?: string;
  /** The member of create and update inputs that holds all properties, if the template has them without it. */
  readonly within?: string;
  /** The member of inputs that identifies the resource. */
  readonly key: string;
  /** @defaultValue `key` */
  readonly readKey?: string;
  /** The property or attribute that holds the value of `key`. */
  readonly id: string;
  /** The property or attribute that `Ref` returns. CloudFormation registry: the primary identifier */
  readonly ref: string;
  /** The attributes of `Fn::GetAtt`. CloudFormation registry: the read-only properties */
  readonly attributes: readonly string[];
  /** The properties whose change replaces the resource. CloudFormation registry: the create-only properties */
  readonly replacedBy?: readonly string[];
  /** The properties whose change CloudFormation refuses. */
  readonly fixed?: readonly string[];
  /** The attribute or output member that holds the ARN for tags, if the resource can have tags. */
  readonly tags?: string;
  /** The kind of resource in the ARN, if no operation returns the ARN. AWS service authorization reference: the ARN */
  readonly arnKind?: string;
  /** The member of the update input that holds `Enabled`, or "" for the input itself, if only a disabled resource can be deleted. */
  readonly disable?: string;
}

type Differences = Pick<ResourceType, "attributes"> & Partial<ResourceType>;

/** Defines a type whose operations are named after it and whose `Ref` and key are its `Id`. */
function defineType(name: string, differences: Differences): ResourceType {
  return {
    create: `Create${name}`,
    read: `Get${name}`,
    update: `Update${name}`,
    remove: `Delete${name}`,
    key: "Id",
    id: "Id",
    ref: "Id",
    ...differences,
  };
}

/** The attributes of the newer types, which have an ARN and a status. */
const statusAttributes = ["Id", "Arn", "Status", "ETag", "LastModifiedTime"] as const;

const types: Readonly<Record<string, ResourceType>> = {
  Function: defineType("Function", {
    read: "DescribeFunction",
    publish: "PublishFunction",
    key: "Name",
    id: "Name",
    ref: "FunctionARN",
    attributes: ["FunctionARN", "FunctionMetadata.FunctionARN", "Stage"],
    replacedBy: ["Name"],
    tags: "FunctionARN",
  }),
  KeyValueStore: defineType("KeyValueStore", {
    read: "DescribeKeyValueStore",
    key: "Name",
    id: "Name",
    // seen: the physical id is the name (cdk-local 406)
    ref: "Name",
    attributes: ["Arn", "Id", "Status"],
    replacedBy: ["Name"],
    // AWS CloudFormation template reference: "Updates are not supported"
    fixed: ["ImportSource"],
    tags: "Arn",
  }),
  Distribution: defineType("Distribution", {
    createWithTags: "CreateDistributionWithTags",
    attributes: ["Id", "DomainName"],
    tags: "ARN",
    disable: "DistributionConfig",
  }),
  StreamingDistribution: defineType("StreamingDistribution", {
    createWithTags: "CreateStreamingDistributionWithTags",
    attributes: ["Id", "DomainName"],
    tags: "ARN",
    disable: "StreamingDistributionConfig",
  }),
  CachePolicy: defineType("CachePolicy", { attributes: ["Id", "LastModifiedTime"] }),
  OriginRequestPolicy: defineType("OriginRequestPolicy", { attributes: ["Id", "LastModifiedTime"] }),
  ResponseHeadersPolicy: defineType("ResponseHeadersPolicy", { attributes: ["Id", "LastModifiedTime"] }),
  KeyGroup: defineType("KeyGroup", { attributes: ["Id", "LastModifiedTime"] }),
  ContinuousDeploymentPolicy: defineType("ContinuousDeploymentPolicy", {
    attributes: ["Id", "LastModifiedTime"],
  }),
  OriginAccessControl: defineType("OriginAccessControl", { attributes: ["Id"] }),
  CloudFrontOriginAccessIdentity: defineType("CloudFrontOriginAccessIdentity", {
    attributes: ["Id", "S3CanonicalUserId"],
  }),
  PublicKey: defineType("PublicKey", { attributes: ["Id", "CreatedTime"] }),
  MonitoringSubscription: defineType("MonitoringSubscription", {
    // The type has no ETag and no update operation.
    update: undefined,
    key: "DistributionId",
    id: "DistributionId",
    ref: "DistributionId",
    attributes: [],
    replacedBy: ["DistributionId"],
  }),
  RealtimeLogConfig: defineType("RealtimeLogConfig", {
    key: "ARN",
    id: "Arn",
    ref: "Arn",
    attributes: ["Arn"],
    replacedBy: ["Name"],
  }),
  VpcOrigin: defineType("VpcOrigin", {
    attributes: ["Id", "Arn", "AccountId", "Status", "CreatedTime", "LastModifiedTime"],
    tags: "Arn",
  }),
  AnycastIpList: defineType("AnycastIpList", {
    attributes: ["Id", "ETag", "AnycastIpList", "IpamCidrConfigResults"],
    replacedBy: ["Name", "IpCount", "Tags"],
    tags: "Arn",
  }),
  ConnectionGroup: defineType("ConnectionGroup", {
    readKey: "Identifier",
    attributes: [...statusAttributes, "RoutingEndpoint", "IsDefault", "CreatedTime"],
    replacedBy: ["Name"],
    tags: "Arn",
    disable: "",
  }),
  DistributionTenant: defineType("DistributionTenant", {
    readKey: "Identifier",
    attributes: [...statusAttributes, "DomainResults", "CreatedTime"],
    replacedBy: ["Name"],
    tags: "Arn",
    disable: "",
  }),
  ConnectionFunction: defineType("ConnectionFunction", {
    read: "DescribeConnectionFunction",
    publish: "PublishConnectionFunction",
    readKey: "Identifier",
    attributes: ["Id", "ConnectionFunctionArn", "Stage", "Status", "ETag", "CreatedTime", "LastModifiedTime"],
    // CloudFormation registry: the Runtime is create-only too
    replacedBy: ["Name", "ConnectionFunctionConfig.Runtime"],
    tags: "ConnectionFunctionArn",
  }),
  TrustStore: defineType("TrustStore", {
    readKey: "Identifier",
    attributes: [...statusAttributes, "NumberOfCaCertificates"],
    replacedBy: ["Name"],
    tags: "Arn",
  }),
  FieldLevelEncryptionProfile: defineType("FieldLevelEncryptionProfile", {
    arnKind: "field-level-encryption-profile",
    ref: "Arn",
    attributes: ["Arn", "Id", "LastModifiedTime"],
    replacedBy: ["FieldLevelEncryptionProfileConfig.CallerReference"],
  }),
  FieldLevelEncryptionConfig: defineType("FieldLevelEncryptionConfig", {
    within: "FieldLevelEncryptionConfig",
    arnKind: "field-level-encryption-config",
    ref: "Arn",
    attributes: ["Arn", "Id", "LastModifiedTime"],
    replacedBy: ["CallerReference"],
  }),
};

/** Every type of CloudFront resource that CloudFormation has, by name: `AWS::CloudFront::Function`. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = Object.fromEntries(
  Object.entries(types).map(([name, type]) => [`AWS::CloudFront::${name}`, type]),
);

/** A type whose resources can be updated in place. */
export interface UpdatableType extends ResourceType {
  readonly update: string;
}

/** Returns true if a type has an update operation. */
export function isUpdatable(type: ResourceType): type is UpdatableType {
  return type.update !== undefined;
}

/** Returns a type of `resourceTypes`. */
export function getResourceType(name: string): ResourceType {
  const type = resourceTypes[name];
  if (!type) {
    throw new TypeError(`There is no resource type ${name}.`);
  }
  return type;
}
