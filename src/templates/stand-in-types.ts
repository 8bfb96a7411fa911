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

const bucketName: Value = (context) =>
  context.property("BucketName") ?? context.generatedName().toLowerCase();

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
  ref: bucketName,
  attributes: {
    Arn: (context) => `arn:${context.partition}:s3:::${bucketName(context)}`,
    DomainName: (context) => `${bucketName(context)}.s3.${context.urlSuffix}`,
    RegionalDomainName: (context) => `${bucketName(context)}.s3.${context.region}.${context.urlSuffix}`,
    DualStackDomainName: (context) =>
      `${bucketName(context)}.s3.dualstack.${context.region}.${context.urlSuffix}`,
    WebsiteURL: (context) => {
      const separator = regionsWithHyphen.has(context.region) ? "-" : ".";
      return `http://${bucketName(context)}.s3-website${separator}${context.region}.${context.urlSuffix}`;
    },
  },
};

const lambdaArn = arnOf("lambda", (context) => `function:${context.name("FunctionName")}`);

const lambdaFunction: StandInType = {
  ref: fromName("FunctionName"),
  attributes: { Arn: lambdaArn },
};

/** Returns the ARN of the Lambda function that a property names by name or ARN. */
function targetArn(property: string): Value {
  return (context) => {
    const target = context.property(property) ?? context.generatedName();
    return target.startsWith("arn:") ? target : context.arn("lambda", `function:${target}`);
  };
}

const versionArn: Value = (context) => `${targetArn("FunctionName")(context)}:1`;
const aliasArn: Value = (context) =>
  `${targetArn("FunctionName")(context)}:${context.property("Name") ?? "live"}`;

/** The name of a load balancer of at most 32 characters, as CloudFormation creates it. */
const balancerName: Value = (context) => context.property("Name") ?? context.generatedName().slice(0, 32);

const isNetworkBalancer = (context: StandInContext): boolean => context.property("Type") === "network";

const balancerFullName: Value = (context) =>
  `${isNetworkBalancer(context) ? "net" : "app"}/${balancerName(context)}/${context.hash(16)}`;

const balancerArn = arnOf("elasticloadbalancing", (context) => `loadbalancer/${balancerFullName(context)}`);

const loadBalancer: StandInType = {
  ref: balancerArn,
  attributes: {
    LoadBalancerArn: balancerArn,
    LoadBalancerName: balancerName,
    LoadBalancerFullName: balancerFullName,
    CanonicalHostedZoneID: (context) => `Z${context.hash(13).toUpperCase()}`,
    DNSName: (context) => {
      const name = balancerName(context);
      if (isNetworkBalancer(context)) {
        return `${name}-${context.hash(16)}.elb.${context.region}.${context.urlSuffix}`;
      }
      const host = context.property("Scheme") === "internal" ? `internal-${name}` : name;
      return `${host}-${context.digits(10)}.${context.region}.elb.${context.urlSuffix}`;
    },
  },
};

const apiId: Value = (context) => context.hash(10);

const restApi: StandInType = {
  ref: apiId,
  attributes: { RestApiId: apiId, RootResourceId: (context) => context.hash(20).slice(10) },
};

const httpApi: StandInType = {
  ref: apiId,
  attributes: {
    ApiId: apiId,
    ApiEndpoint: (context) => `https://${apiId(context)}.execute-api.${context.region}.${context.urlSuffix}`,
  },
};

function stage(defaultName: string): StandInType {
  return { ref: (context) => context.property("StageName") ?? defaultName, attributes: {} };
}

const webAclName = fromName("Name");

const webAcl: StandInType = {
  ref: (context) => `${webAclName(context)}|${context.uuid()}|${context.property("Scope") ?? "CLOUDFRONT"}`,
  attributes: {
    Arn: (context) => {
      const isRegional = context.property("Scope") === "REGIONAL";
      const place = isRegional
        ? `${context.region}:${context.accountId}:regional`
        : `us-east-1:${context.accountId}:global`;
      return `arn:${context.partition}:wafv2:${place}/webacl/${webAclName(context)}/${context.uuid()}`;
    },
    Id: (context) => context.uuid(),
    Name: webAclName,
  },
};

const certificateArn = arnOf("acm", (context) => `certificate/${context.uuid()}`);
const topicName = fromName("TopicName");
const topicArn = arnOf("sns", topicName);
const queueName = fromName("QueueName");
const queueUrl: Value = (context) =>
  `https://sqs.${context.region}.${context.urlSuffix}/${context.accountId}/${queueName(context)}`;
const secretArn = arnOf("secretsmanager", (context) => `secret:${context.name("Name")}-${context.hash(6)}`);
const zoneId: Value = (context) => `Z${context.hash(20).toUpperCase()}`;
const tableArn = arnOf("dynamodb", (context) => `table/${context.name("TableName")}`);

const table: StandInType = {
  ref: fromName("TableName"),
  attributes: {
    Arn: tableArn,
    StreamArn: (context) => `${tableArn(context)}/stream/2024-01-01T00:00:00.000`,
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
  "AWS::Lambda::Version": { ref: versionArn, attributes: { FunctionArn: versionArn, Version: () => "1" } },
  "AWS::Lambda::Alias": { ref: aliasArn, attributes: { AliasArn: aliasArn } },
  "AWS::Lambda::Url": {
    ref: targetArn("TargetFunctionArn"),
    attributes: {
      FunctionArn: targetArn("TargetFunctionArn"),
      FunctionUrl: (context) => `https://${context.hash(32)}.lambda-url.${context.region}.on.aws/`,
    },
  },
  "AWS::CertificateManager::Certificate": {
    ref: certificateArn,
    attributes: { CertificateArn: certificateArn },
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
  "AWS::SNS::Topic": { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: topicName } },
  "AWS::SQS::Queue": {
    ref: queueUrl,
    attributes: { Arn: arnOf("sqs", queueName), QueueName: queueName, QueueUrl: queueUrl },
  },
  "AWS::SSM::Parameter": {
    ref: fromName("Name"),
    attributes: {
      Value: (context) => context.property("Value"),
      Type: (context) => context.property("Type") ?? "String",
    },
  },
  "AWS::SecretsManager::Secret": { ref: secretArn, attributes: { Id: secretArn } },
  "AWS::Route53::HostedZone": { ref: zoneId, attributes: { Id: zoneId } },
  "AWS::Logs::LogGroup": {
    ref: fromName("LogGroupName"),
    attributes: { Arn: arnOf("logs", (context) => `log-group:${context.name("LogGroupName")}:*`) },
  },
  "AWS::DynamoDB::Table": table,
};
