import {
  CloudFrontServiceException,
  CreateResponseHeadersPolicyCommand,
  DeleteResponseHeadersPolicyCommand,
  GetResponseHeadersPolicyCommand,
  GetResponseHeadersPolicyConfigCommand,
  InconsistentQuantities,
  InvalidArgument,
  ListResponseHeadersPoliciesCommand,
  NoSuchResponseHeadersPolicy,
  ResponseHeadersPolicyAlreadyExists,
  type ResponseHeadersPolicyConfig,
  type ResponseHeadersPolicyCorsConfig,
  ResponseHeadersPolicyInUse,
  TooLongCSPInResponseHeadersPolicy,
  TooManyCustomHeadersInResponseHeadersPolicy,
  TooManyRemoveHeadersInResponseHeadersPolicy,
  TooManyResponseHeadersPolicies,
  UpdateResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeResponseHeadersPolicyConfig, names } from "../../support/make-policies.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<ResponseHeadersPolicyConfig>({
  member: "ResponseHeadersPolicy",
  table: "responseHeadersPolicies",
  create: CreateResponseHeadersPolicyCommand,
  get: GetResponseHeadersPolicyCommand,
  getConfig: GetResponseHeadersPolicyConfigCommand,
  update: UpdateResponseHeadersPolicyCommand,
  delete: DeleteResponseHeadersPolicyCommand,
  list: ListResponseHeadersPoliciesCommand,
  listMember: "ResponseHeadersPolicyList",
  idOfItem: ({ ResponseHeadersPolicy }) => ResponseHeadersPolicy.Id,
  makeConfig: (n) => makeResponseHeadersPolicyConfig({ Name: `secure-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: makeResponseHeadersPolicyConfig({ Name: "no spaces" }),
  absent: NoSuchResponseHeadersPolicy,
  alreadyExists: ResponseHeadersPolicyAlreadyExists,
  inUse: ResponseHeadersPolicyInUse,
  quotaExceeded: TooManyResponseHeadersPolicies,
  quota: "responseHeadersPolicies",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/response-headers-policy\/[0-9a-f-]{36}$/,
  id: /^[0-9a-f-]{36}$/,
  use: (opened, ResponseHeadersPolicyId) =>
    useInDistribution(opened, {
      DefaultCacheBehavior: makeBehavior({ TargetOriginId: "origin", ResponseHeadersPolicyId }),
    }),
});

describe.each(interceptionModes)("CreateResponseHeadersPolicy ($name)", ({ open }) => {
  const create = ({ client }: OpenedMock, changes: Partial<ResponseHeadersPolicyConfig>) =>
    client.send(
      new CreateResponseHeadersPolicyCommand({
        ResponseHeadersPolicyConfig: makeResponseHeadersPolicyConfig(changes),
      }),
    );
  const withCors = (
    changes: Partial<ResponseHeadersPolicyCorsConfig> = {},
  ): Partial<ResponseHeadersPolicyConfig> => ({
    CorsConfig: {
      AccessControlAllowOrigins: names("https://example.com"),
      AccessControlAllowHeaders: names("x-token"),
      AccessControlAllowMethods: names("GET"),
      AccessControlAllowCredentials: false,
      OriginOverride: true,
      ...changes,
    },
  });
  const withHeaders = (...headers: (readonly [string, string])[]): Partial<ResponseHeadersPolicyConfig> => ({
    CustomHeadersConfig: {
      Quantity: headers.length,
      Items: headers.map(([Header, Value]) => ({ Header, Value, Override: false })),
    },
  });
  const removing = (...headers: string[]): Partial<ResponseHeadersPolicyConfig> => ({
    RemoveHeadersConfig: { Quantity: headers.length, Items: headers.map((Header) => ({ Header })) },
  });
  const range = (n: number) => Array.from({ length: n }, (_, i) => i);

  it.each<[string, Partial<ResponseHeadersPolicyConfig>, Parameters<typeof expectException>[1]?]>([
    ["a policy without headers", { CustomHeadersConfig: undefined }],
    ["a name with a space", { Name: "no spaces" }],
    ["the name of a managed policy", { Name: "Managed-SimpleCORS" }, ResponseHeadersPolicyAlreadyExists],
    ["CORS without allowed headers", withCors({ AccessControlAllowHeaders: names() })],
    [
      "exposing all headers with credentials",
      withCors({ AccessControlExposeHeaders: names("*"), AccessControlAllowCredentials: true }),
    ],
    [
      "allowing all methods with credentials",
      withCors({ AccessControlAllowMethods: names("ALL"), AccessControlAllowCredentials: true }),
    ],
    [
      "a report URI with ModeBlock",
      {
        SecurityHeadersConfig: {
          XSSProtection: {
            Override: true,
            Protection: true,
            ModeBlock: true,
            ReportUri: "https://example.com",
          },
        },
      },
    ],
    [
      "a Content-Security-Policy of 1,784 characters",
      {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: "c".repeat(1784) },
        },
      },
      TooLongCSPInResponseHeadersPolicy,
    ],
    ["a header name with a space", withHeaders(["x header", ""])],
    ["a header name of 257 characters", withHeaders(["x".repeat(257), ""])],
    ["a header value of 1,784 characters", withHeaders(["x-long", "v".repeat(1784)])],
    [
      "headers of more than 10,240 characters",
      withHeaders(...range(6).map((n) => [`x-${n}`, "v".repeat(1783)] as const)),
    ],
    ["a custom header twice", withHeaders(["x-site", "a"], ["X-Site", "b"])],
    ["a custom header that has a section", withHeaders(["X-Frame-Options", "DENY"])],
    [
      "11 custom headers",
      withHeaders(...range(11).map((n) => [`x-${n}`, ""] as const)),
      TooManyCustomHeadersInResponseHeadersPolicy,
    ],
    [
      "11 removed headers",
      removing(...range(11).map((n) => `x-${n}`)),
      TooManyRemoveHeadersInResponseHeadersPolicy,
    ],
    ["the removal of Via", removing("Via")],
    ["the removal of X-Amz-Cf-Pop", removing("X-Amz-Cf-Pop")],
    ["the removal of x-edge-location", removing("x-edge-location")],
    ["a sampling rate over 100", { ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 100.1 } }],
    [
      "a sampling rate of five decimals",
      { ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 0.00001 } },
    ],
    [
      "a wrong Quantity",
      { CustomHeadersConfig: { Quantity: 2, Items: [{ Header: "x-site", Value: "a", Override: true }] } },
      InconsistentQuantities,
    ],
  ])("refuses %s", async (_, changes, Exception = InvalidArgument) => {
    await expectException(create(open(), changes), Exception);
  });

  // seen: the message, for headers
  it("refuses all headers with credentials in the service's words", async () => {
    const changes = withCors({ AccessControlAllowHeaders: names("*"), AccessControlAllowCredentials: true });
    await expectException(create(open(), changes), InvalidArgument, {
      status: 400,
      message:
        /^The parameter Access-Control-Allow-Headers cannot contain \* when allowCredentials is true\.$/,
    });
  });

  it.each(["example.*", "test.*.example.org", "exa*mple.org", "ftp://example.org", "", "https://"])(
    "refuses the origin %j",
    async (origin) => {
      const changes = withCors({ AccessControlAllowOrigins: names(origin) });
      await expectException(create(open(), changes), InvalidArgument);
    },
  );

  it.each(["*", "*.example.org", "https://*.example.org", "http://example.org:8080", "localhost"])(
    "accepts the origin %j",
    async (origin) => {
      const changes = withCors({ AccessControlAllowOrigins: names(origin) });
      const { ResponseHeadersPolicy } = await create(open(), changes);
      expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toMatchObject(changes);
    },
  );

  it.each<[string, Partial<ResponseHeadersPolicyConfig>]>([
    ["an empty value", withHeaders(["x-empty", ""])],
    [
      "a header that is removed and added",
      { ...removing("x-powered-by"), ...withHeaders(["x-powered-by", "us"]) },
    ],
    ["the removal of Server and Date", removing("Server", "Date")],
    [
      "a sampling rate of four decimals",
      { ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 12.3456 } },
    ],
    [
      "a Content-Security-Policy of 1,783 characters",
      {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: "c".repeat(1783) },
        },
      },
    ],
  ])("accepts %s", async (_, changes) => {
    const { ResponseHeadersPolicy } = await create(open(), changes);
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toMatchObject(changes);
  });

  it.each([
    ["a method", withCors({ AccessControlAllowMethods: names("TRACE" as "GET") })],
    [
      "a FrameOption",
      { SecurityHeadersConfig: { FrameOptions: { Override: true, FrameOption: "ALLOW" as "DENY" } } },
    ],
  ])("refuses %s that it does not know, as the wire parser does", async (_, changes) => {
    await expectException(create(open(), changes), CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("fills in exposed headers and flags, and leaves out the sections that were not sent", async () => {
    const { ResponseHeadersPolicy } = await create(open(), {
      Comment: undefined,
      CustomHeadersConfig: undefined,
      ...withCors(),
      SecurityHeadersConfig: { StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: 60 } },
    });
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toEqual({
      Name: "secure",
      Comment: "",
      CorsConfig: { ...withCors().CorsConfig, AccessControlExposeHeaders: { Quantity: 0 } },
      SecurityHeadersConfig: {
        StrictTransportSecurity: {
          Override: true,
          AccessControlMaxAgeSec: 60,
          IncludeSubdomains: false,
          Preload: false,
        },
      },
    });
  });
});

describe.each(interceptionModes)("ListResponseHeadersPolicies ($name)", ({ open }) => {
  it("lists the five managed policies", async () => {
    const { ResponseHeadersPolicyList: list } = await open().client.send(
      new ListResponseHeadersPoliciesCommand({ Type: "managed" }),
    );
    expect(
      list?.Items?.map(({ ResponseHeadersPolicy: policy }) => policy?.ResponseHeadersPolicyConfig?.Name),
    ).toEqual([
      "Managed-SimpleCORS",
      "Managed-CORS-With-Preflight",
      "Managed-CORS-with-preflight-and-SecurityHeadersPolicy",
      "Managed-CORS-and-SecurityHeadersPolicy",
      "Managed-SecurityHeadersPolicy",
    ]);
  });
});
