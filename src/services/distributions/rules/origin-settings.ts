import {
  InvalidArgument$,
  InvalidOriginKeepaliveTimeout$,
  InvalidOriginReadTimeout$,
  InvalidRelativePath$,
  type Origin,
  TooManyOriginCustomHeaders$,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { type ErrorSchema, ServiceError } from "../../../sdk/service-error.ts";
import { assertOriginPort } from "../../origin-ports.ts";
import { invalidArgument } from "../../text-checks.ts";
import type { ConfigWrite } from "./write.ts";

type OriginConfig = Present<Origin>;

/** Checks path, headers, ports, timeouts and Origin Shield of an origin. */
export function assertValidOriginSettings(origin: OriginConfig, write: ConfigWrite): void {
  assertOriginPath(origin);
  assertCustomHeaders(origin, write);
  assertPorts(origin);
  for (const range of ranges) {
    assertInRange(origin, range);
  }
  assertCompletionTimeout(origin);
  assertOriginShield(origin);
}

/** The API reference: the path begins with a slash and does not end with one. */
const originPath = /^(?:\/[A-Za-z0-9_.~!$&'()*+,;=:@%-]+)+$/;

function assertOriginPath({ OriginPath: path }: OriginConfig): void {
  if (path && (path.length > 255 || !originPath.test(path))) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      InvalidRelativePath$,
      "The relative path is too big, is not URL-encoded, or does not begin with a slash (/).",
      `OriginPath is '${path}'. It is "" or a path such as /production, without a slash at the end.`,
    );
  }
}

/** AWS developer guide, "Custom headers that CloudFront can't add to origin requests". */
const forbiddenHeaders: ReadonlySet<string> = new Set([
  "cache-control",
  "connection",
  "content-length",
  "cookie",
  "host",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "max-forwards",
  "pragma",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "range",
  "request-range",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-real-ip",
]);
const forbiddenPrefixes = ["x-amz-", "x-edge-"];
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/;
/** AWS developer guide, "Quotas": characters of one value, and of all names and values. */
const maxValueLength = 1783;
const maxHeadersLength = 10_240;

/** assumed: the codes besides TooManyOriginCustomHeaders; the messages are ours */
function assertCustomHeaders({ CustomHeaders }: OriginConfig, { context: { quotas } }: ConfigWrite): void {
  const headers = CustomHeaders?.Items ?? [];
  if (headers.length > quotas.originCustomHeaders) {
    throw new ServiceError(
      TooManyOriginCustomHeaders$,
      "Your request contains too many origin custom headers.",
      `An origin has ${headers.length} custom headers; it may have ${quotas.originCustomHeaders}.`,
    );
  }
  const names = new Set<string>();
  let length = 0;
  for (const { HeaderName, HeaderValue } of headers) {
    const name = HeaderName.toLowerCase();
    if (forbiddenHeaders.has(name) || forbiddenPrefixes.some((prefix) => name.startsWith(prefix))) {
      throw invalidArgument(
        `The parameter HeaderName contains ${HeaderName} that is not allowed.`,
        "CloudFront does not add this header to origin requests. Use a header of your own.",
      );
    }
    if (!headerName.test(HeaderName) || names.has(name)) {
      throw invalidArgument(
        `The parameter HeaderName contains '${HeaderName}', which ${names.has(name) ? "is given twice" : "is not a header name"}.`,
      );
    }
    names.add(name);
    length += HeaderName.length + HeaderValue.length;
    if (HeaderValue.length > maxValueLength || length > maxHeadersLength) {
      throw invalidArgument(
        `The parameter HeaderValue of ${HeaderName} is too big.`,
        `A value may have ${maxValueLength} characters, and all names and values together ${maxHeadersLength}.`,
      );
    }
  }
}

function assertPorts({ CustomOriginConfig: custom }: OriginConfig): void {
  for (const member of ["HTTPPort", "HTTPSPort"] as const) {
    const port = custom?.[member];
    if (port !== undefined) {
      assertOriginPort(member, port);
    }
  }
}

interface Range {
  readonly member: string;
  readonly read: (origin: OriginConfig) => number | undefined;
  readonly max: number;
  readonly schema: ErrorSchema;
  /** The API model's description of the error. */
  readonly message?: string;
}

/** The API reference (2026-10): every range begins at 1. Timeouts are in seconds. */
const ranges: readonly Range[] = [
  {
    member: "ConnectionAttempts",
    read: ({ ConnectionAttempts }) => ConnectionAttempts,
    max: 3,
    schema: InvalidArgument$,
  },
  {
    member: "ConnectionTimeout",
    read: ({ ConnectionTimeout }) => ConnectionTimeout,
    max: 10,
    schema: InvalidArgument$,
  },
  {
    member: "OriginReadTimeout",
    read: getReadTimeout,
    max: 120,
    schema: InvalidOriginReadTimeout$,
    message: "The read timeout specified for the origin is not valid.",
  },
  {
    member: "OriginKeepaliveTimeout",
    read: ({ CustomOriginConfig, VpcOriginConfig }) =>
      CustomOriginConfig?.OriginKeepaliveTimeout ?? VpcOriginConfig?.OriginKeepaliveTimeout,
    max: 120,
    schema: InvalidOriginKeepaliveTimeout$,
    message: "The keep alive timeout specified for the origin is not valid.",
  },
];

function getReadTimeout({
  CustomOriginConfig,
  S3OriginConfig,
  VpcOriginConfig,
}: OriginConfig): number | undefined {
  return (
    CustomOriginConfig?.OriginReadTimeout ??
    S3OriginConfig?.OriginReadTimeout ??
    VpcOriginConfig?.OriginReadTimeout
  );
}

function assertInRange(origin: OriginConfig, { member, read, max, schema, message }: Range): void {
  const value = read(origin);
  if (value === undefined || (value >= 1 && value <= max)) {
    return;
  }
  throw new ServiceError(
    schema,
    message ?? `The parameter ${member} is ${value}; it must be from 1 to ${max}.`,
    `${member} of the origin '${origin.Id}' is ${value}; it may be from 1 to ${max}.`,
  );
}

/** The API reference: at least the read timeout, which is 30 seconds by default. assumed: the code */
function assertCompletionTimeout(origin: OriginConfig): void {
  const { ResponseCompletionTimeout: completion } = origin;
  const read = getReadTimeout(origin) ?? 30;
  if (completion !== undefined && completion < read) {
    throw invalidArgument(
      `The parameter ResponseCompletionTimeout is ${completion}; it must be at least OriginReadTimeout, ${read}.`,
    );
  }
}

/** AWS developer guide, "Choose the AWS Region for Origin Shield". */
const shieldRegions: readonly string[] = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "me-central-1",
  "sa-east-1",
];

/** assumed: the code; the message is ours */
function assertOriginShield({ Id, OriginShield: shield }: OriginConfig): void {
  const region = shield?.OriginShieldRegion;
  if ((shield?.Enabled || region) && !shieldRegions.includes(region ?? "")) {
    throw invalidArgument(
      `The parameter OriginShieldRegion of the origin '${Id}' is ${region ? `'${region}'` : "missing"}.`,
      `The regions with Origin Shield are: ${shieldRegions.join(", ")}.`,
    );
  }
}
