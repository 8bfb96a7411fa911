import { STATUS_CODES } from "node:http";
import type { EventContext, EventType, ViewerEvent } from "../runtime/event/event.ts";
import { disallowedHeaderRule } from "../runtime/event/returned-headers.ts";
import {
  applyReturnedRequest,
  applyReturnedResponse,
  toViewerRequest,
  toViewerResponse,
} from "../runtime/event/traffic.ts";
import { type EventResult, runOnEvent } from "../runtime/test-function.ts";
import { findLiveFunction, type LiveFunction } from "../services/functions/index.ts";
import { type Answer, refuse } from "./answer.ts";
import { chooseOrigin } from "./choose-origin.ts";
import { getEdgeState } from "./edge-state.ts";
import type { ErrorText } from "./error-page.ts";
import type { RequestOutcome } from "./function-outcome.ts";
import { type EdgeRequest, emptyBody, withHeader } from "./message.ts";
import { encodeForHttp } from "./target.ts";
import type { VisitContext } from "./visit-context.ts";

/** Runs the function of the behavior at viewer-request. A request without a function goes on as it is. */
export function runAtViewerRequest(request: EdgeRequest, visit: VisitContext): RequestOutcome {
  const live = findFunctionAt("viewer-request", visit);
  if (!live) {
    return { kind: "request", request, originChange: undefined };
  }
  const viewerRequest = toViewerRequest(request);
  const run = runLive(live, request, visit, {
    version: "1.0",
    context: { ...createEventContext(visit), eventType: "viewer-request" },
    viewer: { ip: visit.viewer.ip },
    request: viewerRequest,
  });
  const { returned } = run;
  if (run.failure !== undefined || returned === undefined) {
    return { kind: "failed", ...fail(run, visit) };
  }
  if (returned.kind === "response") {
    const { body = emptyBody, ...response } = applyReturnedResponse([], undefined, returned.value);
    const headers = withHeader(response.headers, "Content-Length", String(body.length));
    return {
      kind: "generated",
      response: { ...withReason(response), headers, body },
      result: "FunctionGeneratedResponse",
    };
  }
  return {
    kind: "request",
    request: encodeRequest(applyReturnedRequest(request, viewerRequest, returned.value)),
    originChange: run.originChange,
  };
}

/**
 * Encodes what a function wrote into the path and query string and what a request line cannot carry.
 * assumed: CloudFront encodes such characters, and "?" and "#" in a path (F 4.21)
 */
function encodeRequest(request: EdgeRequest): EdgeRequest {
  const { path, query } = request;
  return {
    ...request,
    path: encodeForHttp(path).replaceAll("?", "%3F").replaceAll("#", "%23"),
    query: query === undefined ? undefined : encodeForHttp(query),
  };
}

/**
 * Runs the function of the behavior at viewer-response. The event has the request as viewer-request left it (F 4.16),
 * and never the body (F 4.17).
 */
export function runAtViewerResponse(answer: Answer, request: EdgeRequest, visit: VisitContext): Answer {
  const live = findFunctionAt("viewer-response", visit);
  if (!live) {
    return answer;
  }
  const { response } = answer;
  const viewerResponse = toViewerResponse(withReason(response));
  const run = runLive(live, request, visit, {
    version: "1.0",
    context: { ...createEventContext(visit), eventType: "viewer-response" },
    viewer: { ip: visit.viewer.ip },
    request: toViewerRequest(request),
    response: viewerResponse,
  });
  if (run.failure !== undefined || run.returned?.kind !== "response") {
    return fail(run, visit);
  }
  const { body, ...changed } = applyReturnedResponse(response.headers, viewerResponse, run.returned.value);
  const left = withReason(changed);
  return {
    ...answer,
    response:
      body === undefined
        ? { ...left, body: response.body }
        : { ...left, headers: withHeader(left.headers, "Content-Length", String(body.length)), body },
  };
}

function findFunctionAt(eventType: EventType, visit: VisitContext): LiveFunction | undefined {
  const { behavior, environment, trace } = visit;
  const association = behavior.FunctionAssociations?.Items?.find(({ EventType }) => EventType === eventType);
  if (!association) {
    return undefined;
  }
  const live = findLiveFunction(association.FunctionARN, environment);
  if (!live) {
    trace.note(`There is no published function ${association.FunctionARN}, so none ran at ${eventType}.`);
  }
  return live;
}

/** Multi-tenant distributions have the endpoint of the connection group in place of a domain name (F 4.1). */
function createEventContext({ distribution, trace }: VisitContext): Omit<EventContext, "eventType"> {
  return {
    ...(distribution.tenant
      ? { endpoint: distribution.domainName }
      : { distributionDomainName: distribution.domainName }),
    distributionId: distribution.id,
    requestId: trace.requestId,
  };
}

/** Runs a function as TestFunction does, checks what only the edge checks, and records the run. */
function runLive(
  { name, arn, runtime, code, stores }: LiveFunction,
  request: EdgeRequest,
  visit: VisitContext,
  event: ViewerEvent,
): EventResult {
  const { environment, viewer, trace } = visit;
  const result = runOnEvent(
    {
      code,
      runtime,
      event,
      stores,
      nowMs: environment.now().getTime(),
      randomSeed: Math.floor(getEdgeState(environment).random.number() * 2 ** 32),
      rawQueryString: request.query ?? null,
      edgeLocation: viewer.edgeLocation,
      ...(visit.distribution.tenant && { distributionTenant: visit.distribution.tenant }),
    },
    environment.executor,
  );
  const problem = findEdgeProblem(result, visit);
  const checked = problem === undefined ? result : toValidationFailure(result, problem);
  const { returned: _returned, ...shown } = checked;
  trace.functions.push({ name, arn, eventType: event.context.eventType, event, ...shown });
  return checked;
}

const invalidOriginMessage =
  "The CloudFront function returned an invalid value: invalid value for origin rewrite. The origin helper named an " +
  "origin that the distribution does not have, or one that cannot be changed.";

/** Returns a problem that TestFunction accepts and for which the edge responds with 502 (F 5.12, F 5.13). */
function findEdgeProblem(result: EventResult, visit: VisitContext): string | undefined {
  const { edgeProblems = [], returned, originChange } = result;
  const isInvalidOrigin = returned?.kind === "request" && chooseOrigin(originChange, visit) === undefined;
  return edgeProblems[0] ?? (isInvalidOrigin ? invalidOriginMessage : undefined);
}

function toValidationFailure(result: EventResult, errorMessage: string): EventResult {
  const { returned: _returned, ...rest } = result;
  return { ...rest, output: undefined, functionOutput: "{}", failure: "validation", errorMessage };
}

/**
 * Returns the answer of the edge for a function that failed (F 5.10, F 5.11).
 * assumed: the page for an invalid value other than a header is that of a function that could not run (F 5.11)
 */
function fail(run: EventResult, visit: VisitContext): Answer {
  if (run.failure === "execution") {
    return refuse({ status: 503, text: "functionFailed" }, visit, "FunctionExecutionError");
  }
  return refuse({ status: 502, text: findPageText(run) }, visit, "FunctionValidationError");
}

function findPageText({ edgeProblems = [], errorMessage }: EventResult): ErrorText {
  if (edgeProblems.length > 0 || errorMessage.includes(disallowedHeaderRule)) {
    return "readOnlyHeader";
  }
  return errorMessage === invalidOriginMessage ? "invalidOrigin" : "functionFailed";
}

/** Fills in the reason phrase of a status for which the function gave none. */
function withReason<R extends { readonly status: number; readonly statusText: string }>(response: R): R {
  return response.statusText === ""
    ? { ...response, statusText: STATUS_CODES[response.status] ?? "" }
    : response;
}
