import type { Refusal } from "./admission.ts";
import type { OriginChoice } from "./choose-origin.ts";
import type { Forwarding } from "./forwarding-types.ts";
import { viaValue } from "./last-headers.ts";
import { type EdgeRequest, type EdgeResponse, getUri, toHeaderObject, withoutHeaders } from "./message.ts";
import { selectNone } from "./name-selection.ts";
import { createOriginRequest } from "./origin-request.ts";
import type { OriginTarget } from "./origin-target.ts";
import type { OriginFailure } from "./origins/origin-stub.ts";
import { askOrigin } from "./origins/resolve.ts";
import type { VisitContext } from "./visit-context.ts";

/** The response of an origin, or the page with which CloudFront answers in its place. */
export type OriginAnswer =
  | { readonly kind: "answered"; readonly response: EdgeResponse }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** Only requests of these methods fail over (AWS developer guide, "Optimize high availability with origin failover"). */
const failoverMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Sends a request to its origin. If the primary origin of a group fails, sends the request to the next one.
 *
 * @throws MockCloudFrontError `UNHANDLED_ORIGIN`
 */
export async function contactOrigin(
  request: EdgeRequest,
  { targets, failoverStatuses }: OriginChoice,
  forwarding: Forwarding,
  visit: VisitContext,
): Promise<OriginAnswer> {
  const tried = failoverMethods.has(request.method) ? targets : targets.slice(0, 1);
  let answer: EdgeResponse | OriginFailure = "disconnected";
  for (const target of tried) {
    answer = await contactTarget(request, target, forwarding, visit);
    if (typeof answer !== "string" && !failoverStatuses.includes(answer.status)) {
      break;
    }
  }
  return typeof answer === "string"
    ? { kind: "failed", refusal: refusals[answer] }
    : { kind: "answered", response: withoutUnusedCookies(answer, forwarding) };
}

/** Removes `Set-Cookie` if the behavior forwards no cookies (AWS developer guide, "Cache content based on cookies"). */
function withoutUnusedCookies(response: EdgeResponse, { sent }: Forwarding): EdgeResponse {
  return sent.cookies === selectNone
    ? { ...response, headers: withoutHeaders(response.headers, (name) => name === "set-cookie") }
    : response;
}

/** seen: both messages (viewer facts, section 9) */
const refusals: Readonly<Record<OriginFailure, Refusal>> = {
  disconnected: { status: 502, text: "originRefused" },
  "timed out": { status: 504, text: "originClosed" },
};

async function contactTarget(
  request: EdgeRequest,
  target: OriginTarget,
  forwarding: Forwarding,
  visit: VisitContext,
): Promise<EdgeResponse | OriginFailure> {
  const { trace, viewer } = visit;
  const sent = createOriginRequest(request, target, forwarding, {
    viewerIp: viewer.ip,
    requestId: trace.requestId,
    via: viaValue,
  });
  const answer = await visit.wait(askOrigin(target, sent, visit));
  trace.originRequests.push({
    originId: target.id,
    domainName: target.domainName,
    protocol: sent.protocol,
    method: sent.method,
    uri: getUri(sent),
    headers: { ...toHeaderObject(sent.headers), host: sent.host },
    ...(sent.body.length > 0 && { body: sent.body }),
    answer: typeof answer === "string" ? answer : answer.status,
  });
  return answer;
}
