import { describe, expect, it } from "vitest";
import { errorOf, run, sampleEvent } from "../../support/run.ts";

function program(call: string) {
  return `import cf from 'cloudfront';\nfunction handler(event) { ${call}; return event.request; }`;
}

const codePrefix = "TypeError: invalid value for origin rewrite: ";

const fullOrigin = {
  domainName: "origin.example.com",
  hostHeader: "host.example.com",
  originPath: "/v1",
  customHeaders: { "x-key": "1" },
  connectionAttempts: 3,
  originShield: { enabled: true, region: "us-east-1" },
  originAccessControlConfig: {
    enabled: true,
    signingBehavior: "always",
    signingProtocol: "sigv4",
    originType: "s3",
  },
  timeouts: { readTimeout: 30, responseCompletionTimeout: 30, keepAliveTimeout: 5, connectionTimeout: 10 },
  customOriginConfig: { port: 443, protocol: "https", sslProtocols: ["TLSv1.2"], ipAddressType: "dualstack" },
  sni: "sni.example.com",
  allowedCertificateNames: ["*.example.com"],
  mTLSConfig: "off",
};

describe("updateRequestOrigin", () => {
  it("accepts every property of the guide and reports the change", () => {
    const report = run(program(`cf.updateRequestOrigin(${JSON.stringify(fullOrigin)})`));
    expect(report.outcome.kind).toBe("returned");
    expect(report.originChange).toEqual({ kind: "updateRequestOrigin", value: fullOrigin });
  });

  it("reports the last of two changes", () => {
    const report = run(
      program(
        "cf.updateRequestOrigin({ domainName: 'a.example.com' }); cf.updateRequestOrigin({ domainName: 'b.example.com' })",
      ),
    );
    expect(report.originChange).toMatchObject({ value: { domainName: "b.example.com" } });
  });

  it.each([
    [{ customHeaders: {} }],
    [{ originPath: "" }],
    [{ originShield: { enabled: false } }],
    [{ originAccessControlConfig: { enabled: false } }],
    [{ allowedCertificateNames: [] }],
  ])("takes %j", (properties) => {
    expect(errorOf(run(program(`cf.updateRequestOrigin(${JSON.stringify(properties)})`)))).toBeUndefined();
  });

  it.each([
    [5, "requestOrigin must be an object"],
    [{ domain: "a" }, "requestOrigin.domain is not a known property"],
    [{ domainName: 1 }, "requestOrigin.domainName must be a string"],
    [{ domainName: "" }, "requestOrigin.domainName must have 1 to 253 characters"],
    [{ domainName: "a".repeat(254) }, "requestOrigin.domainName must have 1 to 253 characters"],
    [{ domainName: "192.0.2.1" }, "requestOrigin.domainName must be a name, not an IP address"],
    [{ domainName: "2001:db8::1" }, "requestOrigin.domainName must be a name, not an IP address"],
    [{ domainName: "a.example.com:80" }, "requestOrigin.domainName must not have a colon"],
    [{ hostHeader: "a:1" }, "requestOrigin.hostHeader must not have a colon"],
    [{ sni: "10.0.0.1" }, "requestOrigin.sni must be a name, not an IP address"],
    [{ originPath: "v1" }, "requestOrigin.originPath must begin with /"],
    [{ originPath: "/v1/" }, "requestOrigin.originPath must not end with /"],
    [{ originPath: `/${"a".repeat(255)}` }, "requestOrigin.originPath must have at most 255 characters"],
    [
      { customHeaders: { "X-Key": "1" } },
      "requestOrigin.customHeaders.X-Key must be a header name in lower case",
    ],
    [
      { customHeaders: { "x-amz-cf-pop": "1" } },
      "requestOrigin.customHeaders.x-amz-cf-pop is a header that a function may not set",
    ],
    [
      { customHeaders: { host: "1" } },
      "requestOrigin.customHeaders.host is a header that the request has already",
    ],
    [{ customHeaders: { a: 1 } }, "requestOrigin.customHeaders.a must be a string"],
    [{ connectionAttempts: 4 }, "requestOrigin.connectionAttempts must be an integer from 1 to 3"],
    [{ connectionAttempts: 1.5 }, "requestOrigin.connectionAttempts must be an integer from 1 to 3"],
    [{ originShield: {} }, "requestOrigin.originShield.enabled is required"],
    [{ originShield: { enabled: true } }, "requestOrigin.originShield.region is required"],
    [
      { originAccessControlConfig: { enabled: true } },
      "requestOrigin.originAccessControlConfig.signingBehavior is required",
    ],
    [
      { originAccessControlConfig: { enabled: true, signingBehavior: "maybe" } },
      "requestOrigin.originAccessControlConfig.signingBehavior must be one of always, never, no-override",
    ],
    [
      {
        originAccessControlConfig: {
          enabled: true,
          signingBehavior: "always",
          signingProtocol: "sigv4",
          originType: "s3",
        },
        domainName: "Bucket.s3.amazonaws.com",
      },
      "requestOrigin.domainName must be in lower case for a bucket",
    ],
    [{ timeouts: { readTimeout: 0 } }, "requestOrigin.timeouts.readTimeout must be an integer from 1 to 120"],
    [
      { timeouts: { connectionTimeout: 11 } },
      "requestOrigin.timeouts.connectionTimeout must be an integer from 1 to 10",
    ],
    [
      { timeouts: { readTimeout: 9, responseCompletionTimeout: 8 } },
      "requestOrigin.timeouts.responseCompletionTimeout must not be less than readTimeout",
    ],
    [{ customOriginConfig: { port: 80 } }, "requestOrigin.customOriginConfig.protocol is required"],
    [
      { customOriginConfig: { port: 80, protocol: "ftp" } },
      "requestOrigin.customOriginConfig.protocol must be one of http, https",
    ],
    [
      { customOriginConfig: { port: 80, protocol: "http", sslProtocols: ["TLSv1.3"] } },
      "requestOrigin.customOriginConfig.sslProtocols[0] must be one of SSLv3, TLSv1, TLSv1.1, TLSv1.2",
    ],
    [
      { customOriginConfig: { port: 80, protocol: "http", sslProtocols: [], ipAddressType: "ipv6" } },
      "requestOrigin.customOriginConfig.ipAddressType may be given only together with domainName",
    ],
    [
      { allowedCertificateNames: Array(21).fill("a") },
      "requestOrigin.allowedCertificateNames must have at most 20 items",
    ],
    [
      { allowedCertificateNames: ["a".repeat(65)] },
      "requestOrigin.allowedCertificateNames[0] must have 1 to 64 characters",
    ],
    [{ mTLSConfig: "on" }, "requestOrigin.mTLSConfig must be one of inherit, off"],
  ])("refuses %j", (properties, rule) => {
    expect(errorOf(run(program(`cf.updateRequestOrigin(${JSON.stringify(properties)})`)))).toBe(
      codePrefix + rule,
    );
  });
});

describe("selectRequestOriginById", () => {
  it("reports the origin and its overrides", () => {
    const report = run(program("cf.selectRequestOriginById('origin-1', { hostHeader: 'a.example.com' })"));
    expect(report.originChange).toEqual({
      kind: "selectRequestOriginById",
      value: { originId: "origin-1", originOverrides: { hostHeader: "a.example.com" } },
    });
  });

  it.each([
    ["cf.selectRequestOriginById()", "originId must be a string"],
    ["cf.selectRequestOriginById('')", "originId must not be empty"],
    [
      "cf.selectRequestOriginById('a', { domainName: 'b' })",
      "originOverrides.domainName is not a known property",
    ],
  ])("refuses %s", (call, rule) => {
    expect(errorOf(run(program(call)))).toBe(codePrefix + rule);
  });
});

describe("createRequestOriginGroup", () => {
  const originGroup = {
    originIds: ["origin-1", { originId: "origin-2", originOverrides: { sni: "b.example.com" } }],
    failoverCriteria: { statusCodes: [500, 503] },
    selectionCriteria: "media-quality-score",
  };

  it("reports the group", () => {
    const report = run(program(`cf.createRequestOriginGroup(${JSON.stringify(originGroup)})`));
    expect(report.originChange).toEqual({ kind: "createRequestOriginGroup", value: originGroup });
  });

  it.each([
    [{}, "originGroup.originIds is required"],
    [{ ...originGroup, originIds: ["a"] }, "originGroup.originIds must be an array of two origins"],
    [{ ...originGroup, originIds: ["a", {}] }, "originGroup.originIds[1].originId is required"],
    [{ originIds: ["a", "b"] }, "originGroup.failoverCriteria is required"],
    [{ ...originGroup, failoverCriteria: {} }, "originGroup.failoverCriteria.statusCodes is required"],
    [
      { ...originGroup, failoverCriteria: { statusCodes: ["500"] } },
      "originGroup.failoverCriteria.statusCodes[0] must be an integer from 100 to 599",
    ],
    [
      { ...originGroup, selectionCriteria: "media-quality-based" },
      "originGroup.selectionCriteria must be one of default, media-quality-score",
    ],
  ])("refuses %j", (group, rule) => {
    expect(errorOf(run(program(`cf.createRequestOriginGroup(${JSON.stringify(group)})`)))).toBe(
      codePrefix + rule,
    );
  });
});

it.each(["updateRequestOrigin", "selectRequestOriginById", "createRequestOriginGroup"])(
  "%s is for viewer requests only",
  (helper) => {
    const event = { ...sampleEvent, context: { ...sampleEvent.context, eventType: "viewer-response" } };
    expect(errorOf(run(program(`cf.${helper}({})`), { eventJson: JSON.stringify(event) }))).toBe(
      `TypeError: ${helper} is available in viewer-request functions only`,
    );
  },
);
