import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import { getOperationName } from "../../sdk/operation.ts";
import { getServerProtocol } from "../../sdk/server-protocol.ts";
import { defineUnmodeledError, getErrorCode, getErrorStatus, ServiceError } from "../../sdk/service-error.ts";
import { answerControl, type Controls } from "./control.ts";
import { type ErrorDetails, toJsonErrorResponse, toXmlErrorResponse } from "./error-response.ts";
import { answerMatch, getServiceApis } from "./handler.ts";
import { isAllowedHost, isAllowedOrigin } from "./host-check.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { BodyTooLarge } from "./request-body.ts";
import { findRoute, type Match, type NoMatch } from "./router.ts";
import type { SignatureCheck } from "./signature.ts";

/** All that decides what a request over a socket is answered. */
export interface Endpoint {
  readonly backend: Backend;
  readonly controls: Controls;
  readonly allowedHosts: readonly string[];
  readonly checkSignature: SignatureCheck | undefined;
}

export interface EndpointAnswer extends HttpResponse {
  /** For the log. */
  readonly operation?: string | undefined;
}

function refuse(status: number, code: string, message: string): ServiceError {
  return new ServiceError(defineUnmodeledError("com.amazonaws.cloudfront", code, status), message);
}

/**
 * Answers whatever comes over the socket: at the end of it there is no caller to throw at, so what is thrown
 * elsewhere is an error form here. Only a planned death of the socket is thrown on.
 */
export async function answerEndpoint(
  endpoint: Endpoint,
  request: HttpRequest,
  body: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<EndpointAnswer> {
  // What is asked with HEAD is what GET would answer; a server leaves the body out.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found = findRoute(getServiceApis(endpoint.backend), method, request.path, request.query);
  const operation = "schema" in found ? getOperationName(found.schema) : undefined;
  try {
    return { ...(await answer(endpoint, found, request, body, signal)), operation };
  } catch (error) {
    if (isDeadSocket(error)) {
      throw error;
    }
    return { ...answerError(endpoint.backend, found, error), operation };
  }
}

async function answer(
  { backend, controls, allowedHosts, checkSignature }: Endpoint,
  found: Match | NoMatch,
  head: HttpRequest,
  body: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { host, origin } = head.headers;
  if (!isAllowedHost(host, allowedHosts) || !isAllowedOrigin(origin, allowedHosts)) {
    throw refuse(403, "AccessDenied", hostNotAllowedMessage(host, origin));
  }
  const request = { ...head, body: await body() };
  const control = answerControl(controls, request, getServiceApis(backend));
  if (control) {
    return control;
  }
  await checkSignature?.(request, new Date());
  if ("schema" in found) {
    return answerMatch(backend, found, request, { signal });
  }
  throw found.allowed.length > 0
    ? refuse(405, "MethodNotAllowed", `${head.path} takes ${found.allowed.join(" or ")}, not ${head.method}.`)
    : refuse(404, "UnknownOperation", `CloudFront has no operation at ${head.path}.`);
}

function hostNotAllowedMessage(host: string | undefined, origin: string | undefined): string {
  return (
    `This mock answers requests for this machine only, not for Host ${JSON.stringify(host ?? "")}` +
    `${origin === undefined ? "" : `, Origin ${JSON.stringify(origin)}`}. ` +
    "Name other hosts in startServer({ allowedHosts })."
  );
}

function isDeadSocket(error: unknown): boolean {
  return ["ECONNRESET", "ECONNABORTED", "EPIPE"].includes(
    String((error as { code?: unknown } | undefined)?.code),
  );
}

/**
 * In the form that whoever sent it reads: the key value store's client takes JSON for an answer, not XML. Never a
 * stack: the client may be a page or a log that others read.
 */
function answerError(backend: Backend, found: Match | NoMatch, error: unknown): HttpResponse {
  const refusal = { ...refusalOf(error), requestId: backend.environment.random.uuid() };
  return "schema" in found && getServerProtocol(found.api).isJson
    ? toJsonErrorResponse(refusal)
    : toXmlErrorResponse(refusal);
}

function refusalOf(error: unknown): Omit<ErrorDetails, "requestId"> {
  if (error instanceof ServiceError) {
    return { status: getErrorStatus(error.schema), code: getErrorCode(error.schema), message: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof BodyTooLarge) {
    return { status: 413, code: "RequestEntityTooLarge", message };
  }
  return error instanceof MockCloudFrontError && error.code === "UNHANDLED_OPERATION"
    ? { status: 501, code: "NotImplemented", message }
    : { status: 500, code: "InternalError", message };
}
