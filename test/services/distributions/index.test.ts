import {
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateDistributionCommand,
  type DefaultCacheBehavior,
  type DistributionConfig,
  GetDistributionConfigCommand,
  type LambdaFunctionAssociation,
  type Origin,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { MockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import {
  associations,
  makeBehavior,
  makeDistribution,
  seedLive,
  withAliases,
} from "../../support/make-distribution.ts";

const edge = "arn:aws:cloudfront::123456789012:function/edge";
function listOf<Item>(...Items: Item[]) {
  return { Quantity: Items.length, Items };
}
function lambdaAt(EventType: LambdaFunctionAssociation["EventType"]): LambdaFunctionAssociation {
  return {
    LambdaFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:edge:3",
    EventType,
    IncludeBody: false,
  };
}
function custom(DomainName: string, changes: Partial<Origin> = {}): Origin {
  return {
    Id: "site",
    DomainName,
    CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" },
    ...changes,
  };
}
function legacy(changes: Partial<DefaultCacheBehavior["ForwardedValues"]>): DefaultCacheBehavior {
  return {
    TargetOriginId: "site",
    ViewerProtocolPolicy: "allow-all",
    ForwardedValues: { QueryString: false, Cookies: { Forward: "none" }, ...changes },
    TrustedSigners: { Enabled: false, Quantity: 0 },
    MinTTL: 0,
  };
}

/** As the AWS guide, CDK and Terraform write them. */
const usual: Readonly<Record<string, Partial<DistributionConfig>>> = {
  "a bucket with origin access control": {
    Origins: listOf({
      Id: "site",
      DomainName: "site.s3.us-east-1.amazonaws.com",
      S3OriginConfig: { OriginAccessIdentity: "" },
      OriginAccessControlId: "E2QWRUHAPOMQZL",
    }),
    DefaultRootObject: "index.html",
  },
  "a bucket with an origin access identity": {
    Origins: listOf({
      Id: "site",
      DomainName: "site.s3.amazonaws.com",
      S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E127EXAMPLE51Z" },
    }),
  },
  "a bucket's website": { Origins: listOf(custom("site.s3-website-us-east-1.amazonaws.com")) },
  "a function's URL with origin access control": {
    Origins: listOf(
      custom("abc.lambda-url.us-east-1.on.aws", { OriginAccessControlId: "E3LAMBDAEXAMPLE", OriginPath: "" }),
    ),
  },
  "an origin with a secret header and Origin Shield": {
    Origins: listOf(
      custom("alb.example.com", {
        CustomHeaders: listOf({ HeaderName: "X-Origin-Verify", HeaderValue: "secret" }),
        OriginShield: { Enabled: true, OriginShieldRegion: "us-east-1" },
      }),
    ),
  },
  "an origin group for failover": {
    Origins: listOf(custom("a.example.com"), custom("b.example.com", { Id: "standby" })),
    OriginGroups: listOf({
      Id: "both",
      FailoverCriteria: { StatusCodes: listOf(500, 502, 503, 504) },
      Members: listOf({ OriginId: "site" }, { OriginId: "standby" }),
    }),
    DefaultCacheBehavior: makeBehavior({ TargetOriginId: "both" }),
  },
  "aliases, one of them for all, and a certificate of us-east-1": withAliases("example.com", "*.example.com"),
  "pages for errors, a web ACL, a price class and countries": {
    CustomErrorResponses: listOf(
      { ErrorCode: 404, ResponseCode: "200", ResponsePagePath: "/index.html", ErrorCachingMinTTL: 10 },
      { ErrorCode: 500, ResponseCode: "", ResponsePagePath: "" },
    ),
    WebACLId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/acl/473e64fd",
    PriceClass: "PriceClass_100",
    HttpVersion: "http2and3",
    Restrictions: { GeoRestriction: { RestrictionType: "whitelist", ...listOf("DE", "FR") } },
    Logging: { Enabled: true, IncludeCookies: false, Bucket: "logs.s3.amazonaws.com", Prefix: "" },
  },
  "Lambda@Edge at all four events": {
    DefaultCacheBehavior: makeBehavior({
      LambdaFunctionAssociations: listOf(
        ...(["viewer-request", "origin-request", "origin-response", "viewer-response"] as const).map(
          lambdaAt,
        ),
      ),
    }),
  },
  "functions at viewer events and Lambda@Edge at origin events": {
    DefaultCacheBehavior: makeBehavior({
      FunctionAssociations: associations(["viewer-request", edge], ["viewer-response", edge]),
      LambdaFunctionAssociations: listOf(lambdaAt("origin-request"), lambdaAt("origin-response")),
    }),
  },
  "a function in one behavior, Lambda@Edge in another": {
    DefaultCacheBehavior: makeBehavior({ FunctionAssociations: associations(["viewer-request", edge]) }),
    CacheBehaviors: listOf({
      PathPattern: "/api/*",
      ...makeBehavior({ LambdaFunctionAssociations: listOf(lambdaAt("viewer-request")) }),
    }),
  },
  "every method, keys of signers, and policies of all three kinds": {
    DefaultCacheBehavior: makeBehavior({
      AllowedMethods: {
        ...listOf("GET" as const, "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"),
        CachedMethods: listOf("GET" as const, "HEAD"),
      },
      TrustedKeyGroups: { Enabled: true, ...listOf("b74f4f3c-bc62-4ee0-a2b7-b3b1a0d4c1f1") },
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      ResponseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
    }),
  },
  "forwarded values": { DefaultCacheBehavior: legacy({}) },
  "lists of forwarded values": {
    DefaultCacheBehavior: legacy({
      QueryString: true,
      QueryStringCacheKeys: listOf("page"),
      Headers: listOf("Origin"),
      Cookies: { Forward: "whitelist", WhitelistedNames: listOf("session") },
    }),
  },
  "empty members": {
    Aliases: { Quantity: 0, Items: [] },
    OriginGroups: { Quantity: 0, Items: [] },
    ViewerCertificate: { CloudFrontDefaultCertificate: true, ACMCertificateArn: "" },
    DefaultCacheBehavior: makeBehavior({ OriginRequestPolicyId: "", ResponseHeadersPolicyId: "" }),
  },
};

/** Creates what the configurations refer to. */
function seedReferences({ seed }: MockCloudFront): void {
  seed.originAccessControl({ id: "E2QWRUHAPOMQZL" });
  seed.originAccessControl({ id: "E3LAMBDAEXAMPLE", config: { OriginAccessControlOriginType: "lambda" } });
  seed.keyGroup({ id: "b74f4f3c-bc62-4ee0-a2b7-b3b1a0d4c1f1", publicKeys: [seed.publicKey().id] });
}

describe.each(interceptionModes)("a usual configuration ($name)", ({ open }) => {
  it.each(Object.entries(usual))("is accepted, read, changed and written: %s", async (_, config) => {
    const { client, cloudfront } = open();
    seedLive(cloudfront);
    seedReferences(cloudfront);
    const identity = await client.send(
      new CreateCloudFrontOriginAccessIdentityCommand({
        CloudFrontOriginAccessIdentityConfig: { CallerReference: "first", Comment: "" },
      }),
    );
    const id = identity.CloudFrontOriginAccessIdentity?.Id as string;
    const given = JSON.parse(JSON.stringify(config).replace("E127EXAMPLE51Z", id)) as typeof config;
    const create = new CreateDistributionCommand(makeDistribution(given));
    const Id = (await client.send(create)).Distribution?.Id;
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const changed = { ...DistributionConfig, Comment: "changed" } as DistributionConfig;
    const update = new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: changed });
    expect((await client.send(update)).Distribution?.DistributionConfig).toEqual(changed);
  });
});
