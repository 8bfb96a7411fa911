import { chooseOrigin } from "./choose-origin.ts";
import { type FetchedObject, fetchObject } from "./fetch-object.ts";
import { type EdgeRequest, emptyBody, withoutHeaders } from "./message.ts";
import { findBehavior } from "./path-pattern.ts";
import type { VisitContext } from "./visit-context.ts";

/**
 * Replaces an error by the custom error response that the distribution has for its status. The behavior that matches
 * the path of the page fetches it, through the cache and without functions. If the page itself fails, the viewer gets
 * the status of that request (F 9). Returns undefined if no page is configured.
 * assumed: errors of functions are not replaced (F 5.16)
 */
export function replaceError(
  answer: FetchedObject,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<FetchedObject> | undefined {
  const { status } = answer.response;
  const { Items = [] } = visit.distribution.config.CustomErrorResponses ?? {};
  const custom = Items.find(({ ErrorCode }) => ErrorCode === status);
  if (!custom?.ResponsePagePath) {
    return undefined;
  }
  const { ResponsePagePath: path, ResponseCode } = custom;
  const shownStatus = ResponseCode ? Number(ResponseCode) : status;
  const behavior = findBehavior(path, visit.distribution.config);
  const pageVisit: VisitContext = { ...visit, behavior };
  const origin = chooseOrigin(undefined, pageVisit);
  return (
    origin &&
    fetchObject(toPageRequest(path, request), origin, pageVisit).then(({ response }) => ({
      response: response.status < 400 ? { ...response, status: shownStatus, statusText: "" } : response,
      result: "Error" as const,
      originStatus: answer.originStatus,
    }))
  );
}

function toPageRequest(path: string, request: EdgeRequest): EdgeRequest {
  return {
    ...request,
    method: "GET",
    path,
    query: undefined,
    headers: withoutHeaders(request.headers, (name) => name === "content-length" || name === "content-type"),
    body: emptyBody,
  };
}
