import {
  type CachePolicyConfig,
  CreateCachePolicyCommand,
  CreateOriginRequestPolicyCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteCachePolicyCommand,
  GetCachePolicyCommand,
  GetOriginRequestPolicyCommand,
  GetResponseHeadersPolicyCommand,
  ListCachePoliciesCommand,
  type OriginRequestPolicyConfig,
  type ParametersInCacheKeyAndForwardedToOrigin,
  type ResponseHeadersPolicyConfig,
  type ResponseHeadersPolicyCorsConfig,
  UpdateCachePolicyCommand,
} from "@aws-sdk/client-cloudfront";
import {
  makeCachePolicyConfig,
  makeOriginRequestPolicyConfig,
  makeParameters,
  makeResponseHeadersPolicyConfig,
  names,
} from "../../support/make-policies.ts";
import { assumed, defineProbes, defineRefusal, documented, seen } from "../probe.ts";

const unknownId = "00000000-0000-0000-0000-000000000000";
/** Managed-CachingOptimized. */
const managedId = "658327ea-f89d-4fab-a63d-7e88639e58f6";

function createCache(changes: Partial<CachePolicyConfig>) {
  return new CreateCachePolicyCommand({ CachePolicyConfig: makeCachePolicyConfig(changes) });
}

function createCacheKey(changes: Partial<ParametersInCacheKeyAndForwardedToOrigin>, ttls: object = {}) {
  return (Name: string) =>
    createCache({ Name, ...ttls, ParametersInCacheKeyAndForwardedToOrigin: makeParameters(changes) });
}

function createOrigin(changes: Partial<OriginRequestPolicyConfig>) {
  return new CreateOriginRequestPolicyCommand({
    OriginRequestPolicyConfig: makeOriginRequestPolicyConfig(changes),
  });
}

function createHeaders(changes: Partial<ResponseHeadersPolicyConfig>) {
  return new CreateResponseHeadersPolicyCommand({
    ResponseHeadersPolicyConfig: makeResponseHeadersPolicyConfig(changes),
  });
}

function createCors(changes: Partial<ResponseHeadersPolicyCorsConfig>) {
  return (Name: string) =>
    createHeaders({
      Name,
      CorsConfig: {
        AccessControlAllowOrigins: { Quantity: 1, Items: ["https://example.com"] },
        AccessControlAllowHeaders: { Quantity: 1, Items: ["x-a"] },
        AccessControlAllowMethods: { Quantity: 1, Items: ["GET"] },
        AccessControlAllowCredentials: false,
        OriginOverride: true,
        ...changes,
      },
    });
}

function createCustomHeader(Header: string, Value = "1") {
  return (Name: string) =>
    createHeaders({ Name, CustomHeadersConfig: { Quantity: 1, Items: [{ Header, Value, Override: true }] } });
}

const invalid = { error: "InvalidArgument", status: 400 };

export const cachePolicyProbes = defineProbes("cache policies", [
  {
    does: "omitted parameters are filled in",
    ...assumed("the defaults of the API model, and empty selections"),
    async ask(context) {
      const { CachePolicy } = await context.send(
        new CreateCachePolicyCommand({ CachePolicyConfig: { Name: context.name(), MinTTL: 1 } }),
      );
      return CachePolicy.CachePolicyConfig;
    },
    expected: {
      Comment: "",
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
  defineRefusal(
    "a policy that was never created does not exist",
    assumed("the message, which CloudFormation shows"),
    () => new GetCachePolicyCommand({ Id: unknownId }),
    { error: "NoSuchCachePolicy", status: 404, message: "The specified cache policy does not exist." },
  ),
  {
    does: "an omitted Comment comes back as an empty string",
    ...assumed("as in outputs of policies made in the console"),
    async ask(context) {
      const { CachePolicy } = await context.send(createCache({ Name: context.name(), Comment: undefined }));
      return { Comment: CachePolicy.CachePolicyConfig.Comment };
    },
    expected: { Comment: "" },
  },
  {
    does: "a name can be taken once",
    ...assumed("the message"),
    async ask(context) {
      const Name = context.name();
      await context.send(createCache({ Name }));
      return context.observe(createCache({ Name }));
    },
    expected: {
      error: "CachePolicyAlreadyExists",
      status: 409,
      message: "Another cache policy with the same name already exists.",
    },
  },
  defineRefusal(
    "the name of a managed policy is taken",
    assumed("it was never published"),
    () => createCache({ Name: "Managed-CachingOptimized" }),
    { error: "CachePolicyAlreadyExists", status: 409 },
  ),
  defineRefusal(
    "a TTL has at most 100 years",
    seen("the console has the limit; the code and the message are assumed"),
    (Name) => createCache({ Name, MaxTTL: 3_153_600_001 }),
    { ...invalid, message: "The parameter MaxTTL is invalid." },
  ),
  defineRefusal(
    "the TTLs are in increasing order",
    assumed("the code and the message"),
    (Name) => createCache({ Name, MinTTL: 100, DefaultTTL: 60 }),
    { ...invalid, message: "The parameters MinTTL, DefaultTTL and MaxTTL must be in increasing order." },
  ),
  defineRefusal(
    "caching is disabled by MaxTTL alone",
    assumed("in all reported cases the other two TTLs are 0 as well"),
    createCacheKey(
      { QueryStringsConfig: { QueryStringBehavior: "all" } },
      { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
    ),
    {
      ...invalid,
      message: "The parameter QueryStringBehavior is invalid for policy with caching disabled.",
    },
  ),
  defineRefusal(
    "Brotli is refused with caching disabled, in the words of gzip",
    assumed("the message for gzip was seen"),
    createCacheKey(
      {
        EnableAcceptEncodingGzip: false,
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
      { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
    ),
    {
      ...invalid,
      message: "The parameter EnableAcceptEncodingBrotli is invalid for policy with caching disabled.",
    },
  ),
  defineRefusal(
    "the headers of a cache key cannot contain Cookie",
    assumed("the code and the message"),
    createCacheKey({ HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("Cookie") } }),
    { ...invalid, message: "The parameter Headers contains Cookie that is not allowed." },
  ),
  defineRefusal(
    "a whitelist has at least one name",
    assumed("the code and the message"),
    createCacheKey({ CookiesConfig: { CookieBehavior: "whitelist", Cookies: names() } }),
    { ...invalid, message: "The parameter CookieBehavior is invalid." },
  ),
  defineRefusal(
    "names have at most 1,024 characters together",
    documented("AWS developer guide, Quotas; the code and the message are assumed"),
    createCacheKey({
      QueryStringsConfig: {
        QueryStringBehavior: "whitelist",
        QueryStrings: names(...Array.from({ length: 9 }, (_, i) => String(i).repeat(120))),
      },
    }),
    { ...invalid, message: "The parameter QueryStringBehavior is invalid." },
  ),
  defineRefusal(
    "a name has letters, digits, hyphens and underscores",
    assumed("CDK checks these characters"),
    (Name) => createCache({ Name: `${Name} b` }),
    { ...invalid, message: /^The parameter Name is invalid/ },
  ),
  defineRefusal(
    "a comment has at most 128 characters",
    assumed("the message was seen for distributions"),
    (Name) => createCache({ Name, Comment: "x".repeat(129) }),
    { ...invalid, message: "The parameter Comment is too big." },
  ),
  {
    does: "managed policies come first in a list of all types, in a fixed order",
    ...assumed("such a list was never published"),
    async ask(context) {
      await context.send(createCache({ Name: context.name() }));
      const { CachePolicyList } = await context.send(new ListCachePoliciesCommand({}));
      const items: { Type: string; CachePolicy: { Id: string; LastModifiedTime: Date } }[] =
        CachePolicyList.Items;
      const types = items.map(({ Type }) => Type);
      return {
        firstCustom: types.indexOf("custom") > types.lastIndexOf("managed"),
        first: items[0]?.CachePolicy.Id,
      };
    },
    expected: { firstCustom: true, first: "08627262-05a9-4f76-9ded-b50ca2e3a84f" },
  },
  {
    does: "a managed policy cannot be changed or deleted",
    ...documented("API reference: IllegalUpdate, IllegalDelete"),
    async ask(context) {
      const { CachePolicy, ETag: IfMatch } = await context.send(new GetCachePolicyCommand({ Id: managedId }));
      const { CachePolicyConfig } = CachePolicy;
      return {
        update: await context.observe(
          new UpdateCachePolicyCommand({ Id: managedId, IfMatch, CachePolicyConfig }),
        ),
        delete: await context.observe(new DeleteCachePolicyCommand({ Id: managedId, IfMatch })),
      };
    },
    expected: { update: { error: "IllegalUpdate" }, delete: { error: "IllegalDelete" } },
  },
  {
    does: "managed policies have one time",
    ...assumed("no output with the real time was published"),
    async ask(context) {
      const { CachePolicy } = await context.send(new GetCachePolicyCommand({ Id: managedId }));
      return { time: CachePolicy.LastModifiedTime.toISOString() };
    },
    expected: { time: "1970-01-01T00:00:00.000Z" },
  },
  {
    does: "an update checks the ETag before the configuration, and the configuration before the name",
    ...assumed("the order: unknown id, managed, If-Match, configuration, name"),
    async ask(context) {
      const taken = context.name();
      await context.send(createCache({ Name: taken }));
      const { CachePolicy, ETag: IfMatch } = await context.send(createCache({ Name: context.name() }));
      const { Id } = CachePolicy;
      const wrong = makeCachePolicyConfig({ Name: taken, MinTTL: 100, DefaultTTL: 1 });
      const update = (id: string, etag: string) =>
        context.observe(new UpdateCachePolicyCommand({ Id: id, IfMatch: etag, CachePolicyConfig: wrong }));
      return {
        unknown: await update(unknownId, IfMatch),
        stale: await update(Id, "E3UN6WX5RRO2AG"),
        invalid: await update(Id, IfMatch),
      };
    },
    expected: {
      unknown: { error: "NoSuchCachePolicy" },
      stale: { error: "PreconditionFailed" },
      invalid: { error: "InvalidArgument" },
    },
  },
]);

export const originRequestPolicyProbes = defineProbes("origin request policies", [
  defineRefusal(
    "a policy that was never created does not exist",
    assumed("the message, which CloudFormation shows for cache policies"),
    () => new GetOriginRequestPolicyCommand({ Id: unknownId }),
    {
      error: "NoSuchOriginRequestPolicy",
      status: 404,
      message: "The specified origin request policy does not exist.",
    },
  ),
  {
    does: "the managed policy HostHeaderOnly has a comment, and its header is in lower case",
    ...assumed("the guide has its id and its settings"),
    async ask(context) {
      const { OriginRequestPolicy } = await context.send(
        new GetOriginRequestPolicyCommand({ Id: "bf0718e1-ba1e-49d1-88b1-f726733018ae" }),
      );
      return OriginRequestPolicy.OriginRequestPolicyConfig;
    },
    expected: {
      Comment: "Policy to forward Host header only to origin",
      HeadersConfig: { Headers: { Items: ["host"] } },
    },
  },
  {
    does: "a name can be taken once",
    ...assumed("the end of the message, whose beginning was seen through CloudFormation (saus 88)"),
    async ask(context) {
      const Name = context.name();
      await context.send(createOrigin({ Name }));
      return context.observe(createOrigin({ Name }));
    },
    expected: {
      error: "OriginRequestPolicyAlreadyExists",
      status: 409,
      message: "Another origin request policy with the same name already exists.",
    },
  },
  defineRefusal(
    "Authorization is refused in a whitelist",
    seen("aws-cdk 13408, 15327; newer versions of CDK and of the guide allow the header"),
    (Name) =>
      createOrigin({ Name, HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("Authorization") } }),
    { ...invalid, message: "The parameter Headers contains Authorization that is not allowed." },
  ),
  defineRefusal(
    "all headers of the viewer and a whitelist: only CloudFront's own headers",
    documented("AWS developer guide, Understand origin request policies; the message is assumed"),
    (Name) =>
      createOrigin({
        Name,
        HeadersConfig: { HeaderBehavior: "allViewerAndWhitelistCloudFront", Headers: names("x-a") },
      }),
    { ...invalid, message: "The parameter Headers contains x-a that is not allowed." },
  ),
]);

export const responseHeadersPolicyProbes = defineProbes("response headers policies", [
  defineRefusal(
    "a policy that was never created does not exist",
    assumed("the message, which CloudFormation shows for cache policies"),
    () => new GetResponseHeadersPolicyCommand({ Id: unknownId }),
    {
      error: "NoSuchResponseHeadersPolicy",
      status: 404,
      message: "The specified response headers policy does not exist.",
    },
  ),
  {
    does: "the managed policy with CORS and security headers has a comment and no preload",
    ...assumed("the guide has its other settings"),
    async ask(context) {
      const { ResponseHeadersPolicy } = await context.send(
        new GetResponseHeadersPolicyCommand({ Id: "e61eb60c-9c35-4d20-a928-2b84e02af89c" }),
      );
      return ResponseHeadersPolicy.ResponseHeadersPolicyConfig;
    },
    expected: {
      Comment: "Allows all origins for simple CORS requests and adds security headers",
      SecurityHeadersConfig: { StrictTransportSecurity: { IncludeSubdomains: false, Preload: false } },
    },
  },
  {
    does: "a name can be taken once",
    ...assumed("the message"),
    async ask(context) {
      const Name = context.name();
      await context.send(createHeaders({ Name }));
      return context.observe(createHeaders({ Name }));
    },
    expected: {
      error: "ResponseHeadersPolicyAlreadyExists",
      status: 409,
      message: "Another response headers policy with the same name already exists.",
    },
  },
  {
    does: "omitted flags come back as false, and omitted sections stay omitted",
    ...assumed("such an output was never published"),
    async ask(context) {
      const { ResponseHeadersPolicy } = await context.send(
        new CreateResponseHeadersPolicyCommand({
          ResponseHeadersPolicyConfig: {
            Name: context.name(),
            SecurityHeadersConfig: {
              StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: 60 },
              XSSProtection: { Override: true, Protection: true },
            },
          },
        }),
      );
      const { SecurityHeadersConfig, CorsConfig } = ResponseHeadersPolicy.ResponseHeadersPolicyConfig;
      return { SecurityHeadersConfig, CorsConfig };
    },
    expected: {
      SecurityHeadersConfig: {
        StrictTransportSecurity: { IncludeSubdomains: false, Preload: false },
        XSSProtection: { ModeBlock: false },
      },
      CorsConfig: undefined,
    },
  },
  defineRefusal(
    "a policy has at least one section",
    seen("cloudformation-coverage-roadmap 1156; the message is assumed"),
    (Name) => createHeaders({ Name, CustomHeadersConfig: undefined }),
    { ...invalid, message: "The response headers policy has no headers." },
  ),
  defineRefusal(
    "XSSProtection has ModeBlock or a ReportUri",
    documented("API reference, ResponseHeadersPolicyXSSProtection; the message is assumed"),
    (Name) =>
      createHeaders({
        Name,
        SecurityHeadersConfig: {
          XSSProtection: {
            Override: true,
            Protection: true,
            ModeBlock: true,
            ReportUri: "https://example.com",
          },
        },
      }),
    { ...invalid, message: "The parameter ReportUri is invalid." },
  ),
  defineRefusal(
    "a sampling rate is at most 100",
    documented(
      "API reference, ResponseHeadersPolicyServerTimingHeadersConfig; the code and message are assumed",
    ),
    (Name) => createHeaders({ Name, ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 101 } }),
    { ...invalid, message: "The parameter SamplingRate is invalid." },
  ),
  defineRefusal(
    "CORS allows at least one header",
    seen("aws-cloudformation-user-guide 1179; the message is assumed"),
    createCors({ AccessControlAllowHeaders: { Quantity: 0, Items: [] } }),
    { ...invalid, message: "The parameter Access-Control-Allow-Headers cannot be empty." },
  ),
  defineRefusal(
    "credentials are not allowed for all methods",
    assumed("the message was seen for headers (aws-cdk 35308)"),
    createCors({
      AccessControlAllowCredentials: true,
      AccessControlAllowMethods: { Quantity: 1, Items: ["ALL"] },
    }),
    {
      ...invalid,
      message: "The parameter Access-Control-Allow-Methods cannot contain * when allowCredentials is true.",
    },
  ),
  defineRefusal(
    "a header that has a section is no custom header",
    assumed("the code and the message"),
    createCustomHeader("Strict-Transport-Security"),
    { ...invalid, message: "The parameter Header is invalid: Strict-Transport-Security." },
  ),
  defineRefusal(
    "the value of a custom header has at most 1,783 characters",
    documented("AWS developer guide, Quotas; the code and the message are assumed"),
    createCustomHeader("x-a", "x".repeat(1784)),
    { ...invalid, message: "The parameter Header is invalid: x-a." },
  ),
  defineRefusal(
    "a header is listed once",
    assumed("the code and the message"),
    (Name) =>
      createHeaders({
        Name,
        RemoveHeadersConfig: { Quantity: 2, Items: [{ Header: "x-a" }, { Header: "X-A" }] },
      }),
    { ...invalid, message: "The parameter Header is invalid: X-A." },
  ),
  defineRefusal(
    "some headers cannot be removed",
    documented("AWS developer guide, Headers that you can't remove; the code and the message are assumed"),
    (Name) => createHeaders({ Name, RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: "Via" }] } }),
    { ...invalid, message: "The parameter Header is invalid: Via." },
  ),
]);
