import { describe, expect, it } from "vitest";
import type { Config } from "../../../src/services/distributions/config.ts";
import { toStoredConfig } from "../../../src/services/distributions/defaults.ts";
import { aliases, makeBehavior, makeDistributionConfig } from "../../support/make-distribution.ts";

function complete(changes: Parameters<typeof makeDistributionConfig>[0] = {}): Config {
  return toStoredConfig(makeDistributionConfig(changes) as Config, "123456789012");
}

describe("the defaults of a distribution's configuration", () => {
  // seen: an update-distribution's answer of 2025-12, whose configuration names nothing but what stands here
  it("match a published configuration with a cache policy", () => {
    expect(complete()).toEqual({
      CallerReference: "first",
      Aliases: { Quantity: 0 },
      DefaultRootObject: "",
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: "site",
            DomainName: "site.s3.amazonaws.com",
            OriginPath: "",
            CustomHeaders: { Quantity: 0 },
            S3OriginConfig: { OriginAccessIdentity: "", OriginReadTimeout: 30 },
            ConnectionAttempts: 3,
            ConnectionTimeout: 10,
            OriginShield: { Enabled: false },
            OriginAccessControlId: "",
          },
        ],
      },
      OriginGroups: { Quantity: 0 },
      DefaultCacheBehavior: {
        TargetOriginId: "site",
        TrustedSigners: { Enabled: false, Quantity: 0 },
        TrustedKeyGroups: { Enabled: false, Quantity: 0 },
        ViewerProtocolPolicy: "redirect-to-https",
        AllowedMethods: {
          Quantity: 2,
          Items: ["HEAD", "GET"],
          CachedMethods: { Quantity: 2, Items: ["HEAD", "GET"] },
        },
        SmoothStreaming: false,
        Compress: false,
        LambdaFunctionAssociations: { Quantity: 0 },
        FunctionAssociations: { Quantity: 0 },
        FieldLevelEncryptionId: "",
        CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        GrpcConfig: { Enabled: false },
      },
      CacheBehaviors: { Quantity: 0 },
      CustomErrorResponses: { Quantity: 0 },
      Comment: "a test",
      Logging: { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" },
      PriceClass: "PriceClass_All",
      Enabled: true,
      ViewerCertificate: {
        CloudFrontDefaultCertificate: true,
        SSLSupportMethod: "vip",
        MinimumProtocolVersion: "TLSv1",
        CertificateSource: "cloudfront",
      },
      Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } },
      WebACLId: "",
      HttpVersion: "http2",
      IsIPV6Enabled: true,
      ContinuousDeploymentPolicyId: "",
      Staging: false,
    });
  });

  // seen: the AWS CLI's example of create-distribution
  it("include TTLs and empty lists of headers without a cache policy", () => {
    const { DefaultCacheBehavior } = complete({
      DefaultCacheBehavior: {
        TargetOriginId: "site",
        ViewerProtocolPolicy: "allow-all",
        ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
      },
    });
    expect(DefaultCacheBehavior).toMatchObject({
      ForwardedValues: {
        QueryString: false,
        Cookies: { Forward: "none" },
        Headers: { Quantity: 0 },
        QueryStringCacheKeys: { Quantity: 0 },
      },
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
    });
  });

  it("complete each cache behavior and a custom origin", () => {
    const { CacheBehaviors, Origins } = complete({
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: "site",
            DomainName: "www.example.com",
            CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "http-only" },
          },
        ],
      },
      CacheBehaviors: {
        Quantity: 1,
        Items: [{ PathPattern: "/api/*", ...makeBehavior({ Compress: true }) }],
      },
    });
    expect(CacheBehaviors?.Items?.[0]).toMatchObject({
      PathPattern: "/api/*",
      Compress: true,
      FunctionAssociations: { Quantity: 0 },
    });
    expect(Origins.Items[0]?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: "http-only",
      OriginReadTimeout: 30,
      OriginKeepaliveTimeout: 5,
    });
  });

  it("repeat a certificate in the older members", () => {
    const arn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
    expect(
      complete({ ViewerCertificate: { ACMCertificateArn: arn, SSLSupportMethod: "sni-only" } })
        .ViewerCertificate,
    ).toEqual({
      ACMCertificateArn: arn,
      Certificate: arn,
      CertificateSource: "acm",
      CloudFrontDefaultCertificate: false,
      MinimumProtocolVersion: "TLSv1",
      SSLSupportMethod: "sni-only",
    });
    expect(
      complete({ ViewerCertificate: { IAMCertificateId: "iam-1", SSLSupportMethod: "vip" } })
        .ViewerCertificate,
    ).toMatchObject({ Certificate: "iam-1", CertificateSource: "iam" });
    expect(complete({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }).ViewerCertificate).toEqual(
      complete().ViewerCertificate,
    );
  });

  it("cache GET and HEAD if only the allowed methods are given", () => {
    const AllowedMethods = { Quantity: 3, Items: ["GET" as const, "HEAD" as const, "OPTIONS" as const] };
    expect(
      complete({ DefaultCacheBehavior: makeBehavior({ AllowedMethods }) }).DefaultCacheBehavior
        .AllowedMethods,
    ).toEqual({
      Quantity: 3,
      Items: ["HEAD", "GET", "OPTIONS"],
      CachedMethods: { Quantity: 2, Items: ["HEAD", "GET"] },
    });
  });

  it("treat an empty certificate as none", () => {
    const none = { ACMCertificateArn: "", IAMCertificateId: "" };
    expect(
      complete({ ViewerCertificate: { ...none, CloudFrontDefaultCertificate: true } }).ViewerCertificate,
    ).toEqual({ ...none, ...complete().ViewerCertificate });
    expect(
      complete({ ViewerCertificate: { ...none, IAMCertificateId: "iam-1" } }).ViewerCertificate,
    ).toMatchObject({ Certificate: "iam-1", CertificateSource: "iam" });
  });

  // seen: no list of nothing has Items, in any configuration that users have published
  it("reduce an empty list to its Quantity, at any depth", () => {
    const empty = { Quantity: 0, Items: [] };
    const { Aliases, DefaultCacheBehavior } = complete({
      Aliases: empty,
      DefaultCacheBehavior: makeBehavior({ FunctionAssociations: empty }),
    });
    expect([Aliases, DefaultCacheBehavior.FunctionAssociations]).toEqual([{ Quantity: 0 }, { Quantity: 0 }]);
  });

  it("keep given members, and change nothing when applied again", () => {
    const given = {
      Aliases: aliases("www.example.com"),
      PriceClass: "PriceClass_100",
      HttpVersion: "http3",
      IsIPV6Enabled: false,
      Logging: { Enabled: true, IncludeCookies: true, Bucket: "logs.s3.amazonaws.com", Prefix: "p" },
      CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 404 }] },
    } as const;
    const once = complete({
      ...given,
      Aliases: aliases("www.example.com"),
      CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 404 }] },
    });
    expect(once).toMatchObject(given);
    expect(toStoredConfig(once, "123456789012")).toEqual(once);
  });
});
