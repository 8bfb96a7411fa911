import { redirectToHttps, refuseCountry, refuseMethod, refuseProtocol, refuseSize } from "./admission.ts";
import { type Answer, refuse } from "./answer.ts";
import { chooseOrigin } from "./choose-origin.ts";
import { withCloudFrontHeaders } from "./cloudfront-headers.ts";
import { routeRequest } from "./continuous-deployment.ts";
import { replaceError } from "./error-response.ts";
import { type FetchedObject, fetchObject } from "./fetch-object.ts";
import { findDistribution } from "./find-distribution.ts";
import type { RequestOutcome } from "./function-outcome.ts";
import { runLambdaAtViewerRequest, runLambdaAtViewerResponse } from "./lambdas.ts";
import { addLastHeaders } from "./last-headers.ts";
import type { EdgeRequest } from "./message.ts";
import { findBehavior } from "./path-pattern.ts";
import { applyResponseHeadersPolicy } from "./response-headers.ts";
import { runAtViewerRequest, runAtViewerResponse } from "./run-function.ts";
import { checkSignature } from "./signature/check-signature.ts";
import { noteUnsimulated } from "./unsimulated.ts";
import {
  getPathPattern,
  type ServedDistribution,
  type VisitContext,
  type VisitSession,
} from "./visit-context.ts";

// The steps of a viewer's request, in the order of CloudFront. Each step is a function in its own file, and a step that
// answers ends the visit. No step before an origin's handler waits, so visits take effect in the order of their calls.

/** Answers a viewer's request and records in the trace what happened. */
export async function answerViewer(received: EdgeRequest, session: VisitSession): Promise<void> {
  const answer = await answerRequest(received, session);
  session.trace.end(addLastHeaders(answer, received, session), answer.result); // 15
}

async function answerRequest(received: EdgeRequest, session: VisitSession): Promise<Answer> {
  const { environment, trace } = session;
  const tooLarge = refuseSize(received); // 1
  if (tooLarge) {
    return refuse(tooLarge, session);
  }
  const named = findDistribution(received.host, environment, trace); // 2
  if (!named) {
    return refuse({ status: 403, text: "badRequest" }, session);
  }
  const { distribution, request, cookie } = routeRequest(received, named, session);
  const answer = await answerFrom(distribution, request, session);
  return cookie === undefined ? answer : addCookie(answer, cookie);
}

/** Adds the cookie of a session of continuous deployment. */
function addCookie(answer: Answer, cookie: string): Answer {
  const { response } = answer;
  return { ...answer, response: { ...response, headers: [...response.headers, ["Set-Cookie", cookie]] } };
}

/**
 * Answers a request from the distribution that serves it.
 *
 * assumed: the order of steps 1 to 7 (F 3.9), and the default root object before functions (F 3.11)
 */
async function answerFrom(
  distribution: ServedDistribution,
  received: EdgeRequest,
  session: VisitSession,
): Promise<Answer> {
  const { viewer, trace } = session;
  trace.distributionId = distribution.id;
  trace.distributionTenantId = distribution.tenant?.id;
  const { DefaultRootObject } = distribution.config;
  const isRoot = received.path === "/" && DefaultRootObject;
  const request = isRoot ? { ...received, path: `/${DefaultRootObject}` } : received; // 3
  const behavior = findBehavior(request.path, distribution.config); // 4
  trace.behavior = getPathPattern(behavior);
  const visit: VisitContext = { ...session, distribution, behavior };
  const blocked = refuseCountry(viewer.country, distribution.config); // 5
  if (blocked) {
    return showError(refuse(blocked, visit), request, visit);
  }
  const redirect = redirectToHttps(received, behavior); // 6
  if (redirect) {
    return { response: redirect, result: "Redirect" };
  }
  const refused = refuseProtocol(request, behavior) ?? refuseMethod(request, behavior); // 7
  if (refused) {
    return refuse(refused, visit);
  }
  noteUnsimulated(visit); // 8
  const checked = checkSignature(request, visit);
  return checked.kind === "valid" ? serve(checked.request, visit) : showError(checked.answer, request, visit);
}

/** Serves a request that the distribution admits: functions, cache, origin, and the way back to the viewer. */
async function serve(request: EdgeRequest, visit: VisitContext): Promise<Answer> {
  const lambda = runLambdaAtViewerRequest(request, visit);
  const outcome = lambda
    ? addCloudFrontHeaders(await lambda, visit)
    : runAtViewerRequest(withCloudFrontHeaders(request, visit), visit); // 9
  if (outcome.kind === "failed") {
    return outcome;
  }
  if (outcome.kind === "generated") {
    // The viewer-response function does not run (F 5.5).
    return applyResponseHeadersPolicy(outcome, request, visit); // 13
  }
  const origin = chooseOrigin(outcome.originChange, visit);
  if (!origin) {
    return refuse({ status: 502, text: "invalidOrigin" }, visit, "FunctionValidationError");
  }
  const fetched = await fetchObject(outcome.request, origin, visit); // 10, 11
  const answer = await showError(fetched, outcome.request, visit);
  // The function does not run if the origin failed, even if a custom error response hides that (F 5.18, F 5.19).
  const hasFailed = fetched.originStatus === undefined || fetched.originStatus >= 400;
  return hasFailed ? answer : leave(answer, outcome.request, visit); // 14
}

/** Adds CloudFront's headers after Lambda@Edge, which does not see them at viewer-request. */
function addCloudFrontHeaders(outcome: RequestOutcome, visit: VisitContext): RequestOutcome {
  return outcome.kind === "request"
    ? { ...outcome, request: withCloudFrontHeaders(outcome.request, visit) }
    : outcome;
}

/** Applies the custom error response for the status of an answer, and the response headers policy. */
async function showError(
  answer: Answer | FetchedObject,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<Answer> {
  const fetched = "originStatus" in answer ? answer : { ...answer, originStatus: undefined };
  const replaced = await replaceError(fetched, request, visit); // 12
  // assumed: the policy does not apply to error pages that CloudFront creates (F 5.6)
  const isOwnPage = replaced === undefined && fetched.originStatus === undefined;
  const shown = replaced ?? fetched;
  return isOwnPage ? shown : applyResponseHeadersPolicy(shown, request, visit); // 13
}

function leave(answer: Answer, request: EdgeRequest, visit: VisitContext): Answer | Promise<Answer> {
  return runLambdaAtViewerResponse(answer, request, visit) ?? runAtViewerResponse(answer, request, visit);
}
