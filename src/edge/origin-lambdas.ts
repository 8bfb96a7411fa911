import { runRequestLambda, runResponseLambda } from "./lambda/run-lambda.ts";
import { findLambda, noteFailure, withLength } from "./lambdas.ts";
import type { EdgeRequest, EdgeResponse } from "./message.ts";
import type { OriginAnswer } from "./origin-answer.ts";
import type { OriginTarget } from "./origin-target.ts";
import { changeTarget, toLambdaOrigin } from "./to-lambda-origin.ts";
import type { VisitContext } from "./visit-context.ts";

/** A request as it leaves the function at origin-request, or the function's own answer. */
type OriginRequestOutcome =
  | { readonly kind: "request"; readonly request: EdgeRequest; readonly target: OriginTarget }
  | OriginAnswer;

/**
 * Runs the Lambda@Edge function of the behavior at origin-request, if the test gave a handler for it. Without a handler
 * visits reach the origin in the order of their calls.
 */
export function runLambdaAtOriginRequest(
  request: EdgeRequest,
  target: OriginTarget,
  visit: VisitContext,
): OriginRequestOutcome | Promise<OriginRequestOutcome> {
  const found = findLambda("origin-request", visit);
  return found ? invokeAtOriginRequest(found, request, target, visit) : { kind: "request", request, target };
}

async function invokeAtOriginRequest(
  { handler, invocation }: NonNullable<ReturnType<typeof findLambda>>,
  request: EdgeRequest,
  target: OriginTarget,
  visit: VisitContext,
): Promise<OriginRequestOutcome> {
  const origin = toLambdaOrigin(target, request.protocol);
  const result = await visit.wait(runRequestLambda(handler, invocation, request, origin));
  if ("failure" in result) {
    return { kind: "failed", refusal: result.refusal, result: noteFailure(result, visit) };
  }
  if ("response" in result) {
    return { kind: "answered", response: withLength(result.response), result: "LambdaGeneratedResponse" };
  }
  const changed = result.origin ? changeTarget(target, result.origin) : target;
  const protocol = result.origin?.custom?.protocol ?? request.protocol;
  return { kind: "request", request: { ...result.request, protocol }, target: changed };
}

/**
 * Runs the Lambda@Edge function of the behavior at origin-response, if the test gave a handler for it. The function runs
 * for every status of the origin (AWS developer guide, "Restrictions on edge functions").
 */
export async function runLambdaAtOriginResponse(
  response: EdgeResponse,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<OriginAnswer> {
  const found = findLambda("origin-response", visit);
  if (!found) {
    return { kind: "answered", response };
  }
  const result = await visit.wait(runResponseLambda(found.handler, found.invocation, request, response));
  return "failure" in result
    ? { kind: "failed", refusal: result.refusal, result: noteFailure(result, visit) }
    : { kind: "answered", response: result.response };
}
