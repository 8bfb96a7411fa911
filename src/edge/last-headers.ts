import { STATUS_CODES } from "node:http";
import type { EdgeLocation } from "../runtime/run/host/cloudfront-operations.ts";
import type { Answer } from "./answer.ts";
import {
  type EdgeRequest,
  type EdgeResponse,
  emptyBody,
  getHeader,
  getHeaderValues,
  type HeaderList,
  withoutHeaders,
} from "./message.ts";
import { isBodyless } from "./to-response.ts";
import type { VisitSession } from "./visit-context.ts";

/** assumed: the host part of `Via`, which names a server of CloudFront (F 7.7) */
export const viaValue = "1.1 00112233445566778899aabbccddeeff.cloudfront.net (CloudFront)";

/**
 * Returns the code of an edge location.
 * assumed: its form, as real responses have it (F 3.3)
 */
export function getPop({ name }: EdgeLocation): string {
  return `${name}50-C1`;
}

/** Headers of one connection (RFC 9110, 7.6.1), and headers that the edge sets itself. */
const droppedHeaders: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-cache",
  "age",
]);

/** Adds the headers that CloudFront sends with every response, and removes the body where HTTP allows none. */
export function addLastHeaders(answer: Answer, request: EdgeRequest, session: VisitSession): EdgeResponse {
  const { response, result, age } = answer;
  const { environment, trace, viewer } = session;
  const { headers, status } = response;
  const hasLength = status !== 204 && status !== 205;
  const kept = withoutHeaders(
    headers,
    (name) =>
      droppedHeaders.has(name) || name.startsWith("x-amz-cf-") || (name === "content-length" && !hasLength),
  );
  const added: HeaderList = [
    ...(getHeader(headers, "date") === undefined ? [["Date", environment.now().toUTCString()] as const] : []),
    ...(getHeader(headers, "server") === undefined ? [["Server", "CloudFront"] as const] : []),
    ["Via", [...getHeaderValues(headers, "via"), viaValue].join(", ")],
    ["X-Cache", `${result} from cloudfront`],
    ["X-Amz-Cf-Pop", getPop(viewer.edgeLocation)],
    ["X-Amz-Cf-Id", trace.requestId],
    ...(age === undefined ? [] : [["Age", String(age)] as const]),
  ];
  return {
    status,
    statusText: response.statusText || (STATUS_CODES[status] ?? ""),
    headers: [...kept, ...added],
    body: request.method === "HEAD" || isBodyless(status) ? emptyBody : response.body,
  };
}
