import { types } from "node:util";
import type { Refusal } from "../admission.ts";
import type { EdgeRequest, EdgeResponse } from "../message.ts";
import { InvalidLambdaResult } from "./invalid-lambda-result.ts";
import { invokeHandler } from "./invoke-handler.ts";
import { createRequestEvent, createResponseEvent, type LambdaInvocation } from "./lambda-event.ts";
import { parseRequestResult, parseResponseResult, type RequestResult } from "./lambda-result.ts";
import type { LambdaEdgeEvent, LambdaHandler, LambdaOrigin, LambdaRequestEvent } from "./lambda-types.ts";

/** A function that failed, and CloudFront's refusal of the request. */
export interface LambdaFailure {
  readonly failure: "execution" | "validation";
  /** AWS developer guide, "Troubleshooting error responses": 503 for an execution error, 502 for an invalid result. */
  readonly refusal: Refusal;
  /** What went wrong, for the reader of the visit's notes. */
  readonly detail: string;
}

/** Runs the handler of a function at viewer-request or origin-request. */
export async function runRequestLambda(
  handler: LambdaHandler,
  invocation: LambdaInvocation,
  request: EdgeRequest,
  origin?: LambdaOrigin,
): Promise<RequestResult | LambdaFailure> {
  const event = createRequestEvent(invocation, request, origin);
  return run(handler, invocation, event, (result, received) =>
    parseRequestResult(result, invocation.stage, request, received.Records[0].cf.request),
  );
}

/** Runs the handler of a function at origin-response or viewer-response. */
export async function runResponseLambda(
  handler: LambdaHandler,
  invocation: LambdaInvocation,
  request: EdgeRequest,
  response: EdgeResponse,
): Promise<{ readonly response: EdgeResponse } | LambdaFailure> {
  const event = createResponseEvent(invocation, request, response);
  return run(handler, invocation, event, (result) => ({
    response: parseResponseResult(result, invocation.stage, response),
  }));
}

/** Calls a handler with a copy of the event, which the handler may change, and parses its result with the original. */
async function run<Result, Event extends LambdaRequestEvent>(
  handler: LambdaHandler,
  { arn, stage, requestId }: LambdaInvocation,
  event: Event,
  parse: (result: unknown, event: Event) => Result,
): Promise<Result | LambdaFailure> {
  const title = `The Lambda@Edge function ${arn} at ${stage}`;
  let result: unknown;
  try {
    result = await invokeHandler(handler, structuredClone(event) as Event & LambdaEdgeEvent, arn, requestId);
  } catch (error) {
    return {
      failure: "execution",
      refusal: { status: 503, text: "lambdaFailed" },
      detail: `${title} failed: ${types.isNativeError(error) ? error.stack : String(error)}`,
    };
  }
  try {
    return parse(result, event);
  } catch (error) {
    if (error instanceof InvalidLambdaResult) {
      return {
        failure: "validation",
        refusal: { status: 502, text: error.text },
        detail: `${title} returned an invalid result: ${error.message}`,
      };
    }
    throw error;
  }
}
