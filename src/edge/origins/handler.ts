import { MockCloudFrontError } from "../../core/errors.ts";
import { formatValue } from "../../values/format-value.ts";
import { type EdgeRequest, type EdgeResponse, getUri } from "../message.ts";
import type { OriginTarget } from "../origin-target.ts";
import { toByteString } from "../to-response.ts";
import { isResponse } from "./is-response.ts";
import type { OriginContact, OriginFailure, OriginHandler } from "./origin-stub.ts";

/**
 * Calls the user's handler. Returns undefined if the handler does not serve the request. The platform's network error,
 * `Response.error()`, stands for an origin that CloudFront cannot connect to.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` if the handler returns anything else than a `Response`
 */
export async function respondByHandler(
  handler: OriginHandler,
  request: EdgeRequest,
  target: OriginTarget,
  contact: OriginContact,
): Promise<EdgeResponse | OriginFailure | undefined> {
  const response: unknown = await handler(toPlatformRequest(request, target), contact);
  if (response === undefined) {
    return undefined;
  }
  if (!isResponse(response)) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `The handler of the origin "${target.id}" (${target.domainName}) returned ${formatValue(response)}. Return a ` +
        'Response, such as new Response("..."), or undefined for a request that the handler does not serve.',
    );
  }
  if (response.type === "error") {
    return "disconnected";
  }
  if (response.bodyUsed) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `The handler of the origin "${target.id}" (${target.domainName}) returned a Response whose body was read before. ` +
        "Return a new Response for each request, or response.clone().",
    );
  }
  return toEdgeResponse(response);
}

/** Returns the platform's `Request`. Its URL has the origin's domain name, its header `Host` what CloudFront sends. */
function toPlatformRequest(request: EdgeRequest, { domainName, ports }: OriginTarget): Request {
  const { protocol } = request;
  const port = ports[protocol];
  const authority = port === defaultPorts[protocol] ? domainName : `${domainName}:${port}`;
  return new Request(`${protocol}://${authority}${getUri(request)}`, {
    method: request.method,
    headers: [
      ["host", request.host],
      ...request.headers.map(([name, value]): [string, string] => [name, toByteString(value)]),
    ],
    redirect: "manual",
    // The platform refuses a body for these two methods.
    ...(request.body.length > 0 &&
      request.method !== "GET" &&
      request.method !== "HEAD" && { body: new Uint8Array(request.body) }),
  });
}

const defaultPorts = { http: 80, https: 443 } as const;

/** Reads a `Response`. Each `Set-Cookie` stays a line of its own. */
export async function toEdgeResponse(response: Response): Promise<EdgeResponse> {
  const { status, statusText, headers } = response;
  return { status, statusText, headers: [...headers], body: new Uint8Array(await response.arrayBuffer()) };
}
