import type { EdgeRequest, EdgeResponse } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";

/** Applies the response headers policy of the cache behavior to a response on its way to the viewer (F 10). */
export function applyResponseHeadersPolicy(
  response: EdgeResponse,
  _request: EdgeRequest,
  _visit: VisitContext,
): EdgeResponse {
  return response;
}
