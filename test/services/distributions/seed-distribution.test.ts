import {
  DescribeFunctionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";
import { aliases, associations, seedLive } from "../../support/make-distribution.ts";

const [send] = interceptionModes;
const open = send?.open as NonNullable<typeof send>["open"];

describe("seed.distribution", () => {
  it("returns the identifiers of the resource", () => {
    using opened = open();
    const { id, ...rest } = opened.cloudfront.seed.distribution();
    expect(rest).toEqual({
      arn: `arn:aws:cloudfront::123456789012:distribution/${id}`,
      domainName: expect.stringMatching(/^d[0-9a-z]+\.cloudfront\.net$/),
      etag: "E23ZP02F085DFQ",
    });
  });

  it("creates an enabled, deployed distribution with one origin, whatever the propagation", async () => {
    using opened = open({ propagation: "manual" });
    const { id } = opened.cloudfront.seed.distribution({ origin: "www.example.com", comment: "mine" });
    const { Distribution } = await opened.client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution).toMatchObject({
      Status: "Deployed",
      DistributionConfig: {
        Enabled: true,
        Comment: "mine",
        Origins: { Quantity: 1, Items: [{ DomainName: "www.example.com" }] },
      },
    });
  });

  it("treats undefined members as omitted", () => {
    using opened = open();
    const { id } = opened.cloudfront.seed.distribution({
      functions: { "viewer-request": undefined },
      comment: undefined,
      config: undefined,
    });
    expect(opened.cloudfront.state().distributions?.[id]).toMatchObject({
      config: { Comment: "", DefaultCacheBehavior: { FunctionAssociations: { Quantity: 0 } } },
    });
  });

  it("associates functions by name or ARN and reports them as deployed", async () => {
    using opened = open({ propagation: "manual" });
    const { client, cloudfront } = opened;
    const [request, response] = [seedLive(cloudfront, "a"), seedLive(cloudfront, "b")];
    const { id } = cloudfront.seed.distribution({
      functions: { "viewer-request": "a", "viewer-response": response },
    });
    const { Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution?.DistributionConfig?.DefaultCacheBehavior?.FunctionAssociations).toEqual(
      associations(["viewer-request", request], ["viewer-response", response]),
    );
    const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "a" }));
    expect(FunctionSummary?.Status).toBe("DEPLOYED");
  });

  it("gives members of config precedence and keeps its own copy", () => {
    using opened = open();
    const config = { Comment: "ours", Aliases: { Quantity: 1, Items: ["a.example.com"] } };
    const { id } = opened.cloudfront.seed.distribution({ comment: "mine", enabled: false, config });
    config.Aliases.Items.push("b.example.com");
    expect(opened.cloudfront.state().distributions?.[id]?.config).toMatchObject({
      Comment: "ours",
      Enabled: false,
      Aliases: { Quantity: 1, Items: ["a.example.com"] },
    });
  });

  it("ignores quotas and adds nothing to calls()", () => {
    using opened = open({ quotas: { distributions: 0, distributionsPerFunction: 0 } });
    seedLive(opened.cloudfront);
    opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    expect(opened.cloudfront.calls()).toEqual([]);
  });

  it.each(["nobody", "draft", "arn:aws:cloudfront::123456789012:function/draft"])(
    "rejects the function %s, which is not published, and says what to do",
    (name) => {
      using opened = open();
      opened.cloudfront.seed.function({ name: "draft", code: passThrough });
      expect(() => opened.cloudfront.seed.distribution({ functions: { "viewer-request": name } })).toThrow(
        expect.objectContaining({
          code: "INVALID_SEED",
          message: expect.stringMatching(/There is no published function .*publish: true/),
        }),
      );
    },
  );

  it.each([
    ["of its own", { aliases: ["www.example.com"] }],
    ["of the configuration", { config: { Aliases: aliases("www.example.com") } }],
  ])("can be updated as it came, with aliases %s", async (_, seed) => {
    using opened = open();
    const { id: Id } = opened.cloudfront.seed.distribution(seed);
    const { DistributionConfig, ETag } = await opened.client.send(new GetDistributionConfigCommand({ Id }));
    const update = new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig });
    await expect(opened.client.send(update)).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
  });

  it.each([
    [{ Comment: "" }, 'seed.distribution() has no option "Comment". The options are: id, functions,'],
    [{ functions: { "origin-request": "edge" } }, 'has no event "origin-request" for functions.'],
    [{ config: { Comments: "" } }, "seed.distribution() has no option config.Comments."],
    [
      { config: { Origins: { Quantity: 1, Items: [{ Id: "a", Domain: "a.example.com" }] } } },
      "has no option config.Origins.Items[0].Domain. The members of config.Origins.Items[0] are: Id, DomainName,",
    ],
  ])("rejects the unknown member of %j", (seed, message) => {
    const { cloudfront } = open();
    expect(() => cloudfront.seed.distribution(seed as never)).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
    expect(cloudfront.state()).toEqual({});
  });

  it("rejects an alias that another distribution has", () => {
    using opened = open();
    opened.cloudfront.seed.distribution({ aliases: ["www.example.com"] });
    expect(() => opened.cloudfront.seed.distribution({ aliases: ["WWW.example.com"] })).toThrow(
      expect.objectContaining({
        code: "INVALID_SEED",
        message: expect.stringContaining('"www.example.com" already'),
      }),
    );
  });

  it("creates several origins, the first of which is the default one, and makes buckets S3 origins", () => {
    using opened = open();
    const origins = { site: "site.s3.eu-west-1.amazonaws.com", api: "api.example.com" };
    const { id } = opened.cloudfront.seed.distribution({ origins });
    expect(opened.cloudfront.state().distributions?.[id]?.config).toMatchObject({
      Origins: {
        Quantity: 2,
        Items: [
          { Id: "site", DomainName: origins.site, S3OriginConfig: { OriginAccessIdentity: "" } },
          { Id: "api", DomainName: origins.api, CustomOriginConfig: { OriginProtocolPolicy: "https-only" } },
        ],
      },
      DefaultCacheBehavior: { TargetOriginId: "site" },
    });
  });

  it.each([
    ["site.s3.amazonaws.com", true],
    ["site.s3.eu-west-1.amazonaws.com", true],
    ["site.s3-website.eu-west-1.amazonaws.com", false],
    ["s3.example.com", false],
  ])("treats the origin %s as a bucket: %s", (origin, isBucket) => {
    using opened = open();
    const { id } = opened.cloudfront.seed.distribution({ origin });
    const config = opened.cloudfront.state().distributions?.[id]?.config;
    expect(config?.Origins.Items[0]?.S3OriginConfig !== undefined).toBe(isBucket);
  });

  it("creates cache behaviors in the given order, with everything that they need", () => {
    using opened = open();
    const { cloudfront } = opened;
    const arn = seedLive(cloudfront);
    const lambda = "arn:aws:lambda:us-east-1:123456789012:function:auth:1";
    const { id: group } = cloudfront.seed.keyGroup({
      name: "members",
      publicKeys: [cloudfront.seed.publicKey().id],
    });
    const { id } = cloudfront.seed.distribution({
      origins: { site: "site.example.com", api: "api.example.com" },
      cachePolicy: "CachingDisabled",
      methods: "read+options",
      protocol: "allow-all",
      behaviors: {
        "/members/*": {
          keyGroups: ["members"],
          functions: { "viewer-request": "edge" },
          lambdas: { "origin-request": { arn: lambda, includeBody: true }, "origin-response": lambda },
        },
        "*.jpg": {
          origin: "api",
          methods: "all",
          originRequestPolicy: "AllViewerExceptHostHeader",
          responseHeadersPolicy: "Managed-SecurityHeadersPolicy",
        },
      },
    });
    const config = cloudfront.state().distributions?.[id]?.config;
    expect(config?.DefaultCacheBehavior).toMatchObject({
      TargetOriginId: "site",
      ViewerProtocolPolicy: "allow-all",
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      AllowedMethods: { Quantity: 3 },
    });
    expect(config?.CacheBehaviors).toMatchObject({
      Quantity: 2,
      Items: [
        {
          PathPattern: "/members/*",
          TargetOriginId: "site",
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
          AllowedMethods: { Items: ["HEAD", "GET"] },
          TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [group] },
          FunctionAssociations: associations(["viewer-request", arn]),
          LambdaFunctionAssociations: {
            Quantity: 2,
            Items: [
              { EventType: "origin-request", LambdaFunctionARN: lambda, IncludeBody: true },
              { EventType: "origin-response", LambdaFunctionARN: lambda, IncludeBody: false },
            ],
          },
        },
        {
          PathPattern: "*.jpg",
          TargetOriginId: "api",
          AllowedMethods: { Quantity: 7 },
          OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
          ResponseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
        },
      ],
    });
  });

  it("finds the user's own policies by name and by id", () => {
    using opened = open();
    const { cloudfront } = opened;
    const pages = cloudfront.seed.cachePolicy({ name: "pages" });
    const { id } = cloudfront.seed.distribution({
      cachePolicy: "pages",
      behaviors: { "/a": { cachePolicy: pages.id } },
    });
    const config = cloudfront.state().distributions?.[id]?.config;
    expect(config?.DefaultCacheBehavior.CachePolicyId).toBe(pages.id);
    expect(config?.CacheBehaviors?.Items?.[0]?.CachePolicyId).toBe(pages.id);
  });

  it("takes unknown ids as they come with references: any", () => {
    using opened = open({ references: "any" });
    const { id } = opened.cloudfront.seed.distribution({ cachePolicy: "made-up" });
    expect(opened.cloudfront.state().distributions?.[id]?.config.DefaultCacheBehavior.CachePolicyId).toBe(
      "made-up",
    );
  });

  it("sets the default root object and the custom error responses", () => {
    using opened = open();
    const { id } = opened.cloudfront.seed.distribution({
      rootObject: "index.html",
      errors: { 403: { page: "/index.html", status: 200 }, 404: { page: "/404.html" }, 502: { ttl: 0 } },
    });
    expect(opened.cloudfront.state().distributions?.[id]?.config).toMatchObject({
      DefaultRootObject: "index.html",
      CustomErrorResponses: {
        Quantity: 3,
        Items: [
          { ErrorCode: 403, ResponsePagePath: "/index.html", ResponseCode: "200" },
          { ErrorCode: 404, ResponsePagePath: "/404.html", ResponseCode: "404" },
          { ErrorCode: 502, ErrorCachingMinTTL: 0 },
        ],
      },
    });
  });

  it("creates a configuration that UpdateDistribution accepts as it is", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    seedLive(cloudfront);
    const { id: Id } = cloudfront.seed.distribution({
      origins: { site: "site.s3.amazonaws.com", api: "api.example.com" },
      functions: { "viewer-request": "edge" },
      behaviors: { "/api/*": { origin: "api", methods: "all", cachePolicy: "CachingDisabled" } },
      rootObject: "index.html",
      errors: { 403: { page: "/index.html", status: 200 } },
    });
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const update = new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig });
    await expect(client.send(update)).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
  });

  it.each([
    [{ origin: "a.example.com", origins: { a: "a.example.com" } }, "has both origin and origins."],
    [{ origins: {} }, "origins is empty."],
    [{ origins: { a: 1 } }, 'The origin "a" is 1; it must be a domain name'],
    [
      { behaviors: { "/a": { origin: "b" } } },
      'The origin of behaviors["/a"] is "b". The ids of the origins are: origin.',
    ],
    [
      { behaviors: { "/a": { orgin: "b" } } },
      'has no option behaviors["/a"].orgin. The options of behaviors["/a"] are: origin,',
    ],
    [{ behaviors: { "/a": null } }, 'expects an object as behaviors["/a"], but got null.'],
    [
      { methods: "write" },
      'The value of methods is "write"; it must be one of: "read", "read+options", "all".',
    ],
    [{ protocol: "https" }, 'The value of protocol is "https"; it must be one of: "allow-all",'],
    [
      { cachePolicy: "CachingOptimised" },
      'There is no cache policy "CachingOptimised". Did you mean "CachingOptimized"?',
    ],
    [{ originRequestPolicy: "mine" }, 'Create it first: seed.originRequestPolicy({ name: "mine" }).'],
    [{ responseHeadersPolicy: 1 }, "The name or id of a response headers policy is 1; it must be a string."],
    [
      { keyGroups: ["members"] },
      'There is no key group "members". Create it first: seed.keyGroup({ name: "members",',
    ],
    [
      { lambdas: { "viewer-request": "auth" } },
      'The Lambda@Edge function at viewer-request is "auth"; it must be the ARN of a version',
    ],
    [
      { lambdas: { viewer: "auth" } },
      'has no event "viewer" for lambdas. The events are: viewer-request, origin-request,',
    ],
    [
      { errors: { 418: { page: "/a" } } },
      'errors has the status "418". CloudFront has custom error responses for: 400,',
    ],
    [{ errors: { 404: { status: 200 } } }, "errors[404] has a status without a page."],
    [
      { errors: { 404: { code: 200 } } },
      "has no option errors[404].code. The options of errors[404] are: page, status, ttl.",
    ],
  ])("rejects %j and says what to do", (seed, message) => {
    using opened = open();
    expect(() => opened.cloudfront.seed.distribution(seed as never)).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
    expect(opened.cloudfront.state().distributions).toBeUndefined();
  });
});
