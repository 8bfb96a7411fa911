import type { IncomingMessage } from "node:http";

/** CloudFront's own requests are smaller by far. */
const maxBytes = 1 << 20;

export class BodyTooLarge extends Error {
  constructor() {
    super(`The request body is larger than ${maxBytes} bytes.`);
  }
}

/** Whether a request says itself that it is too large: then nothing of it need be read. */
export function exceedsLimit({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > maxBytes;
}

/** The whole body, whether its length was announced or it came in chunks. */
export function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    if (exceedsLimit(request)) {
      reject(new BodyTooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) {
        chunks.push(chunk);
      } else {
        reject(new BodyTooLarge());
      }
    });
    request.once("end", () => resolve(size === 0 ? undefined : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The client has gone before its request was complete.")));
  });
}
