import { type Answer, refuse } from "./answer.ts";
import type { RequestOutcome } from "./function-outcome.ts";
import type { LambdaInvocation } from "./lambda/lambda-event.ts";
import type { LambdaStage } from "./lambda/lambda-headers.ts";
import type { LambdaHandler } from "./lambda/lambda-types.ts";
import { type LambdaFailure, runRequestLambda, runResponseLambda } from "./lambda/run-lambda.ts";
import { type EdgeRequest, type EdgeResponse, withHeader } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";
import type { ResultType } from "./visit-types.ts";

/**
 * Runs the Lambda@Edge function of the behavior at viewer-request, if the test gave a handler for it. A behavior has
 * either a function or a Lambda@Edge function at an event of the viewer.
 */
export function runLambdaAtViewerRequest(
  request: EdgeRequest,
  visit: VisitContext,
): Promise<RequestOutcome> | undefined {
  const found = findLambda("viewer-request", visit);
  return found && runAtRequest(found, request, visit);
}

async function runAtRequest(
  { handler, invocation }: FoundLambda,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<RequestOutcome> {
  const result = await visit.wait(runRequestLambda(handler, invocation, request));
  if ("failure" in result) {
    return { kind: "failed", ...fail(result, visit) };
  }
  if ("request" in result) {
    return { kind: "request", request: result.request, originChange: undefined };
  }
  return { kind: "generated", response: withLength(result.response), result: "LambdaGeneratedResponse" };
}

/** Adds the length of the body to a response that a function generated. */
export function withLength(response: EdgeResponse): EdgeResponse {
  const headers = withHeader(response.headers, "Content-Length", String(response.body.length));
  return { ...response, headers };
}

/** Runs the Lambda@Edge function of the behavior at viewer-response, if the test gave a handler for it. */
export function runLambdaAtViewerResponse(
  answer: Answer,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<Answer> | undefined {
  const found = findLambda("viewer-response", visit);
  return found && runAtResponse(found, answer, request, visit);
}

async function runAtResponse(
  { handler, invocation }: FoundLambda,
  answer: Answer,
  request: EdgeRequest,
  visit: VisitContext,
): Promise<Answer> {
  const result = await visit.wait(runResponseLambda(handler, invocation, request, answer.response));
  return "failure" in result ? fail(result, visit) : { ...answer, response: result.response };
}

interface FoundLambda {
  readonly handler: LambdaHandler;
  readonly invocation: LambdaInvocation;
}

/** Returns the handler for the event, if the behavior has a function there and the test gave its handler. */
export function findLambda(stage: LambdaStage, visit: VisitContext): FoundLambda | undefined {
  const { behavior, distribution, settings, trace, viewer } = visit;
  const association = behavior.LambdaFunctionAssociations?.Items?.find(
    ({ EventType }) => EventType === stage,
  );
  const handler = association && settings.lambdas[association.LambdaFunctionARN];
  return (
    handler && {
      handler,
      invocation: {
        arn: association.LambdaFunctionARN,
        stage,
        includeBody: association.IncludeBody ?? false,
        distribution,
        requestId: trace.requestId,
        viewerIp: viewer.ip,
      },
    }
  );
}

function fail(failed: LambdaFailure, visit: VisitContext): Answer {
  return refuse(failed.refusal, visit, noteFailure(failed, visit));
}

/** Notes why a function failed, and returns the result that the access log has. */
export function noteFailure({ failure, detail }: LambdaFailure, { trace }: VisitContext): ResultType {
  trace.note(detail);
  return failure === "execution" ? "LambdaExecutionError" : "LambdaValidationError";
}
