import { type IncomingMessage, request as sendHttp } from "node:http";
import { request as sendHttps } from "node:https";
import { type EdgeRequest, type EdgeResponse, getUri, type HeaderList } from "../message.ts";

/**
 * Sends a request to a server on this machine. Uses `node:http` because `fetch` replaces `Host` and normalizes the path.
 * A server that refuses or closes the connection is a failed origin, and so is one with a status that HTTP does not have.
 */
export function respondByServer(
  url: string,
  request: EdgeRequest,
  readTimeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<EdgeResponse | "disconnected" | "timed out"> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const send = protocol === "https:" ? sendHttps : sendHttp;
  const base = pathname.replace(/\/$/, "");
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        // Names of *.localhost do not resolve on every machine.
        hostname: hostname.endsWith("localhost") ? "localhost" : hostname.replace(/^\[(.*)\]$/, "$1"),
        port,
        method: request.method,
        path: base + getUri(request),
        headers: toRawHeaders(request),
        agent: false,
        timeout: readTimeoutMs,
        signal,
      },
      (incoming) =>
        void readResponse(incoming).then(
          (answer) => resolve(hasStatus(answer) ? answer : "disconnected"),
          fail,
        ),
    );
    function fail(error: Error): void {
      if (signal?.aborted) {
        reject(signal.reason);
      } else {
        resolve("disconnected");
      }
      outgoing.destroy(error);
    }
    outgoing.on("error", fail);
    outgoing.on("timeout", () => {
      resolve("timed out");
      outgoing.destroy();
    });
    outgoing.end(request.body);
  });
}

function hasStatus({ status }: EdgeResponse): boolean {
  return status >= 200 && status <= 599;
}

/** Returns names and values in turn, so that a name can occur on several lines. */
function toRawHeaders({ host, headers, body }: EdgeRequest): string[] {
  const sent = headers.filter(([name]) => !/^(connection|content-length)$/i.test(name));
  return [
    ...["Host", host],
    ...sent.flat(),
    ...["Connection", "close"],
    ...(body.length > 0 ? ["Content-Length", String(body.length)] : []),
  ];
}

async function readResponse(incoming: IncomingMessage): Promise<EdgeResponse> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const headers: HeaderList = incoming.rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, incoming.rawHeaders[i + 1] ?? ""] as const] : [],
  );
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? "",
    headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  };
}
