import {
  TooManyCustomHeadersInResponseHeadersPolicy$,
  TooManyRemoveHeadersInResponseHeadersPolicy$,
} from "@aws-sdk/client-cloudfront";
import type { Quotas } from "../../core/quotas.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { invalidArgument } from "../text-checks.ts";

interface CustomHeader {
  readonly Header: string;
  readonly Value: string;
}

interface RemovedHeader {
  readonly Header: string;
}

// AWS developer guide, "Quotas". assumed: the code for all three
const maxNameLength = 256;
const maxValueLength = 1783;
const maxTotalLength = 10_240;

/** A token of HTTP, which every header name is. */
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

/** Headers that a section of the policy sets. assumed: as custom headers they are refused, with this code */
const headersWithSection = new Set([
  "access-control-allow-credentials",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-allow-origin",
  "access-control-expose-headers",
  "access-control-max-age",
  "content-security-policy",
  "referrer-policy",
  "server-timing",
  "strict-transport-security",
  "x-content-type-options",
  "x-frame-options",
  "x-xss-protection",
]);

/** Throws if the service refuses the custom headers. An empty value is allowed. */
export function assertValidCustomHeaders(headers: readonly CustomHeader[], quotas: Quotas): void {
  if (headers.length > quotas.customHeadersPerPolicy) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooManyCustomHeadersInResponseHeadersPolicy$,
      "The number of custom headers in the response headers policy exceeds the maximum.",
      `The policy has ${headers.length} custom headers; ${quotas.customHeadersPerPolicy} are allowed.`,
    );
  }
  for (const { Header, Value } of headers) {
    assertHeaderName(Header);
    if (Value.length > maxValueLength) {
      throw invalidHeader(
        Header,
        `Its value has ${Value.length} characters; at most ${maxValueLength} are allowed.`,
      );
    }
    if (headersWithSection.has(Header.toLowerCase())) {
      throw invalidHeader(Header, "Set it in its own section of the policy, not in CustomHeadersConfig.");
    }
  }
  const total = headers.reduce((sum, { Header, Value }) => sum + Header.length + Value.length, 0);
  if (total > maxTotalLength) {
    throw invalidArgument(
      "The parameter CustomHeadersConfig is too big.",
      `All names and values have ${total} characters together; at most ${maxTotalLength} are allowed.`,
    );
  }
  assertDistinct(headers);
}

/**
 * Headers that cannot be removed, in lower case; a hyphen at the end stands for all names that begin so.
 * Source: AWS developer guide, "Headers that you can't remove". assumed: the code
 */
const keptHeaders = [
  "connection",
  "content-encoding",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "warning",
  "x-accel-buffering",
  "x-accel-charset",
  "x-accel-limit-rate",
  "x-accel-redirect",
  "x-amz-cf-",
  "x-amzn-auth",
  "x-amzn-cf-billing",
  "x-amzn-cf-id",
  "x-amzn-cf-xff",
  "x-amzn-errortype",
  "x-amzn-fle-profile",
  "x-amzn-header-count",
  "x-amzn-header-order",
  "x-amzn-lambda-integration-tag",
  "x-amzn-requestid",
  "x-cache",
  "x-edge-",
  "x-forwarded-proto",
  "x-real-ip",
] as const;

/** Throws if the service refuses to remove the headers. Removing a header and adding it again is allowed. */
export function assertValidRemovedHeaders(headers: readonly RemovedHeader[], quotas: Quotas): void {
  if (headers.length > quotas.removedHeadersPerPolicy) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooManyRemoveHeadersInResponseHeadersPolicy$,
      "The number of headers in RemoveHeadersConfig in the response headers policy exceeds the maximum.",
      `The policy removes ${headers.length} headers; ${quotas.removedHeadersPerPolicy} are allowed.`,
    );
  }
  for (const { Header } of headers) {
    assertHeaderName(Header);
    const name = Header.toLowerCase();
    if (keptHeaders.some((kept) => (kept.endsWith("-") ? name.startsWith(kept) : name === kept))) {
      throw invalidHeader(Header, "CloudFront does not allow a response headers policy to remove it.");
    }
  }
  assertDistinct(headers);
}

function assertHeaderName(name: string): void {
  if (name.length > maxNameLength) {
    throw invalidHeader(
      name,
      `Its name has ${name.length} characters; at most ${maxNameLength} are allowed.`,
    );
  }
  if (!headerName.test(name)) {
    throw invalidHeader(
      name,
      "A header name has letters, digits, hyphens and other characters of an HTTP token.",
    );
  }
}

/** assumed: a header that is listed twice is refused. Names of headers ignore case. */
function assertDistinct(headers: readonly RemovedHeader[]): void {
  const names = headers.map(({ Header }) => Header.toLowerCase());
  const repeated = headers.find(({ Header }, i) => names.indexOf(Header.toLowerCase()) !== i);
  if (repeated) {
    throw invalidHeader(repeated.Header, "It is listed twice.");
  }
}

/** assumed: the message */
function invalidHeader(name: string, advice: string): Error {
  return invalidArgument(`The parameter Header is invalid: ${name}.`, advice);
}
