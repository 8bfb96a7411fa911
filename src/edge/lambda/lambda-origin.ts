import { formatValue } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import { InvalidLambdaResult } from "./invalid-lambda-result.ts";
import { parseLambdaHeaders } from "./lambda-headers.ts";
import type { LambdaOrigin } from "./lambda-types.ts";

/**
 * Returns the origin that a function at origin-request returned. Undefined stands for the origin of the behavior.
 *
 * AWS developer guide, "Lambda@Edge event structure": a request has a custom origin or an S3 origin, not both.
 * @param previous the origin in the event. Undefined at viewer-request, where functions do not choose origins
 * @throws InvalidLambdaResult for an origin that CloudFront refuses
 */
export function parseLambdaOrigin(
  returned: unknown,
  previous: LambdaOrigin | undefined,
): LambdaOrigin | undefined {
  if (returned === undefined || !previous) {
    return undefined;
  }
  const { custom, s3 } = isObject(returned) ? returned : { custom: undefined, s3: undefined };
  if ((custom === undefined) === (s3 === undefined)) {
    throw new InvalidLambdaResult("origin must have one of the members custom and s3.");
  }
  return custom === undefined ? { s3: parseBucket(s3) } : { custom: parseCustom(custom) };
}

type Returned = Readonly<Record<string, unknown>>;

function parseCustom(returned: unknown): NonNullable<LambdaOrigin["custom"]> {
  const origin = assertOrigin(returned, "custom");
  const { port, protocol, readTimeout, keepaliveTimeout, sslProtocols } = origin;
  const domainName = parseDomainName(origin, "custom", /^(?!\d+(?:\.\d+){3}$)[^\s:/]{1,253}$/);
  if (protocol !== "http" && protocol !== "https") {
    throw invalidMember("custom.protocol", protocol, '"http" or "https"');
  }
  if (!isInteger(port) || !(port === 80 || port === 443 || (port >= 1024 && port <= 65535))) {
    throw invalidMember("custom.port", port, "80, 443, or a number from 1024 to 65535");
  }
  if (!isInteger(readTimeout) || readTimeout < 4 || readTimeout > 60) {
    throw invalidMember("custom.readTimeout", readTimeout, "a number of seconds from 4 to 60");
  }
  if (!isInteger(keepaliveTimeout) || keepaliveTimeout < 1 || keepaliveTimeout > 60) {
    throw invalidMember("custom.keepaliveTimeout", keepaliveTimeout, "a number of seconds from 1 to 60");
  }
  if (!Array.isArray(sslProtocols)) {
    throw invalidMember("custom.sslProtocols", sslProtocols, 'a list such as ["TLSv1.2"]');
  }
  const { path, customHeaders } = parseShared(origin, "custom");
  return { domainName, protocol, port, readTimeout, keepaliveTimeout, sslProtocols, path, customHeaders };
}

function parseBucket(returned: unknown): NonNullable<LambdaOrigin["s3"]> {
  const origin = assertOrigin(returned, "s3");
  const { authMethod, region } = origin;
  const domainName = parseDomainName(origin, "s3", /^[a-z0-9.-]{1,128}$/);
  const shared = { domainName, ...parseShared(origin, "s3") };
  if (authMethod === "none") {
    return { ...shared, authMethod };
  }
  if (authMethod !== "origin-access-identity") {
    throw invalidMember("s3.authMethod", authMethod, '"none" or "origin-access-identity"');
  }
  if (typeof region !== "string" || region === "") {
    throw invalidMember("s3.region", region, "a region, since authMethod is origin-access-identity");
  }
  return { ...shared, authMethod, region };
}

function parseShared(origin: Returned, kind: "custom" | "s3") {
  const { path = "", customHeaders = {} } = origin;
  if (typeof path !== "string" || !/^(?:\/[^\s]*[^\s/])?$/.test(path) || path.length > 255) {
    throw invalidMember(`${kind}.path`, path, 'a path that begins with "/" and does not end with "/", or ""');
  }
  const headers = parseLambdaHeaders(customHeaders, {}, "origin-request");
  return {
    path,
    customHeaders: Object.fromEntries(headers.map(([key, value]) => [key.toLowerCase(), [{ key, value }]])),
  };
}

function parseDomainName({ domainName }: Returned, kind: "custom" | "s3", pattern: RegExp): string {
  if (typeof domainName !== "string" || !pattern.test(domainName)) {
    throw invalidMember(`${kind}.domainName`, domainName, "a domain name without a port, and no address");
  }
  return domainName;
}

function assertOrigin(origin: unknown, kind: string): Returned {
  if (!isObject(origin)) {
    throw invalidMember(kind, origin, "an object");
  }
  return origin;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function invalidMember(member: string, value: unknown, expected: string): InvalidLambdaResult {
  return new InvalidLambdaResult(`origin.${member} must be ${expected}, and is ${formatValue(value)}.`);
}
