import type { EdgeRequest, EdgeResponse } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";

/** A stored response that is fresh. */
export interface CachedObject {
  readonly response: EdgeResponse;
  readonly age: number;
}

/** Returns the fresh object that answers a request. */
export function lookUpCache(_request: EdgeRequest, _visit: VisitContext): CachedObject | undefined {
  return undefined;
}

/** Stores a response of an origin, if it may be stored. */
export function storeInCache(_request: EdgeRequest, _response: EdgeResponse, _visit: VisitContext): void {}
