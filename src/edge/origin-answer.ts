import type { Refusal } from "./admission.ts";
import type { EdgeResponse } from "./message.ts";
import type { ResultType } from "./visit-types.ts";

/**
 * The response of an origin, or the page with which CloudFront answers in its place. `result` is present if a Lambda@Edge
 * function decided.
 */
export type OriginAnswer =
  | { readonly kind: "answered"; readonly response: EdgeResponse; readonly result?: ResultType }
  | { readonly kind: "failed"; readonly refusal: Refusal; readonly result?: ResultType };
