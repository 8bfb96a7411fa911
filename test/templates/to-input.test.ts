import {
  CreateCachePolicy$,
  CreateDistribution$,
  CreateDistributionTenant$,
  CreateFunction$,
  CreateStreamingDistributionWithTags$,
  UpdateKeyValueStore$,
} from "@aws-sdk/client-cloudfront";
import type { StaticOperationSchema } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { getShape } from "../../src/sdk/shape.ts";
import { toInput } from "../../src/templates/to-input.ts";

/** Converts properties. The problems are without those of required properties, which most examples omit. */
function convert(schema: StaticOperationSchema, properties: object) {
  const { input, problems } = toInput(getShape(schema[4]), properties);
  return { input, problems: problems.filter(({ message }) => !message.includes("required key")) };
}

/** Converts a part of a distribution's configuration and returns the same part of the input. */
function convertConfig(config: object) {
  const { input, problems } = convert(CreateDistribution$, { DistributionConfig: config });
  expect(problems).toEqual([]);
  return input.DistributionConfig as Record<string, never>;
}

function problemsOf(config: object) {
  return convert(CreateDistribution$, { DistributionConfig: config }).problems;
}

describe("toInput", () => {
  it("wraps a list in Items and Quantity", () => {
    expect(convertConfig({ Aliases: ["a.example.com", "b.example.com"] }).Aliases).toEqual({
      Quantity: 2,
      Items: ["a.example.com", "b.example.com"],
    });
  });

  it("enables signers only if there are some", () => {
    const { DefaultCacheBehavior: behavior } = convertConfig({
      DefaultCacheBehavior: { TrustedKeyGroups: ["group"], TrustedSigners: [] },
    });
    expect(behavior).toMatchObject({
      TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: ["group"] },
      TrustedSigners: { Enabled: false, Quantity: 0, Items: [] },
    });
  });

  it("counts the items of a structure that has them in the template too", () => {
    const group = { Id: "both", FailoverCriteria: { StatusCodes: { Items: [500] } }, Members: { Items: [] } };
    expect(convertConfig({ OriginGroups: { Quantity: 1, Items: [group] } }).OriginGroups).toMatchObject({
      Quantity: 1,
      Items: [{ FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } }, Members: { Quantity: 0 } }],
    });
  });

  it("counts no items where the template has no list", () => {
    expect(
      convertConfig({ Restrictions: { GeoRestriction: { RestrictionType: "none" } } }).Restrictions,
    ).toEqual({
      GeoRestriction: { RestrictionType: "none", Quantity: 0 },
    });
  });

  it("finds members under their other name", () => {
    expect(
      convertConfig({
        IPV6Enabled: false,
        CNAMEs: ["a.example.com"],
        Restrictions: { GeoRestriction: { RestrictionType: "whitelist", Locations: ["DE", "AT"] } },
        Origins: [
          {
            OriginCustomHeaders: [{ HeaderName: "x", HeaderValue: "1" }],
            CustomOriginConfig: { OriginSSLProtocols: ["TLSv1.2"] },
          },
        ],
      }),
    ).toMatchObject({
      IsIPV6Enabled: false,
      Aliases: { Quantity: 1, Items: ["a.example.com"] },
      Restrictions: { GeoRestriction: { RestrictionType: "whitelist", Quantity: 2, Items: ["DE", "AT"] } },
      Origins: {
        Items: [
          {
            CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "x", HeaderValue: "1" }] },
            CustomOriginConfig: { OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] } },
          },
        ],
      },
    });
  });

  it.each([
    [{ AllowedMethods: ["GET", "HEAD", "OPTIONS"], CachedMethods: ["GET", "HEAD", "OPTIONS"] }, 3, 3],
    [{ AllowedMethods: ["GET", "HEAD", "OPTIONS"] }, 3, 2],
    [{ CachedMethods: ["GET", "HEAD"] }, 2, 2],
    [{}, 2, 2],
  ])("joins the lists of methods %j", (methods, allowed, cached) => {
    const { DefaultCacheBehavior: behavior } = convertConfig({ DefaultCacheBehavior: methods });
    expect(behavior).toMatchObject({
      AllowedMethods: {
        Quantity: allowed,
        Items: expect.objectContaining({ length: allowed }),
        CachedMethods: { Quantity: cached, Items: expect.objectContaining({ length: cached }) },
      },
    });
  });

  it("converts strings to numbers and booleans, and scalars to strings", () => {
    expect(
      convertConfig({
        Enabled: "true",
        Comment: 7,
        Origins: [{ ConnectionAttempts: "2", CustomOriginConfig: { HTTPPort: "8080" } }],
      }),
    ).toMatchObject({
      Enabled: true,
      Comment: "7",
      Origins: { Items: [{ ConnectionAttempts: 2, CustomOriginConfig: { HTTPPort: 8080, HTTPSPort: 443 } }] },
    });
  });

  it("converts a scalar to a structure of one member", () => {
    expect(convert(CreateDistributionTenant$, { Domains: ["a.example.com"] }).input).toEqual({
      Domains: [{ Domain: "a.example.com" }],
    });
  });

  it("converts code to bytes and leaves out what CloudFormation reads itself", () => {
    const { input, problems } = convert(CreateFunction$, {
      Name: "edge",
      FunctionCode: "// é",
      AutoPublish: true,
      FunctionMetadata: {},
    });
    expect(problems).toEqual([]);
    expect(input).toEqual({ Name: "edge", FunctionCode: new TextEncoder().encode("// é") });
  });

  it("checks the type of a property that CloudFormation reads itself", () => {
    expect(convert(CreateFunction$, { AutoPublish: "yes" }).problems).toEqual([
      { message: "#/AutoPublish: expected type: Boolean, found: String" },
    ]);
  });

  it("adds the defaults of CloudFormation where the template is silent", () => {
    expect(convertConfig({ Logging: { Bucket: "logs.s3.amazonaws.com" } })).toMatchObject({
      HttpVersion: "http1.1",
      Comment: "",
      Logging: { Enabled: true, IncludeCookies: false, Bucket: "logs.s3.amazonaws.com", Prefix: "" },
      ViewerCertificate: { CloudFrontDefaultCertificate: true },
    });
    expect(convert(UpdateKeyValueStore$, {}).input).toEqual({ Comment: "" });
  });

  it("counts null as omitted", () => {
    expect(convertConfig({ Comment: null, HttpVersion: undefined })).toMatchObject({
      Comment: "",
      HttpVersion: "http1.1",
    });
  });

  it("converts the accounts of a streaming distribution's signers", () => {
    const signers = { Enabled: true, AwsAccountNumbers: ["self"] };
    const { input } = convert(CreateStreamingDistributionWithTags$, {
      StreamingDistributionConfigWithTags: { StreamingDistributionConfig: { TrustedSigners: signers } },
    });
    expect(input).toEqual({
      StreamingDistributionConfigWithTags: {
        StreamingDistributionConfig: { TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] } },
      },
    });
  });

  it("names every property that has no member, with the nearest name", () => {
    expect(
      problemsOf({ Origins: [{ DomianName: "x" }], DefaultCacheBehavior: { ViewerProtocolPolcy: "x" } }),
    ).toEqual([
      {
        message: "#/DistributionConfig/Origins/0: extraneous key [DomianName] is not permitted",
        suggestion: "DomainName",
        advice: "Did you mean DomainName for DomianName?",
      },
      {
        message:
          "#/DistributionConfig/DefaultCacheBehavior: extraneous key [ViewerProtocolPolcy] is not permitted",
        suggestion: "ViewerProtocolPolicy",
        advice: "Did you mean ViewerProtocolPolicy for ViewerProtocolPolcy?",
      },
    ]);
  });

  it("refuses the origins of templates from before 2012", () => {
    expect(problemsOf({ S3Origin: {} })).toMatchObject([
      {
        message: "#/DistributionConfig: extraneous key [S3Origin] is not permitted",
        advice: "Write Origins instead of S3Origin.",
      },
    ]);
  });

  it.each([
    [
      { DefaultCacheBehavior: { Compress: "maybe" } },
      "DefaultCacheBehavior/Compress: expected type: Boolean, found: String",
    ],
    [{ DefaultCacheBehavior: [] }, "DefaultCacheBehavior: expected type: JSONObject, found: JSONArray"],
    [{ DefaultCacheBehavior: 1 }, "DefaultCacheBehavior: expected type: JSONObject, found: Integer"],
    [{ Aliases: "a.example.com" }, "Aliases: expected type: JSONArray, found: String"],
    [{ Aliases: [{}] }, "Aliases/0: expected type: String, found: JSONObject"],
    [{ Aliases: { Quantity: 0 } }, "Aliases: expected type: JSONArray, found: JSONObject"],
    [{ OriginGroups: [] }, "OriginGroups: expected type: JSONObject, found: JSONArray"],
    [{ Comment: ["x"] }, "Comment: expected type: String, found: JSONArray"],
    [
      { CustomErrorResponses: [{ ErrorCode: "4o4" }] },
      "CustomErrorResponses/0/ErrorCode: expected type: Number, found: String",
    ],
    [
      { DefaultCacheBehavior: { CachedMethods: "GET" } },
      "DefaultCacheBehavior/CachedMethods: expected type: JSONArray, found: String",
    ],
  ])("names the place and the types of %j", (config, message) => {
    expect(problemsOf(config)).toEqual([{ message: `#/DistributionConfig/${message}` }]);
  });

  it.each([
    [{ CallerReference: "x" }, "CallerReference"],
    [{ IsIPV6Enabled: true }, "IsIPV6Enabled"],
  ])("refuses the API's member of %j, which no property has", (config, key) => {
    expect(problemsOf(config)).toMatchObject([
      { message: `#/DistributionConfig: extraneous key [${key}] is not permitted` },
    ]);
  });

  it("names the required properties that a template omits", () => {
    const { problems } = toInput(getShape(CreateDistribution$[4]), {
      DistributionConfig: { Origins: [{ Id: "web" }], DefaultCacheBehavior: { TargetOriginId: "web" } },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "#/DistributionConfig/Origins/0: required key [DomainName] not found",
      "#/DistributionConfig/DefaultCacheBehavior: required key [ViewerProtocolPolicy] not found",
      "#/DistributionConfig: required key [Enabled] not found",
    ]);
  });

  it("counts a misspelled required property as one mistake", () => {
    const { problems } = toInput(getShape(CreateDistribution$[4]), {
      DistributionConfig: {
        Enabled: true,
        DefaultCacheBehavior: { TargetOriginId: "web", ViewerProtocolPolcy: "allow-all" },
      },
    });
    expect(problems.map(({ suggestion }) => suggestion)).toEqual(["ViewerProtocolPolicy"]);
  });

  it("leaves it to the operation to require what CloudFormation does not", () => {
    const behavior = { TargetOriginId: "web", ViewerProtocolPolicy: "allow-all" };
    expect(
      toInput(getShape(CreateDistribution$[4]), {
        DistributionConfig: { Enabled: true, DefaultCacheBehavior: behavior },
      }).problems,
    ).toEqual([]);
  });

  it("requires a property of a cache policy that the API does not require", () => {
    const { problems } = toInput(getShape(CreateCachePolicy$[4]), {
      CachePolicyConfig: { Name: "media", MinTTL: 0, MaxTTL: 1, DefaultTTL: 1 },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "#/CachePolicyConfig: required key [ParametersInCacheKeyAndForwardedToOrigin] not found",
    ]);
  });
});
