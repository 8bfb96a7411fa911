import { type Answer, refuse } from "./answer.ts";
import { lookUpCache, storeInCache } from "./cache.ts";
import type { OriginChoice } from "./choose-origin.ts";
import { contactOrigin } from "./contact-origin.ts";
import type { EdgeRequest } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";

/** An object from the cache or an origin. */
export interface FetchedObject extends Answer {
  /** The status of the origin itself. Undefined if no origin answered. */
  readonly originStatus: number | undefined;
}

/** Returns the object for a request: from the cache if a fresh one is stored, otherwise from the origin. */
export async function fetchObject(
  request: EdgeRequest,
  origin: OriginChoice,
  visit: VisitContext,
): Promise<FetchedObject> {
  const cached = lookUpCache(request, visit);
  if (cached) {
    const { response, age } = cached;
    return { response, age, result: response.status >= 400 ? "Error" : "Hit", originStatus: response.status };
  }
  const answer = await contactOrigin(request, origin, visit);
  if (answer.kind === "failed") {
    return { ...refuse(answer.refusal, visit), originStatus: undefined };
  }
  const { response } = answer;
  storeInCache(request, response, visit);
  return { response, result: response.status >= 400 ? "Error" : "Miss", originStatus: response.status };
}
