import { describe, expect, it } from "vitest";
import type { CloudFormationTemplate } from "../../src/index.ts";
import { resourceTypes } from "../../src/templates/resource-types.ts";
import { passThrough } from "../support/make.ts";
import { rsaKey } from "../support/make-keys.ts";
import { kinesis } from "../support/make-realtime-log-config.ts";
import { makeDistributionProperties } from "../support/make-target.ts";
import { certificateArn } from "../support/make-tenant.ts";
import { bundles } from "../support/make-trust-store.ts";
import { changesOf, openMock } from "../support/templates.ts";

type Properties = Readonly<Record<string, unknown>>;

/** The life of a type: properties, an update in place, and a change that replaces the resource. */
interface Life {
  readonly properties: Properties;
  readonly update?: Properties;
  readonly replace?: Properties;
  /** The attributes that the API returns only for other properties. */
  readonly without?: readonly string[];
  /** The tables of resources that CloudFront itself makes and keeps. */
  readonly leaves?: readonly string[];
  /** Other resources of the template. */
  readonly also?: Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>;
}

const prefix = "AWS::CloudFront::";

function makeResource(type: string, properties: Properties) {
  return { Type: prefix + type, Properties: properties };
}

/** Properties that lie within one member, of which some change. */
function within(member: string, properties: Properties, changes: Properties) {
  return { properties: { [member]: properties }, update: { [member]: { ...properties, ...changes } } };
}

const none = { HeadersConfig: { HeaderBehavior: "none" }, CookiesConfig: { CookieBehavior: "none" } };
const publicKey = makeResource("PublicKey", {
  PublicKeyConfig: { Name: "key", CallerReference: "1", EncodedKey: rsaKey },
});
const functionConfig = { Comment: "", Runtime: "cloudfront-js-2.0" };
const multiTenant = makeResource(
  "Distribution",
  makeDistributionProperties({
    ConnectionMode: "tenant-only",
    ViewerCertificate: { AcmCertificateArn: certificateArn, SslSupportMethod: "sni-only" },
  }),
);
const staging = makeResource("Distribution", makeDistributionProperties({ Staging: true }));
const profile = {
  Name: "cards",
  CallerReference: "1",
  EncryptionEntities: [{ PublicKeyId: { Ref: "Key" }, ProviderId: "payments", FieldPatterns: ["card.*"] }],
};

const lives: Readonly<Record<string, Life>> = {
  Function: {
    properties: {
      Name: "edge",
      FunctionCode: passThrough,
      FunctionConfig: functionConfig,
      AutoPublish: true,
    },
    update: { FunctionCode: `${passThrough} // 2` },
    replace: { Name: "edge-2" },
  },
  KeyValueStore: {
    properties: { Name: "pages", Comment: "old" },
    update: { Comment: "new" },
    replace: { Name: "pages-2" },
  },
  Distribution: {
    properties: makeDistributionProperties(),
    update: makeDistributionProperties({ DefaultRootObject: "index.html" }),
  },
  StreamingDistribution: {
    ...within(
      "StreamingDistributionConfig",
      {
        Comment: "films",
        Enabled: true,
        S3Origin: { DomainName: "films.s3.amazonaws.com", OriginAccessIdentity: "" },
        TrustedSigners: { Enabled: false },
      },
      { Comment: "series" },
    ),
  },
  CachePolicy: within(
    "CachePolicyConfig",
    {
      Name: "pages",
      MinTTL: 1,
      DefaultTTL: 60,
      MaxTTL: 3600,
      ParametersInCacheKeyAndForwardedToOrigin: {
        ...none,
        EnableAcceptEncodingGzip: true,
        QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: ["page"] },
      },
    },
    { MinTTL: 2 },
  ),
  OriginRequestPolicy: within(
    "OriginRequestPolicyConfig",
    { Name: "api", ...none, QueryStringsConfig: { QueryStringBehavior: "all" } },
    { Comment: "new" },
  ),
  ResponseHeadersPolicy: within(
    "ResponseHeadersPolicyConfig",
    {
      Name: "secure",
      CustomHeadersConfig: { Items: [{ Header: "x-site", Value: "docs", Override: true }] },
      CorsConfig: {
        AccessControlAllowCredentials: false,
        AccessControlAllowHeaders: { Items: ["*"] },
        AccessControlAllowMethods: { Items: ["GET"] },
        AccessControlAllowOrigins: { Items: ["https://example.com"] },
        OriginOverride: true,
      },
      RemoveHeadersConfig: { Items: [{ Header: "server" }] },
    },
    { Comment: "new" },
  ),
  KeyGroup: {
    ...within("KeyGroupConfig", { Name: "signers", Items: [{ Ref: "Key" }] }, { Comment: "new" }),
    also: { Key: publicKey },
  },
  ContinuousDeploymentPolicy: {
    ...within(
      "ContinuousDeploymentPolicyConfig",
      {
        Enabled: true,
        StagingDistributionDnsNames: [{ "Fn::GetAtt": ["Staging", "DomainName"] }],
        TrafficConfig: { Type: "SingleWeight", SingleWeightConfig: { Weight: 0.05 } },
      },
      { Enabled: false },
    ),
    also: { Staging: staging },
  },
  OriginAccessControl: within(
    "OriginAccessControlConfig",
    {
      Name: "bucket",
      OriginAccessControlOriginType: "s3",
      SigningBehavior: "always",
      SigningProtocol: "sigv4",
    },
    { Description: "new" },
  ),
  CloudFrontOriginAccessIdentity: within(
    "CloudFrontOriginAccessIdentityConfig",
    { Comment: "old" },
    { Comment: "new" },
  ),
  PublicKey: within(
    "PublicKeyConfig",
    { Name: "key", CallerReference: "1", EncodedKey: rsaKey, Comment: "old" },
    { Comment: "new" },
  ),
  MonitoringSubscription: {
    properties: {
      DistributionId: { Ref: "Site" },
      MonitoringSubscription: {
        RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Enabled" },
      },
    },
    update: {
      MonitoringSubscription: {
        RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Disabled" },
      },
    },
    also: { Site: makeResource("Distribution", makeDistributionProperties()) },
  },
  RealtimeLogConfig: {
    properties: {
      Name: "logs",
      SamplingRate: 10,
      Fields: ["timestamp"],
      EndPoints: [
        {
          StreamType: "Kinesis",
          KinesisStreamConfig: {
            RoleArn: kinesis.KinesisStreamConfig.RoleARN,
            StreamArn: kinesis.KinesisStreamConfig.StreamARN,
          },
        },
      ],
    },
    update: { SamplingRate: 20 },
    replace: { Name: "logs-2" },
  },
  VpcOrigin: within(
    "VpcOriginEndpointConfig",
    {
      Name: "internal-api",
      Arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/alb/e6aa5c7d26415c6d",
    },
    { HTTPPort: 8080 },
  ),
  AnycastIpList: {
    properties: { Name: "ips", IpCount: 21 },
    without: ["IpamCidrConfigResults"],
    replace: { Name: "ips-2" },
  },
  ConnectionGroup: {
    properties: { Name: "europe", Enabled: true },
    update: { Ipv6Enabled: false },
    replace: { Name: "asia" },
  },
  DistributionTenant: {
    properties: { DistributionId: { Ref: "Multi" }, Name: "acme", Domains: ["www.acme.example"] },
    update: { Domains: ["www.acme.example", "shop.acme.example"] },
    // The default connection group of the account.
    leaves: ["connectionGroups"],
    also: { Multi: multiTenant },
  },
  ConnectionFunction: {
    properties: {
      Name: "handshake",
      ConnectionFunctionCode: "function connectionHandler(connection) { connection.allow(); }",
      ConnectionFunctionConfig: functionConfig,
      AutoPublish: true,
    },
    update: { ConnectionFunctionConfig: { ...functionConfig, Comment: "new" } },
    replace: { Name: "handshake-2" },
  },
  TrustStore: {
    properties: {
      Name: "devices",
      CaCertificatesBundleSource: {
        CaCertificatesBundleS3Location: { Bucket: "certificates", Key: "ca.pem", Region: "us-east-1" },
      },
    },
    update: {
      CaCertificatesBundleSource: {
        CaCertificatesBundleS3Location: { Bucket: "certificates", Key: "two.pem", Region: "us-east-1" },
      },
    },
    replace: { Name: "devices-2" },
  },
  FieldLevelEncryptionProfile: {
    ...within("FieldLevelEncryptionProfileConfig", profile, { Comment: "new" }),
    replace: { FieldLevelEncryptionProfileConfig: { ...profile, Name: "cards-2", CallerReference: "2" } },
    also: { Key: publicKey },
  },
  FieldLevelEncryptionConfig: {
    properties: { CallerReference: "1", Comment: "old" },
    update: { Comment: "new" },
    replace: { CallerReference: "2" },
  },
};

it("every type of CloudFront resource has its life tested", () => {
  expect(Object.keys(lives).map((name) => prefix + name)).toEqual(Object.keys(resourceTypes));
});

describe.each(Object.entries(lives))(
  "AWS::CloudFront::%s",
  (name, { properties, update, replace, also = {}, without = [], leaves = [] }) => {
    function makeTemplate(changes: Properties = {}): CloudFormationTemplate {
      return { Resources: { ...also, Thing: makeResource(name, { ...properties, ...changes }) } };
    }

    async function deploy() {
      const { cloudfront } = openMock({ objects: bundles });
      const stack = await cloudfront.deployTemplate(makeTemplate());
      return { cloudfront, stack, thing: stack.resource("Thing") };
    }

    it("is created, with every attribute of CloudFormation", async () => {
      const { stack, thing } = await deploy();
      const { attributes = [], ref = "" } = resourceTypes[prefix + name] ?? {};
      expect(stack.notes).toEqual([]);
      expect(changesOf(stack)).toContain("create Thing");
      expect(Object.keys(thing.attributes).sort()).toEqual(
        attributes.filter((attribute) => !without.includes(attribute)).sort(),
      );
      expect(thing.ref).toBe(thing.attributes[ref] ?? thing.properties[ref]);
    });

    it("stays as it is when the template did not change", async () => {
      const { cloudfront } = await deploy();
      const before = cloudfront.state();
      expect((await cloudfront.deployTemplate(makeTemplate())).changes).toEqual([]);
      expect(cloudfront.state()).toEqual(before);
    });

    it.skipIf(update === undefined)("is updated in place", async () => {
      const { cloudfront, thing } = await deploy();
      const updated = await cloudfront.deployTemplate(makeTemplate(update));
      expect(changesOf(updated)).toEqual(["update Thing"]);
      expect(updated.resource("Thing")).toMatchObject({ id: thing.id, ref: thing.ref });
    });

    it.skipIf(replace === undefined)("is replaced", async () => {
      const { cloudfront, thing } = await deploy();
      const replaced = await cloudfront.deployTemplate(makeTemplate(replace));
      expect(changesOf(replaced)).toEqual(["replace Thing", "delete Thing"]);
      expect(replaced.resource("Thing").id).not.toBe(thing.id);
    });

    it("is deleted with its stack", async () => {
      const { cloudfront, stack } = await deploy();
      await stack.delete();
      expect(Object.keys(cloudfront.state())).toEqual(leaves);
    });
  },
);
