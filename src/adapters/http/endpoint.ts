import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/problems.ts";
import { Fault, faultName, faultStatus, unmodeledError } from "../../sdk/fault.ts";
import { operationName } from "../../sdk/operation.ts";
import { answerControl, type Controls } from "./control.ts";
import { xmlRefusal } from "./error-body.ts";
import { answerMatch, dialectsOf } from "./handler.ts";
import { isOwnHost, isOwnOrigin } from "./host-check.ts";
import type { WireAnswer, WireRequest } from "./message.ts";
import { BodyTooLarge } from "./request-body.ts";
import { findRoute } from "./router.ts";
import type { SignatureCheck } from "./signature.ts";

/** All that decides what a request over a socket is answered. */
export interface Endpoint {
  readonly backend: Backend;
  readonly controls: Controls;
  readonly allowedHosts: readonly string[];
  readonly checkSignature: SignatureCheck | undefined;
}

export interface EndpointAnswer extends WireAnswer {
  /** For the log. */
  readonly operation?: string | undefined;
}

const refuse = (status: number, code: string, message: string): Fault =>
  new Fault(unmodeledError("com.amazonaws.cloudfront", code, status), message);

/**
 * Answers whatever comes over the socket: at the end of it there is no caller to throw at, so what is thrown
 * elsewhere is an error form here. Only a planned death of the socket is thrown on.
 */
export async function answerEndpoint(
  endpoint: Endpoint,
  request: WireRequest,
  body: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<EndpointAnswer> {
  try {
    return await answer(endpoint, request, body, signal);
  } catch (error) {
    if (isDeadSocket(error)) throw error;
    return answerError(endpoint.backend, error);
  }
}

async function answer(
  { backend, controls, allowedHosts, checkSignature }: Endpoint,
  head: WireRequest,
  body: () => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<EndpointAnswer> {
  const { host, origin } = head.headers;
  if (!isOwnHost(host, allowedHosts) || !isOwnOrigin(origin, allowedHosts)) {
    throw refuse(403, "AccessDenied", strangers(host, origin));
  }
  const request = { ...head, body: await body() };
  const control = answerControl(controls, request, dialectsOf(backend));
  if (control) return control;
  await checkSignature?.(request, new Date());
  // What is asked with HEAD is what GET would answer; a server leaves the body out.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const match = findRoute(dialectsOf(backend), method, request.path, request.query);
  if ("allowed" in match) {
    throw match.allowed.length > 0
      ? refuse(405, "MethodNotAllowed", `${request.path} takes ${match.allowed.join(" or ")}, not ${method}.`)
      : refuse(404, "UnknownOperation", `CloudFront has no operation at ${request.path}.`);
  }
  const operation = operationName(match.schema);
  try {
    return { ...(await answerMatch(backend, match, request, { signal })), operation };
  } catch (error) {
    if (isDeadSocket(error)) throw error;
    return { ...answerError(backend, error), operation };
  }
}

const strangers = (host: string | undefined, origin: string | undefined): string =>
  `This mock answers requests for this machine only, not for Host ${JSON.stringify(host ?? "")}` +
  `${origin === undefined ? "" : `, Origin ${JSON.stringify(origin)}`}. ` +
  "Name other hosts in startServer({ allowedHosts }).";

export const isDeadSocket = (error: unknown): boolean =>
  ["ECONNRESET", "ECONNABORTED", "EPIPE"].includes(String((error as { code?: unknown } | undefined)?.code));

/** Never a stack: the client may be a page or a log that others read. */
export function answerError(backend: Backend, error: unknown): WireAnswer {
  const requestId = backend.environment.ids.uuid();
  if (error instanceof Fault) {
    return xmlRefusal({
      status: faultStatus(error.schema),
      code: faultName(error.schema),
      message: error.message,
      requestId,
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof BodyTooLarge)
    return xmlRefusal({ status: 413, code: "RequestEntityTooLarge", message, requestId });
  return error instanceof MockCloudFrontError && error.code === "UNHANDLED_OPERATION"
    ? xmlRefusal({ status: 501, code: "NotImplemented", message, requestId })
    : xmlRefusal({ status: 500, code: "InternalError", message, requestId });
}
