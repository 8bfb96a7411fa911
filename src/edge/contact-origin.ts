import type { OriginChoice } from "./choose-origin.ts";
import type { Forwarding } from "./forwarding-types.ts";
import { viaValue } from "./last-headers.ts";
import { type EdgeRequest, type EdgeResponse, getUri, toHeaderObject, withoutHeaders } from "./message.ts";
import { selectNone } from "./name-selection.ts";
import type { OriginAnswer } from "./origin-answer.ts";
import { runLambdaAtOriginRequest, runLambdaAtOriginResponse } from "./origin-lambdas.ts";
import { addOriginSettings, createOriginRequest } from "./origin-request.ts";
import type { OriginTarget } from "./origin-target.ts";
import { askOrigin } from "./origins/ask-origin.ts";
import type { OriginFailure } from "./origins/origin-stub.ts";
import type { VisitContext } from "./visit-context.ts";

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
  let answer: OriginAnswer = originFailures.disconnected;
  for (const target of tried) {
    answer = await contactTarget(request, target, forwarding, visit);
    if (!failsOver(answer, failoverStatuses)) {
      break;
    }
  }
  return answer.kind === "failed"
    ? answer
    : { ...answer, response: withoutUnusedCookies(answer.response, forwarding) };
}

/** assumed: a failed Lambda@Edge function is no failed origin (F 6.7) */
function failsOver(answer: OriginAnswer, statuses: readonly number[]): boolean {
  return answer.kind === "failed" ? answer.result === undefined : statuses.includes(answer.response.status);
}

/** Removes `Set-Cookie` if the behavior forwards no cookies (AWS developer guide, "Cache content based on cookies"). */
function withoutUnusedCookies(response: EdgeResponse, { sent }: Forwarding): EdgeResponse {
  return sent.cookies === selectNone
    ? { ...response, headers: withoutHeaders(response.headers, (name) => name === "set-cookie") }
    : response;
}

/** seen: both messages (F 9) */
const originFailures = {
  disconnected: { kind: "failed", refusal: { status: 502, text: "originRefused" } },
  "timed out": { kind: "failed", refusal: { status: 504, text: "originClosed" } },
} as const satisfies Readonly<Record<OriginFailure, OriginAnswer>>;

/** Sends a request to one origin, between the Lambda@Edge functions at origin-request and origin-response. */
async function contactTarget(
  request: EdgeRequest,
  target: OriginTarget,
  forwarding: Forwarding,
  visit: VisitContext,
): Promise<OriginAnswer> {
  const { trace, viewer } = visit;
  const forwarded = createOriginRequest(request, target, forwarding, {
    viewerIp: viewer.ip,
    requestId: trace.requestId,
    via: viaValue,
  });
  const outcome = runLambdaAtOriginRequest(forwarded, target, visit);
  const left = outcome instanceof Promise ? await outcome : outcome;
  if (left.kind !== "request") {
    return left;
  }
  const sent = addOriginSettings(left.request, left.target);
  const answer = await visit.wait(askOrigin(left.target, sent, visit));
  trace.originRequests.push({
    originId: target.id,
    domainName: left.target.domainName,
    protocol: sent.protocol,
    method: sent.method,
    uri: getUri(sent),
    headers: { ...toHeaderObject(sent.headers), host: sent.host },
    ...(sent.body.length > 0 && { body: sent.body }),
    answer: typeof answer === "string" ? answer : answer.status,
  });
  return typeof answer === "string"
    ? originFailures[answer]
    : runLambdaAtOriginResponse(answer, left.request, visit);
}
