import { describe, expect, it } from "vitest";
import { makeStandIn } from "../../src/templates/stand-in.ts";

interface Changes {
  readonly logicalId?: string;
  readonly region?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly given?: Readonly<Record<string, unknown>>;
}

function make(
  type: string,
  { logicalId = "Thing", region = "eu-west-1", properties = {}, given }: Changes = {},
) {
  const resolveProperty = (name: string) => properties[name];
  const source = { logicalId, type, stackName: "Site", region, accountId: "123456789012", resolveProperty };
  return makeStandIn(source, given);
}

/** The values of a stand-in by name. `Ref` is a name too. */
function valuesOf(type: string, names: readonly string[], changes: Changes = {}) {
  const standIn = make(type, changes);
  return Object.fromEntries(
    names.map((name) => [name, (name === "Ref" ? standIn.ref() : standIn.attribute(name)).value]),
  );
}

describe("makeStandIn", () => {
  it("names a bucket and its hosts", () => {
    const properties = { BucketName: "site" };
    expect(
      valuesOf("AWS::S3::Bucket", ["Ref", "Arn", "DomainName", "RegionalDomainName", "WebsiteURL"], {
        properties,
      }),
    ).toEqual({
      Ref: "site",
      Arn: "arn:aws:s3:::site",
      DomainName: "site.s3.amazonaws.com",
      RegionalDomainName: "site.s3.eu-west-1.amazonaws.com",
      WebsiteURL: "http://site.s3-website-eu-west-1.amazonaws.com",
    });
  });

  it("writes the website host of a newer region with a dot", () => {
    const { value } = make("AWS::S3::Bucket", { region: "eu-central-1" }).attribute("WebsiteURL");
    expect(value).toMatch(/^http:\/\/site-thing-[0-9a-f]{12}\.s3-website\.eu-central-1\.amazonaws\.com$/);
  });

  it("uses the partition of China", () => {
    const properties = { BucketName: "site" };
    expect(
      valuesOf("AWS::S3::Bucket", ["Arn", "RegionalDomainName"], { region: "cn-north-1", properties }),
    ).toEqual({
      Arn: "arn:aws-cn:s3:::site",
      RegionalDomainName: "site.s3.cn-north-1.amazonaws.com.cn",
    });
  });

  it("names a Lambda function and its versions, aliases and URL", () => {
    const arn = "arn:aws:lambda:eu-west-1:123456789012:function:auth";
    expect(
      valuesOf("AWS::Lambda::Function", ["Ref", "Arn"], { properties: { FunctionName: "auth" } }),
    ).toEqual({
      Ref: "auth",
      Arn: arn,
    });
    expect(
      valuesOf("AWS::Lambda::Version", ["Ref", "Version"], { properties: { FunctionName: "auth" } }),
    ).toEqual({
      Ref: `${arn}:1`,
      Version: "1",
    });
    expect(
      valuesOf("AWS::Lambda::Alias", ["Ref"], { properties: { FunctionName: arn, Name: "green" } }),
    ).toEqual({
      Ref: `${arn}:green`,
    });
    const url = valuesOf("AWS::Lambda::Url", ["Ref", "FunctionUrl"], {
      properties: { TargetFunctionArn: arn },
    });
    expect(url).toEqual({
      Ref: arn,
      FunctionUrl: expect.stringMatching(/^https:\/\/[0-9a-f]{32}\.lambda-url\.eu-west-1\.on\.aws\/$/),
    });
  });

  it.each([
    [{}, /^Site-Thing-[0-9A-F]{12}-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/],
    [{ Name: "web", Scheme: "internal" }, /^internal-web-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/],
    [{ Name: "tcp", Type: "network" }, /^tcp-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/],
  ])("names the host of a load balancer of %j", (properties, host) => {
    const { value } = make("AWS::ElasticLoadBalancingV2::LoadBalancer", { properties }).attribute("DNSName");
    expect(value).toMatch(host);
  });

  it("places the ACL of CloudFront in us-east-1, and a regional one in the region", () => {
    const arnOf = (properties: object) =>
      make("AWS::WAFv2::WebACL", { properties: { Name: "acl", ...properties } }).attribute("Arn").value;
    expect(arnOf({ Scope: "CLOUDFRONT" })).toMatch(
      /^arn:aws:wafv2:us-east-1:123456789012:global\/webacl\/acl\/[0-9a-f-]{36}$/,
    );
    expect(arnOf({ Scope: "REGIONAL" })).toMatch(
      /^arn:aws:wafv2:eu-west-1:123456789012:regional\/webacl\/acl\/[0-9a-f-]{36}$/,
    );
  });

  it.each([
    [
      "AWS::CertificateManager::Certificate",
      "Ref",
      /^arn:aws:acm:eu-west-1:123456789012:certificate\/[0-9a-f-]{36}$/,
    ],
    [
      "AWS::ApiGatewayV2::Api",
      "ApiEndpoint",
      /^https:\/\/[0-9a-f]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
    ],
    ["AWS::IAM::Role", "Arn", /^arn:aws:iam::123456789012:role\/Site-Thing-[0-9A-F]{12}$/],
    [
      "AWS::Kinesis::Stream",
      "Arn",
      /^arn:aws:kinesis:eu-west-1:123456789012:stream\/Site-Thing-[0-9A-F]{12}$/,
    ],
    ["AWS::SQS::Queue", "Ref", /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/123456789012\/Site-Thing-/],
    [
      "AWS::SecretsManager::Secret",
      "Ref",
      /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:Site-Thing-/,
    ],
  ])("knows the form of %s.%s", (type, name, form) => {
    const standIn = make(type);
    const { value, isGuessed } = name === "Ref" ? standIn.ref() : standIn.attribute(name);
    expect(value).toMatch(form);
    expect(isGuessed).toBe(false);
  });

  it.each([
    ["ServiceArn", /^arn:aws:appsync:eu-west-1:123456789012:graphqlapi\//],
    ["GraphQLDomainName", /^thing\.appsync\.eu-west-1\.amazonaws\.com$/],
    ["GraphQLUrl", /^https:\/\/thing\.appsync\.eu-west-1\.amazonaws\.com\/$/],
    ["Outputs.Color", /^Thing\.Outputs\.Color$/],
  ])("guesses %s of an unknown type by its name, and says so", (name, form) => {
    const { value, isGuessed } = make("AWS::AppSync::GraphQLApi").attribute(name);
    expect(value).toMatch(form);
    expect(isGuessed).toBe(true);
  });

  it("guesses Ref of an unknown type", () => {
    expect(make("Custom::Thing").ref()).toEqual({
      value: expect.stringMatching(/^Site-Thing-[0-9A-F]{12}$/),
      isGuessed: true,
    });
  });

  it.each([
    ["AWS::CloudFront::OriginAccessControl", /^E[0-9A-F]{13}$/],
    ["AWS::CloudFront::PublicKey", /^K[0-9A-F]{13}$/],
    ["AWS::CloudFront::CachePolicy", /^[0-9a-f-]{36}$/],
  ])("gives %s an id of its form, if no service of the mock makes the type", (type, form) => {
    const { ref, attribute } = make(type);
    expect(ref().value).toMatch(form);
    expect(attribute("Id").value).toBe(ref().value);
  });

  it.each([
    ["Function", "Ref", /^arn:aws:cloudfront::123456789012:function\/edge$/],
    ["Function", "FunctionARN", /^arn:aws:cloudfront::123456789012:function\/edge$/],
    ["KeyValueStore", "Ref", /^edge$/],
    ["KeyValueStore", "Id", /^[0-9a-f-]{36}$/],
    ["KeyValueStore", "Arn", /^arn:aws:cloudfront::123456789012:key-value-store\/[0-9a-f-]{36}$/],
    ["RealtimeLogConfig", "Ref", /^arn:aws:cloudfront::123456789012:realtime-log-config\//],
  ])(
    "gives AWS::CloudFront::%s the form of its %s, if no service of the mock makes it",
    (name, attribute, form) => {
      const standIn = make(`AWS::CloudFront::${name}`, { properties: { Name: "edge" } });
      const { value } = attribute === "Ref" ? standIn.ref() : standIn.attribute(attribute);
      expect(value).toMatch(form);
    },
  );

  it("prefers given values", () => {
    const given = { Ref: "id", DNSName: "alb.test", "Outputs.Color": "blue" };
    const standIn = make("AWS::ElasticLoadBalancingV2::LoadBalancer", { given });
    expect(standIn.ref()).toEqual({ value: "id", isGuessed: false });
    expect(standIn.attribute("DNSName")).toEqual({ value: "alb.test", isGuessed: false });
    expect(standIn.attribute("Outputs.Color")).toEqual({ value: "blue", isGuessed: false });
  });

  it("gives the same values in every run, and others to another resource", () => {
    const nameOf = (logicalId: string) => make("AWS::S3::Bucket", { logicalId }).ref().value;
    expect(nameOf("A")).toBe(nameOf("A"));
    expect(nameOf("A")).not.toBe(nameOf("B"));
  });

  it("reads the exports of CDK's stack in another region", () => {
    const properties = { ReaderProps: { imports: { "/cdk/exports/Site/Arn": "arn:aws:x" } } };
    const reader = make("Custom::CrossRegionExportReader", { properties });
    expect(reader.attribute("/cdk/exports/Site/Arn")).toEqual({ value: "arn:aws:x", isGuessed: false });
  });

  it("ignores a property that cannot be resolved", () => {
    const source = {
      logicalId: "Bucket",
      type: "AWS::S3::Bucket",
      stackName: "Site",
      region: "us-east-1",
      accountId: "123456789012",
      resolveProperty: () => {
        throw new Error("Fn::Transform");
      },
    };
    expect(makeStandIn(source).ref().value).toMatch(/^site-bucket-[0-9a-f]{12}$/);
  });
});
