import type { IncomingMessage } from "node:http";
import { defaultQuotas, type Quotas } from "../../core/quotas.ts";
import { EndpointError } from "./error-response.ts";

/** The limit with the default quotas. CloudFront's own requests are far smaller. */
const defaultMaxBytes = 1 << 20;

/** The upper bound of the limit, also with infinite quotas. A longer body may not fit into one string. */
const maxBytes = 1 << 28;

/** The quotas that determine how large a request may be. */
const bodyQuotas = [
  "functionSize",
  "keySize",
  "valueSize",
  "keysPerUpdate",
  "updatePayload",
  "cacheBehaviors",
  "origins",
  "originGroups",
  "aliases",
  "invalidationPaths",
  "tagsPerResource",
] as const satisfies readonly (keyof Quotas)[];

/** Returns the largest body in bytes. The limit grows in proportion to each raised quota. */
export function getMaxBodyBytes(quotas: Quotas): number {
  const factor = bodyQuotas.reduce(
    (product, name) => product * Math.max(1, quotas[name] / defaultQuotas[name]),
    1,
  );
  return Math.min(Math.ceil(defaultMaxBytes * factor), maxBytes);
}

/** Returns true if `Content-Length` exceeds the limit, in which case the body is not read. */
export function exceedsLimit({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers["content-length"] ?? 0) > limit;
}

/**
 * Reads the whole body, with a `Content-Length` or in chunks.
 *
 * @throws ServiceError `RequestEntityTooLarge`, as soon as the body exceeds the limit
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    if (exceedsLimit(request, limit)) {
      reject(createBodyTooLargeError(limit));
      return;
    }
    if (request.destroyed && !request.complete) {
      reject(createDisconnectedError());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) {
        chunks.push(chunk);
      } else {
        reject(createBodyTooLargeError(limit));
      }
    });
    request.once("end", () => resolve(size === 0 ? undefined : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(createDisconnectedError()));
  });
}

/** Discards the rest of a body for up to one second. A client reads the response only after it has sent the body. */
export function drain(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), 1000);
  request.socket.once("close", () => clearTimeout(timer));
}

function createBodyTooLargeError(limit: number): Error {
  return new EndpointError(
    413,
    "RequestEntityTooLarge",
    `The request body is larger than ${limit} bytes. Raised quotas also raise this limit.`,
  );
}

function createDisconnectedError(): Error {
  return new Error("The client disconnected before its request was complete.");
}
