import type { Refusal } from "./admission.ts";
import { createErrorPage } from "./error-page.ts";
import type { EdgeResponse } from "./message.ts";
import type { VisitSession } from "./visit-context.ts";
import type { ResultType } from "./visit-types.ts";

/** The response of one step of a visit, with the result that the access log has. */
export interface Answer {
  readonly response: EdgeResponse;
  readonly result: ResultType;
  /** The age of a cached object in seconds. */
  readonly age?: number | undefined;
}

/** Returns the answer for a request that CloudFront refuses by a page of its own. */
export function refuse(
  { status, text }: Refusal,
  { trace }: VisitSession,
  result: ResultType = "Error",
): Answer {
  return { response: createErrorPage(status, text, trace.requestId), result };
}
