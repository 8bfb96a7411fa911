import type { Backend } from "../../core/backend.ts";
import { getOperationName } from "../../sdk/operation.ts";
import { type ControllableMock, handleControlRequest } from "./control-routes.ts";
import { dispatchMatch, getServiceApis } from "./dispatch-request.ts";
import { createEndpointError, toErrorResponse } from "./error-response.ts";
import { isAllowedHost, isAllowedOrigin } from "./host-check.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { findRoute, type Match, type NoMatch } from "./router.ts";
import type { SignatureCheck, SigningName } from "./signature.ts";

/** The parts of a server that determine the response to a request. */
export interface Endpoint {
  readonly backend: Backend;
  readonly mock: ControllableMock;
  readonly allowedHosts: readonly string[];
  readonly checkSignature: SignatureCheck | undefined;
}

export interface EndpointResponse extends HttpResponse {
  /** The operation's name, for the log. */
  readonly operation?: string | undefined;
}

/**
 * Handles a request that came over a socket. Every error becomes a response, because no caller could catch it. Only a
 * planned disconnect is thrown.
 */
export async function handleEndpointRequest(
  endpoint: Endpoint,
  request: HttpRequest,
  readBody: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<EndpointResponse> {
  // HEAD is handled as GET. The server omits the body.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const route = findRoute(getServiceApis(endpoint.backend), method, request.path, request.query);
  const operation = "schema" in route ? getOperationName(route.schema) : undefined;
  try {
    return { ...(await respond(endpoint, route, request, readBody, signal)), operation };
  } catch (error) {
    if (isDisconnect(error)) {
      throw error;
    }
    // The key value store's client reads errors as JSON, also those of the endpoint.
    const format = "schema" in route ? route.api.body : "xml";
    return { ...toErrorResponse(error, format, () => endpoint.backend.environment.random.uuid()), operation };
  }
}

async function respond(
  { backend, mock, allowedHosts, checkSignature }: Endpoint,
  route: Match | NoMatch,
  head: HttpRequest,
  readBody: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { host, origin } = head.headers;
  if (!isAllowedHost(host, allowedHosts) || !isAllowedOrigin(origin, allowedHosts)) {
    throw createEndpointError(403, "AccessDenied", hostNotAllowedMessage(host, origin));
  }
  const request = { ...head, body: await readBody() };
  const controlResponse = handleControlRequest(mock, request, getServiceApis(backend));
  if (controlResponse) {
    return controlResponse;
  }
  await checkSignature?.(request, getSigningNames(route), new Date());
  if ("schema" in route) {
    return dispatchMatch(backend, route, request, { signal });
  }
  throw route.allowed.length > 0
    ? createEndpointError(
        405,
        "MethodNotAllowed",
        `The method ${head.method} is not allowed for ${head.path}. Use ${route.allowed.join(" or ")}.`,
      )
    : createEndpointError(404, "UnknownOperation", `CloudFront has no operation at ${head.path}.`);
}

/** Returns the services that may be in the scope of a request's signature. */
function getSigningNames(route: Match | NoMatch): readonly SigningName[] {
  if ("schema" in route) {
    return [route.api.body === "json" ? "cloudfront-keyvaluestore" : "cloudfront"];
  }
  return ["cloudfront", "cloudfront-keyvaluestore"];
}

function hostNotAllowedMessage(host: string | undefined, origin: string | undefined): string {
  return (
    `This mock only serves requests to this machine, but got Host ${JSON.stringify(host ?? "")}` +
    `${origin === undefined ? "" : ` and Origin ${JSON.stringify(origin)}`}. ` +
    "Allow other hosts with startServer({ allowedHosts })."
  );
}

function isDisconnect(error: unknown): boolean {
  return ["ECONNRESET", "ECONNABORTED", "EPIPE"].includes(
    String((error as { code?: unknown } | undefined)?.code),
  );
}
