import type { Origin } from "@aws-sdk/client-cloudfront";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const custom = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" } as const;
function withOrigin(changes: Partial<Origin>) {
  const origin = { Id: "site", DomainName: "www.example.com", ...changes };
  const kind = origin.S3OriginConfig ? {} : { CustomOriginConfig: custom };
  return { Origins: { Quantity: 1, Items: [{ ...kind, ...origin }] } };
}
function withHeader(HeaderName: string, HeaderValue = "1") {
  return withOrigin({ CustomHeaders: { Quantity: 1, Items: [{ HeaderName, HeaderValue }] } });
}
function withCustom(changes: object) {
  return withOrigin({ CustomOriginConfig: { ...custom, ...changes } });
}

testConfigRules(
  "the settings of origins",
  [
    ...["x", "x/y", "/", "/a/", "/a b", `/${"a".repeat(255)}`].map((OriginPath) => ({
      name: `the path ${OriginPath.slice(0, 10)}`,
      changes: withOrigin({ OriginPath }),
      error: "InvalidRelativePath",
      text: "The relative path is too big, is not URL-encoded, or does not begin with a slash (/).",
    })),
    ...["Cache-Control", "host", "X-Amz-Date", "X-Edge-Location", "x-real-ip"].map((name) => ({
      name: `the header ${name}`,
      changes: withHeader(name),
      error: "InvalidArgument",
      text: `The parameter HeaderName contains ${name} that is not allowed.`,
    })),
    {
      name: "an empty header name",
      changes: withHeader(""),
      error: "InvalidArgument",
      text: "not a header name",
    },
    {
      name: "a header given twice",
      changes: withOrigin({
        CustomHeaders: {
          Quantity: 2,
          Items: ["X-Secret", "x-secret"].map((HeaderName) => ({ HeaderName, HeaderValue: "1" })),
        },
      }),
      error: "InvalidArgument",
      text: "'x-secret', which is given twice",
    },
    {
      name: "a long header value",
      changes: withHeader("x-secret", "a".repeat(1784)),
      error: "InvalidArgument",
      text: "The parameter HeaderValue of x-secret is too big.",
    },
    {
      name: "more custom headers than the quota",
      changes: withHeader("x-secret"),
      options: { quotas: { originCustomHeaders: 0 } },
      error: "TooManyOriginCustomHeaders",
      text: "Your request contains too many origin custom headers.",
    },
    ...(["HTTPPort", "HTTPSPort"] as const).flatMap((member) =>
      [1, 81, 1023, 65_536].map((port) => ({
        name: `${member} ${port}`,
        changes: withCustom({ [member]: port }),
        error: "InvalidArgument",
        text: `The parameter ${member} is ${port}`,
      })),
    ),
    ...[0, 121, 500].flatMap((seconds) => [
      {
        name: `a read timeout of ${seconds} seconds`,
        changes: withCustom({ OriginReadTimeout: seconds }),
        error: "InvalidOriginReadTimeout",
        text: `OriginReadTimeout of the origin 'site' is ${seconds}`,
      },
      {
        name: `a keep-alive timeout of ${seconds} seconds`,
        changes: withCustom({ OriginKeepaliveTimeout: seconds }),
        error: "InvalidOriginKeepaliveTimeout",
        text: `OriginKeepaliveTimeout of the origin 'site' is ${seconds}`,
      },
    ]),
    {
      name: "a read timeout of a bucket out of range",
      changes: withOrigin({
        DomainName: "bucket.s3.amazonaws.com",
        S3OriginConfig: { OriginAccessIdentity: "", OriginReadTimeout: 121 },
      }),
      error: "InvalidOriginReadTimeout",
      text: "is 121",
    },
    ...[0, 4].map((ConnectionAttempts) => ({
      name: `${ConnectionAttempts} connection attempts`,
      changes: withOrigin({ ConnectionAttempts }),
      error: "InvalidArgument",
      text: `The parameter ConnectionAttempts is ${ConnectionAttempts}`,
    })),
    ...[0, 11].map((ConnectionTimeout) => ({
      name: `a connection timeout of ${ConnectionTimeout} seconds`,
      changes: withOrigin({ ConnectionTimeout }),
      error: "InvalidArgument",
      text: `The parameter ConnectionTimeout is ${ConnectionTimeout}`,
    })),
    {
      name: "a completion timeout below the read timeout",
      changes: withOrigin({ ResponseCompletionTimeout: 29 }),
      error: "InvalidArgument",
      text: "it must be at least OriginReadTimeout, 30",
    },
    ...[{ Enabled: true }, { Enabled: true, OriginShieldRegion: "east" }].map((OriginShield) => ({
      name: `Origin Shield in ${OriginShield.OriginShieldRegion ?? "no region"}`,
      changes: withOrigin({ OriginShield }),
      error: "InvalidArgument",
      text: "The parameter OriginShieldRegion of the origin 'site' is",
    })),
  ],
  [
    { name: "a path", changes: withOrigin({ OriginPath: "/production/v1" }) },
    { name: "a custom header", changes: withHeader("X-Origin-Verify", "a".repeat(1783)) },
    { name: "ports from 1024", changes: withCustom({ HTTPPort: 1024, HTTPSPort: 65_535 }) },
    {
      name: "timeouts of 120 seconds",
      changes: withCustom({ OriginReadTimeout: 120, OriginKeepaliveTimeout: 120 }),
    },
    {
      name: "Origin Shield in a region",
      changes: withOrigin({ OriginShield: { Enabled: true, OriginShieldRegion: "eu-west-1" } }),
    },
  ],
);
