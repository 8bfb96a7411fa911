import type { StandInContext } from "./stand-in-context.ts";

/** The forms of the values of one type of resource. Each returns a value of a stand-in. */
export interface StandInType {
  readonly ref: (context: StandInContext) => unknown;
  readonly attributes: Readonly<Record<string, (context: StandInContext) => unknown>>;
}

type Value = (context: StandInContext) => string;

function fromName(property: string): Value {
  return (context) => context.name(property);
}

/** Returns the ARN of a resource in the stack's region. */
function arnOf(service: string, resource: Value): Value {
  return (context) => context.arn(service, resource(context));
}

// The forms are those of AWS's reference pages. Names and ids that AWS draws at random are hashes.

function getBucketName(context: StandInContext): string {
  return context.property("BucketName") ?? context.generatedName().toLowerCase();
}

/** AWS general reference, "Amazon S3 website endpoints": the regions with a hyphen before the region. */
const regionsWithHyphen = new Set([
  "us-east-1",
  "us-west-1",
  "us-west-2",
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-gov-west-1",
]);

const bucket: StandInType = {
  ref: getBucketName,
  attributes: {
    Arn: (context) => `arn:${context.partition}:s3:::${getBucketName(context)}`,
    DomainName: (context) => `${getBucketName(context)}.s3.${context.urlSuffix}`,
    RegionalDomainName: (context) => `${getBucketName(context)}.s3.${context.region}.${context.urlSuffix}`,
    DualStackDomainName: (context) =>
      `${getBucketName(context)}.s3.dualstack.${context.region}.${context.urlSuffix}`,
    WebsiteURL: (context) => {
      const separator = regionsWithHyphen.has(context.region) ? "-" : ".";
      return `http://${getBucketName(context)}.s3-website${separator}${context.region}.${context.urlSuffix}`;
    },
  },
};

const getLambdaArn = arnOf("lambda", (context) => `function:${context.name("FunctionName")}`);

const lambdaFunction: StandInType = {
  ref: fromName("FunctionName"),
  attributes: { Arn: getLambdaArn },
};

/** Returns the ARN of the Lambda function that a property names by name or ARN. */
function targetArn(property: string): Value {
  return (context) => {
    const target = context.property(property) ?? context.generatedName();
    return target.startsWith("arn:") ? target : context.arn("lambda", `function:${target}`);
  };
}

function getVersionArn(context: StandInContext): string {
  return `${targetArn("FunctionName")(context)}:1`;
}
function getAliasArn(context: StandInContext): string {
  return `${targetArn("FunctionName")(context)}:${context.property("Name") ?? "live"}`;
}

/** The name of a load balancer of at most 32 characters, as CloudFormation creates it. */
function getBalancerName(context: StandInContext): string {
  return context.property("Name") ?? context.generatedName().slice(0, 32);
}

function isNetworkBalancer(context: StandInContext): boolean {
  return context.property("Type") === "network";
}

function getBalancerFullName(context: StandInContext): string {
  return `${isNetworkBalancer(context) ? "net" : "app"}/${getBalancerName(context)}/${context.hash(16)}`;
}

const getBalancerArn = arnOf(
  "elasticloadbalancing",
  (context) => `loadbalancer/${getBalancerFullName(context)}`,
);

const loadBalancer: StandInType = {
  ref: getBalancerArn,
  attributes: {
    LoadBalancerArn: getBalancerArn,
    LoadBalancerName: getBalancerName,
    LoadBalancerFullName: getBalancerFullName,
    CanonicalHostedZoneID: (context) => `Z${context.hash(13).toUpperCase()}`,
    DNSName: (context) => {
      const name = getBalancerName(context);
      if (isNetworkBalancer(context)) {
        return `${name}-${context.hash(16)}.elb.${context.region}.${context.urlSuffix}`;
      }
      const host = context.property("Scheme") === "internal" ? `internal-${name}` : name;
      return `${host}-${context.digits(10)}.${context.region}.elb.${context.urlSuffix}`;
    },
  },
};

function getApiId(context: StandInContext): string {
  return context.hash(10);
}

const restApi: StandInType = {
  ref: getApiId,
  attributes: { RestApiId: getApiId, RootResourceId: (context) => context.hash(20).slice(10) },
};

const httpApi: StandInType = {
  ref: getApiId,
  attributes: {
    ApiId: getApiId,
    ApiEndpoint: (context) =>
      `https://${getApiId(context)}.execute-api.${context.region}.${context.urlSuffix}`,
  },
};

function stage(defaultName: string): StandInType {
  return { ref: (context) => context.property("StageName") ?? defaultName, attributes: {} };
}

const getWebAclName = fromName("Name");

const webAcl: StandInType = {
  ref: (context) =>
    `${getWebAclName(context)}|${context.uuid()}|${context.property("Scope") ?? "CLOUDFRONT"}`,
  attributes: {
    Arn: (context) => {
      const isRegional = context.property("Scope") === "REGIONAL";
      const place = isRegional
        ? `${context.region}:${context.accountId}:regional`
        : `us-east-1:${context.accountId}:global`;
      return `arn:${context.partition}:wafv2:${place}/webacl/${getWebAclName(context)}/${context.uuid()}`;
    },
    Id: (context) => context.uuid(),
    Name: getWebAclName,
  },
};

const getCertificateArn = arnOf("acm", (context) => `certificate/${context.uuid()}`);
const getTopicName = fromName("TopicName");
const getTopicArn = arnOf("sns", getTopicName);
const getQueueName = fromName("QueueName");
function getQueueUrl(context: StandInContext): string {
  return `https://sqs.${context.region}.${context.urlSuffix}/${context.accountId}/${getQueueName(context)}`;
}
const getSecretArn = arnOf(
  "secretsmanager",
  (context) => `secret:${context.name("Name")}-${context.hash(6)}`,
);
function getZoneId(context: StandInContext): string {
  return `Z${context.hash(20).toUpperCase()}`;
}
const getTableArn = arnOf("dynamodb", (context) => `table/${context.name("TableName")}`);

const table: StandInType = {
  ref: fromName("TableName"),
  attributes: {
    Arn: getTableArn,
    StreamArn: (context) => `${getTableArn(context)}/stream/2024-01-01T00:00:00.000`,
  },
};

const role: StandInType = {
  ref: fromName("RoleName"),
  attributes: {
    Arn: (context) => `arn:${context.partition}:iam::${context.accountId}:role/${context.name("RoleName")}`,
    RoleId: (context) => `AROA${context.hash(17).toUpperCase()}`,
  },
};

/** The types of other services whose values CloudFront resources use, with the form of each value. */
export const standInTypes: Readonly<Record<string, StandInType>> = {
  "AWS::S3::Bucket": bucket,
  "AWS::Lambda::Function": lambdaFunction,
  "AWS::Lambda::Version": {
    ref: getVersionArn,
    attributes: { FunctionArn: getVersionArn, Version: () => "1" },
  },
  "AWS::Lambda::Alias": { ref: getAliasArn, attributes: { AliasArn: getAliasArn } },
  "AWS::Lambda::Url": {
    ref: targetArn("TargetFunctionArn"),
    attributes: {
      FunctionArn: targetArn("TargetFunctionArn"),
      FunctionUrl: (context) => `https://${context.hash(32)}.lambda-url.${context.region}.on.aws/`,
    },
  },
  "AWS::CertificateManager::Certificate": {
    ref: getCertificateArn,
    attributes: { CertificateArn: getCertificateArn },
  },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": loadBalancer,
  "AWS::ApiGateway::RestApi": restApi,
  "AWS::ApiGateway::Stage": stage("prod"),
  "AWS::ApiGatewayV2::Api": httpApi,
  "AWS::ApiGatewayV2::Stage": stage("$default"),
  "AWS::WAFv2::WebACL": webAcl,
  "AWS::IAM::Role": role,
  "AWS::Kinesis::Stream": {
    ref: fromName("Name"),
    attributes: { Arn: arnOf("kinesis", (context) => `stream/${context.name("Name")}`) },
  },
  "AWS::SNS::Topic": { ref: getTopicArn, attributes: { TopicArn: getTopicArn, TopicName: getTopicName } },
  "AWS::SQS::Queue": {
    ref: getQueueUrl,
    attributes: { Arn: arnOf("sqs", getQueueName), QueueName: getQueueName, QueueUrl: getQueueUrl },
  },
  "AWS::SSM::Parameter": {
    ref: fromName("Name"),
    attributes: {
      Value: (context) => context.property("Value"),
      Type: (context) => context.property("Type") ?? "String",
    },
  },
  "AWS::SecretsManager::Secret": { ref: getSecretArn, attributes: { Id: getSecretArn } },
  "AWS::Route53::HostedZone": { ref: getZoneId, attributes: { Id: getZoneId } },
  "AWS::Logs::LogGroup": {
    ref: fromName("LogGroupName"),
    attributes: { Arn: arnOf("logs", (context) => `log-group:${context.name("LogGroupName")}:*`) },
  },
  "AWS::DynamoDB::Table": table, // The CDK's EdgeFunction: a version of a function that another stack makes in us-east-1
  "Custom::CrossRegionStringParameterReader": {
    ref: (context) => context.generatedName(),
    attributes: {
      FunctionArn: (context) =>
        `arn:${context.partition}:lambda:us-east-1:${context.accountId}:function:${context.generatedName()}:1`,
    },
  },
};
