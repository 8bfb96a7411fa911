import { invalidVisitError } from "./invalid-visit.ts";
import type { EdgeResponse, HeaderList } from "./message.ts";

/**
 * Throws if the process has no class `Response`.
 *
 * @throws MockCloudFrontError `INVALID_VISIT`
 */
export function assertResponseClass(): void {
  if (typeof globalThis.Response !== "function") {
    throw invalidVisitError(
      "visit() returns a Response, and this environment has none. Use the test environment node instead of jsdom: " +
        "write @jest-environment node or @vitest-environment node in a comment at the top of the file.",
    );
  }
}

/** Converts a response of the edge to the platform's class, which takes statuses from 200 to 599 (F 13.4). */
export function toResponse({ status, statusText, headers, body }: EdgeResponse): Response {
  return new Response(isBodyless(status) || body.length === 0 ? null : Uint8Array.from(body), {
    status,
    statusText: toByteString(statusText),
    headers: toByteStrings(headers),
  });
}

/** Returns true for a status whose responses have no body (RFC 9110, 6.4.1). */
export function isBodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function toByteStrings(headers: HeaderList): [string, string][] {
  return headers.map(([name, value]) => [name, toByteString(value)]);
}

/** Returns a string as the bytes of its UTF-8 form, one character per byte, as HTTP clients of Node.js read them. */
export function toByteString(text: string): string {
  return !/[^\0-\xff]/.test(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}
