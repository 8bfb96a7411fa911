import type { Answer } from "./answer.ts";
import type { RequestOutcome } from "./function-outcome.ts";
import type { EdgeRequest } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";

/**
 * Runs the Lambda@Edge function of the behavior at viewer-request, if the test gave a handler for it. A behavior has
 * either a function or a Lambda@Edge function at an event of the viewer.
 */
export function runLambdaAtViewerRequest(
  _request: EdgeRequest,
  _visit: VisitContext,
): Promise<RequestOutcome> | undefined {
  return undefined;
}

/** Runs the Lambda@Edge function of the behavior at viewer-response, if the test gave a handler for it. */
export function runLambdaAtViewerResponse(
  _answer: Answer,
  _request: EdgeRequest,
  _visit: VisitContext,
): Promise<Answer> | undefined {
  return undefined;
}
