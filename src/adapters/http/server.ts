import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Endpoint, type EndpointResponse, handleEndpointRequest } from "./endpoint.ts";
import { EndpointError, toErrorResponse } from "./error-response.ts";
import type { HttpResponse } from "./message.ts";
import { drain, exceedsLimit, getMaxBodyBytes, readBody } from "./request-body.ts";
import { type RequestHead, toRequestHead } from "./request-head.ts";
import { findViewerHost } from "./viewer-host.ts";
import { handleViewerRequest } from "./viewer-requests.ts";

/** The settings of a listening server. */
export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** The time that a client may take to send a request, in milliseconds. */
  readonly requestTimeout: number;
  readonly log: ((line: string) => void) | undefined;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts an HTTP server for an endpoint. Rejects with Node's error if the port is in use. */
export async function startListening(endpoint: Endpoint, options: ListenOptions): Promise<Listening> {
  const { requestTimeout, log } = options;
  const server = createServer({
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(1000, requestTimeout / 2),
    keepAliveTimeout: 60_000,
    // The endpoint checks the header itself, with an error in CloudFront's format.
    requireHostHeader: false,
  });
  const enqueue = createConnectionQueue();
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    enqueue(request.socket, () => handleRequest(endpoint, request, response, log));
  };
  server.on("request", onRequest);
  server.on("checkContinue", onRequest);
  server.on("checkExpectation", onRequest);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => rejectSocket(endpoint, error, socket));
  await bind(server, options);
  // Errors of a listening server, such as too many open files, concern one connection and must not end the process.
  server.on("error", ({ message }) => log?.(`The server reports: ${message}`));
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

/** Creates a function that runs the requests of one connection one after the other, so that they take effect in order. */
function createConnectionQueue(): (connection: object, run: () => Promise<void>) => void {
  const last = new WeakMap<object, Promise<void>>();
  return (connection, run) => {
    const previous = last.get(connection);
    last.set(connection, previous ? previous.then(run) : run());
  };
}

function bind(server: Server, { port, host }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handleRequest(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
  log: ListenOptions["log"],
): Promise<void> {
  if (response.destroyed) {
    // The client disconnected while an earlier request of the connection was handled.
    return;
  }
  const started = performance.now();
  const disconnected = new AbortController();
  response.once("close", () => disconnected.abort());
  let result: EndpointResponse | undefined;
  try {
    const head = toRequestHead(request);
    const viewerLine = await handleViewer(endpoint, head, request, response, disconnected.signal);
    if (viewerLine !== undefined) {
      log?.(`${viewerLine} ${(performance.now() - started).toFixed(1)} ms`);
      return;
    }
    result = await handleEndpointRequest(
      endpoint,
      head,
      (limit) => {
        if (request.headers.expect?.toLowerCase() === "100-continue" && !exceedsLimit(request, limit)) {
          response.writeContinue();
        }
        return readBody(request, limit);
      },
      disconnected.signal,
    );
    writeResponse(result, request, response);
  } catch {
    // A planned disconnect. For any other error too, the client must not be left waiting.
    request.socket.resetAndDestroy();
  }
  const line = formatLogLine(request, result, performance.now() - started);
  if (log) {
    log(line);
  } else if (result?.hiddenError !== undefined) {
    // Without a log, nothing else would report the error that the response does not contain.
    process.emitWarning(line, "MockCloudFrontWarning");
  }
}

/** Handles a request for a distribution. Returns undefined for a request to the API, otherwise the line for the log. */
function handleViewer(
  { viewers, allowedHosts, backend }: Endpoint,
  head: RequestHead,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<string> | undefined {
  const host = viewers && findViewerHost(head, viewers, allowedHosts);
  if (!viewers || host === undefined) {
    return undefined;
  }
  const maxBodyBytes = getMaxBodyBytes(backend.environment.quotas);
  return handleViewerRequest(viewers, host, request, response, maxBodyBytes, signal);
}

/** Keeps foreign web pages from reading a response as a script, a style sheet or an image. */
const browserHeaders = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
};

function writeResponse(
  { status, headers, body }: HttpResponse,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (response.destroyed) {
    return;
  }
  // The rest of a body that is too large is not read, so no other request can follow on this connection.
  const isUnread = !request.complete;
  response.writeHead(status, {
    ...browserHeaders,
    ...headers,
    ...(status !== 204 && { "content-length": body?.byteLength ?? 0 }),
    ...(isUnread && { connection: "close" }),
  });
  response.end(body);
  if (isUnread) {
    drain(request);
  }
}

function formatLogLine(
  { method, url }: IncomingMessage,
  response: EndpointResponse | undefined,
  ms: number,
): string {
  const outcome = response ? `${response.status} ${response.operation ?? ""}` : "disconnected";
  const detail = response?.hiddenError === undefined ? "" : ` (${response.hiddenError})`;
  return `${method} ${url} ${outcome.trim()} ${ms.toFixed(1)} ms${detail}`;
}

const protocolErrors: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "RequestHeaderSectionTooLarge", "The request's headers are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "RequestTimeout", "The request took too long to arrive."],
};

/** Writes an error response by hand. Node has no response object for bytes that are not HTTP or that are late. */
function rejectSocket({ backend }: Endpoint, { code = "" }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, name, message] = protocolErrors[code] ?? [400, "BadRequest", "The request is not HTTP."];
  const error = new EndpointError(status, name, message);
  const { headers, body } = toErrorResponse(error, "xml", () => backend.environment.random.uuid());
  const fields = {
    ...browserHeaders,
    ...headers,
    "content-length": String(body?.byteLength ?? 0),
    connection: "close",
  };
  const head = Object.entries(fields).map(([field, value]) => `${field}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${name}\r\n${head.join("")}\r\n`);
  socket.end(body);
}
