import type { IncomingMessage } from "node:http";
import { createEndpointError } from "./error-response.ts";

/** CloudFront's own requests are far smaller. */
const maxBytes = 1 << 20;

/** Returns true if `Content-Length` exceeds the limit, in which case the body is not read. */
export function exceedsLimit({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > maxBytes;
}

/**
 * Reads the whole body, with a `Content-Length` or in chunks.
 *
 * @throws ServiceError `RequestEntityTooLarge`, as soon as the body exceeds the limit
 */
export function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    if (exceedsLimit(request)) {
      reject(createBodyTooLargeError());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) {
        chunks.push(chunk);
      } else {
        reject(createBodyTooLargeError());
      }
    });
    request.once("end", () => resolve(size === 0 ? undefined : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () =>
      reject(new Error("The client disconnected before its request was complete.")),
    );
  });
}

function createBodyTooLargeError(): Error {
  return createEndpointError(
    413,
    "RequestEntityTooLarge",
    `The request body is larger than ${maxBytes} bytes.`,
  );
}
