import type { IncomingMessage, ServerResponse } from "node:http";
import { EndpointError } from "./error-response.ts";
import { drain, exceedsLimit, readBody } from "./request-body.ts";
import { type DistributionNames, hostHeader } from "./viewer-host.ts";

/** Lines of headers, with names as they were sent. */
type RawHeaders = readonly (readonly [name: string, value: string])[];

/** A viewer's request as it came over the socket. */
export interface RawRequest {
  readonly method: string;
  readonly protocol: "http" | "https";
  readonly host: string;
  readonly path: string;
  readonly query: string | undefined;
  /** Without `Host`, and without headers for the endpoint itself. */
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}

/** The response to a viewer. */
export interface RawResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}

/** A response and what the log says about it. */
export interface ViewerAnswer {
  readonly response: RawResponse;
  /** What happened: `Miss, functions rewrite, origin site`. */
  readonly summary: string;
}

/** The distributions of a mock, as viewers see them. */
export interface Viewers extends DistributionNames {
  /** Answers a viewer. Rejects with an error about the mock or with one of the user's code. */
  answer(request: RawRequest, viewerIp: string, signal: AbortSignal): Promise<ViewerAnswer>;
  /** Returns the visits since the last reset as JSON has them, without bodies. */
  list(): readonly object[];
  clear(): void;
}

/** Handles a request of a viewer. Returns the line for the log, without the time. */
export async function handleViewerRequest(
  viewers: Viewers,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
  maxBodyBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const head = toRawHead(request, host);
  let answer: ViewerAnswer;
  try {
    if (request.headers.expect?.toLowerCase() === "100-continue" && !exceedsLimit(request, maxBodyBytes)) {
      response.writeContinue();
    }
    const body = await readBody(request, maxBodyBytes);
    const viewerIp = (request.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
    answer = await viewers.answer({ ...head, body: body ?? new Uint8Array() }, viewerIp, signal);
  } catch (error) {
    answer = toErrorAnswer(error);
  }
  try {
    writeRawResponse(answer.response, request, response);
  } catch (error) {
    // Node refuses some characters in headers that a test's origin or handler sends.
    answer = toErrorAnswer(error);
    writeRawResponse(answer.response, request, response);
  }
  const { status } = answer.response;
  const uri = head.query === undefined ? head.path : `${head.path}?${head.query}`;
  return `${head.method} ${host}${uri} ${status} ${answer.summary}`;
}

/** Headers for the endpoint itself. Functions and origins never see the last one on AWS either (F 4.5). */
const endpointHeaders: ReadonlySet<string> = new Set(["host", hostHeader, "x-forwarded-proto"]);

/**
 * Reads the head of a request without joining headers or decoding the path. A viewer counts as one of HTTPS, which the
 * endpoint has not, unless `x-forwarded-proto: http` says otherwise.
 */
function toRawHead(request: IncomingMessage, host: string): Omit<RawRequest, "body"> {
  const { method = "", url = "", headers, rawHeaders } = request;
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const lines = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, rawHeaders[i + 1] as string] as const] : [],
  );
  return {
    method,
    protocol: headers["x-forwarded-proto"] === "http" ? "http" : "https",
    host,
    path: path === "" ? "/" : path,
    query: mark < 0 ? undefined : target.slice(mark + 1),
    headers: lines.filter(([name]) => !endpointHeaders.has(name.toLowerCase())),
  };
}

/** The status for errors of the mock and of the user's code. CloudFront's own 502 is a page of HTML. */
const errorStatus = 502;

function toErrorAnswer(error: unknown): ViewerAnswer {
  const { name = "Error", code, message = String(error) } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  const isTooLarge = error instanceof EndpointError;
  const label = name === "MockCloudFrontError" ? String(code) : name;
  const body = new TextEncoder().encode(`${message}\n`);
  return {
    response: {
      status: isTooLarge ? 413 : errorStatus,
      statusText: isTooLarge ? "Content Too Large" : "Bad Gateway",
      headers: [
        ["content-type", "text/plain; charset=utf-8"],
        ["content-length", String(body.length)],
        ["x-mock-cloudfront", label],
      ],
      body,
    },
    summary: `${label}: ${message}`,
  };
}

function writeRawResponse(
  { status, statusText, headers, body }: RawResponse,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (response.destroyed) {
    return;
  }
  response.sendDate = false;
  const isUnread = !request.complete;
  const hasLength = headers.some(([name]) => name.toLowerCase() === "content-length");
  const isBodyless = request.method === "HEAD" || status === 204 || status === 304;
  response.writeHead(status, statusText, [
    ...headers.flat(),
    ...(hasLength || isBodyless ? [] : ["Content-Length", String(body.length)]),
    ...(isUnread ? ["Connection", "close"] : []),
  ]);
  response.end(isBodyless ? undefined : body);
  if (isUnread) {
    drain(request);
  }
}
