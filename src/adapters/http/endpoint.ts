import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import { getOperationName } from "../../sdk/operation.ts";
import { type ControllableMock, formatAllow, handleControlRequest, isControlPath } from "./control-routes.ts";
import { dispatchMatch, getServiceApis } from "./dispatch-request.ts";
import { EndpointError, getMessage, isServiceError, toErrorResponse } from "./error-response.ts";
import type { HttpResponse } from "./message.ts";
import { getMaxBodyBytes } from "./request-body.ts";
import { assertLocalRequest } from "./request-guard.ts";
import { type RequestHead, toHttpRequest } from "./request-head.ts";
import { findRoute, type Match, type NoMatch } from "./router.ts";
import type { SignatureCheck, SigningName } from "./signature.ts";
import type { StackControl } from "./stack-routes.ts";
import type { Viewers } from "./viewer-requests.ts";

/** The parts of a server that determine the response to a request. */
export interface Endpoint {
  readonly backend: Backend;
  readonly mock: ControllableMock;
  readonly stacks: StackControl;
  readonly allowedHosts: readonly string[];
  readonly checkSignature: SignatureCheck | undefined;
  /** The distributions that viewers visit. Undefined serves the API only. */
  readonly viewers?: Viewers | undefined;
}

/** A response and what the log says about it. */
export interface EndpointResponse extends HttpResponse {
  /** The operation's name. */
  readonly operation?: string | undefined;
  /** The message of an error that the response must not contain. */
  readonly hiddenError?: string | undefined;
}

/** Reads the body of a request, up to a limit in bytes. */
type ReadBody = (limit: number) => Promise<Uint8Array | undefined>;

/**
 * Handles a request that came over a socket. Every error becomes a response, because no caller could catch it. Only a
 * planned disconnect is thrown.
 */
export async function handleEndpointRequest(
  endpoint: Endpoint,
  head: RequestHead,
  readBody: ReadBody,
  signal: AbortSignal,
): Promise<EndpointResponse> {
  const { backend, mock, stacks, allowedHosts, viewers } = endpoint;
  let route: Match | NoMatch | undefined;
  try {
    assertLocalRequest(head, allowedHosts);
    if (isControlPath(head.path)) {
      const body = await readBody(getMaxBodyBytes(backend.environment.quotas));
      const request = toHttpRequest(head, body);
      return await handleControlRequest({ mock, backend, stacks, viewers }, request, getServiceApis(backend));
    }
    const { method, path, query } = toHttpRequest(head, undefined);
    route = findRoute(getServiceApis(backend), method, path, query);
    return { ...(await respond(endpoint, route, head, readBody, signal)), operation: getName(route) };
  } catch (error) {
    if (isDisconnect(error)) {
      throw error;
    }
    // The key value store's client reads errors as JSON, also those of the endpoint.
    route ??= findRoute(getServiceApis(backend), head.method, head.path, {});
    const format = "schema" in route ? route.api.body : "xml";
    const publicError = toPublicError(error, route, backend);
    return {
      ...toErrorResponse(publicError, format, () => backend.environment.random.uuid()),
      operation: getName(route),
      hiddenError: publicError === error ? undefined : getMessage(error),
    };
  }
}

async function respond(
  { backend, checkSignature }: Endpoint,
  route: Match | NoMatch,
  head: RequestHead,
  readBody: ReadBody,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const request = toHttpRequest(head, await readBody(getMaxBodyBytes(backend.environment.quotas)));
  await checkSignature?.(request, getSigningNames(route), new Date());
  if ("schema" in route) {
    return dispatchMatch(backend, route, request, { signal });
  }
  const { method, path } = head;
  if (route.allowed.length === 0) {
    throw new EndpointError(404, "UnknownOperation", `CloudFront has no operation at ${path}.`);
  }
  throw new EndpointError(
    405,
    "MethodNotAllowed",
    `The method ${method} is not allowed for ${path}. Use ${route.allowed.join(" or ")}.`,
    { allow: formatAllow(route.allowed) },
  );
}

function getName(route: Match | NoMatch): string | undefined {
  return "schema" in route ? getOperationName(route.schema) : undefined;
}

/** Returns the services that may be in the scope of a request's signature. */
function getSigningNames(route: Match | NoMatch): readonly SigningName[] {
  if ("schema" in route) {
    return [route.api.body === "json" ? "cloudfront-keyvaluestore" : "cloudfront"];
  }
  return ["cloudfront", "cloudfront-keyvaluestore"];
}

/** Replaces errors that only help a JavaScript caller by errors for the users of any client. */
function toPublicError(error: unknown, route: Match | NoMatch, backend: Backend): unknown {
  if (isServiceError(error) || !("schema" in route)) {
    return error;
  }
  const name = getOperationName(route.schema);
  if (error instanceof MockCloudFrontError) {
    switch (error.code) {
      case "UNHANDLED_OPERATION": {
        const services = new Set(backend.operations.map(({ service }) => service));
        return new EndpointError(
          501,
          "NotImplemented",
          `${name} is not handled by this mock. It handles operations of these services: ${[...services].join(", ")}.`,
        );
      }
      // Not a 5xx status: the SDK would retry the call, and it would take effect after the reset.
      case "RESET_DURING_CALL":
        return new EndpointError(
          409,
          "ResetDuringCall",
          `The mock was reset while ${name} was in flight. The call had no effect.`,
        );
    }
    return error;
  }
  return isOverridden(route, backend)
    ? error
    : new EndpointError(
        500,
        "InternalError",
        `The mock failed to handle ${name}. The server's log has the details.`,
      );
}

/** Returns true if the user replaced the operation's handler. The errors of that handler are the user's own. */
function isOverridden({ schema }: Match, backend: Backend): boolean {
  return !backend.operations.includes(backend.resolve(schema));
}

function isDisconnect(error: unknown): boolean {
  return ["ECONNRESET", "ECONNABORTED", "EPIPE"].includes(
    String((error as { code?: unknown } | undefined)?.code),
  );
}
