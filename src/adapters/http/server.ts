import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { answerEndpoint, type Endpoint, type EndpointAnswer } from "./endpoint.ts";
import { toXmlErrorResponse } from "./error-response.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { exceedsLimit, readBody } from "./request-body.ts";

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** How long a client may take to send a request, in milliseconds. */
  readonly requestTimeout: number;
  readonly log: ((line: string) => void) | undefined;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Node's HTTP server before the endpoint. */
export async function listen(endpoint: Endpoint, options: ListenOptions): Promise<Listening> {
  const { requestTimeout, log } = options;
  const server = createServer({
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(1000, requestTimeout / 2),
    keepAliveTimeout: 60_000,
  });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void handleRequest(endpoint, request, response, log);
  };
  server.on("request", answer);
  server.on("checkContinue", (request, response) => {
    if (!exceedsLimit(request)) {
      response.writeContinue();
    }
    answer(request, response);
  });
  server.on("checkExpectation", answer);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => refuseSocket(endpoint, error, socket));
  await bind(server, options);
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
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
  const started = performance.now();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    const answer = await answerEndpoint(
      endpoint,
      parseRequest(request),
      () => readBody(request),
      gone.signal,
    );
    write(answer, request, response);
    log?.(formatLogLine(request, answer, performance.now() - started));
  } catch {
    // A planned death; whatever else might go wrong here, the client is not left waiting.
    log?.(formatLogLine(request, undefined, performance.now() - started));
    request.socket.resetAndDestroy();
  }
}

function write(
  { status, headers, body }: HttpResponse,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (response.destroyed) {
    return;
  }
  // Of a body that is too large the rest is not read: no other request can follow it.
  const isUnread = !request.complete;
  response.writeHead(status, {
    ...headers,
    ...(status !== 204 && { "content-length": body?.byteLength ?? 0 }),
    ...(isUnread && { connection: "close" }),
  });
  response.end(body);
  if (isUnread) {
    drain(request);
  }
}

/** A client that is still sending reads the answer only if what it sends is taken. */
function drain(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), 1000);
  request.socket.once("close", () => clearTimeout(timer));
}

function parseRequest({ method = "", url = "", headers }: IncomingMessage): HttpRequest {
  // A proxy's form of a request names the host in its first line too.
  const target = url.replace(/^https?:\/\/[^/?]*/i, "");
  const [path = "", ...search] = target.split("?");
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search.join("?"))) {
    const former = query[name];
    query[name] = former === undefined ? value : [former, value].flat();
  }
  const fields = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { method, path, query, headers: Object.fromEntries(fields), body: undefined };
}

function formatLogLine(
  { method, url }: IncomingMessage,
  answer: EndpointAnswer | undefined,
  ms: number,
): string {
  const outcome = answer ? `${answer.status} ${answer.operation ?? ""}` : "disconnected";
  return `${method} ${url} ${outcome.trim()} ${ms.toFixed(1)} ms`;
}

const failures: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "RequestHeaderSectionTooLarge", "The request's headers are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "RequestTimeout", "The request took too long to arrive."],
};

/** What is no HTTP, or too slow, has no response object yet: the answer is written by hand. */
function refuseSocket({ backend }: Endpoint, { code = "" }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, name, message] = failures[code] ?? [400, "BadRequest", "The request is not HTTP."];
  const requestId = backend.environment.random.uuid();
  const { headers, body } = toXmlErrorResponse({ status, code: name, message, requestId });
  const fields = { ...headers, "content-length": String(body?.byteLength ?? 0), connection: "close" };
  const head = Object.entries(fields).map(([field, value]) => `${field}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${name}\r\n${head.join("")}\r\n`);
  socket.end(body);
}
