/**
 * Headers that functions cannot read and may not add; `*` matches any ending.
 * AWS developer guide, "Restrictions on edge functions" (2025-11), "Disallowed headers".
 */
export const disallowedHeaders: readonly string[] = [
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "trailer",
  "upgrade",
  "x-accel-buffering",
  "x-accel-charset",
  "x-accel-limit-rate",
  "x-accel-redirect",
  "x-amz-cf-*",
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
  "x-edge-*",
  // seen: 502 FunctionValidationError for this one (2026-07)
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Headers that functions may read but neither add nor change, in requests and in responses.
 * The same page, "Read-only headers", CloudFront Functions. `Content-Length` and similar headers of responses are
 * read-only for Lambda@Edge only.
 */
export const readOnlyHeaders: Readonly<Record<"request" | "response", readonly string[]>> = {
  request: ["cdn-loop", "content-length", "host", "transfer-encoding", "via"],
  response: ["warning", "via"],
};

/** Returns true if functions may not set the header with this lower-case name. */
export function isDisallowedHeader(name: string): boolean {
  return disallowedHeaders.some((header) =>
    header.endsWith("*") ? name.startsWith(header.slice(0, -1)) : name === header,
  );
}

/** The header that an event carries in its member `cookies` instead. */
export const cookieHeaders = { request: "cookie", response: "set-cookie" } as const;

/** Returns the first header name that is not in lower case. */
export function findUpperCaseName(headers: object): string | undefined {
  return Object.keys(headers).find((name) => name !== name.toLowerCase());
}
