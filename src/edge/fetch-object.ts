import { type Answer, refuse } from "./answer.ts";
import { findCacheSlot } from "./cache-slot.ts";
import type { OriginChoice } from "./choose-origin.ts";
import { contactOrigin } from "./contact-origin.ts";
import { getForwarding } from "./forwarding.ts";
import type { EdgeRequest } from "./message.ts";
import type { OriginAnswer } from "./origin-answer.ts";
import { mayServeStale, refresh, toConditionalRequest } from "./revalidation.ts";
import type { VisitContext } from "./visit-context.ts";
import type { ResultType } from "./visit-types.ts";

/** An object from the cache or an origin. */
export interface FetchedObject extends Answer {
  /** The status of the origin itself. Undefined if no origin answered. */
  readonly originStatus: number | undefined;
}

/**
 * Returns the object for a request: from the cache if a fresh one is stored, otherwise from the origin.
 *
 * @throws MockCloudFrontError `UNHANDLED_ORIGIN`
 */
export async function fetchObject(
  request: EdgeRequest,
  choice: OriginChoice,
  visit: VisitContext,
): Promise<FetchedObject> {
  const { environment } = visit;
  const forwarding = getForwarding(visit.behavior, environment.store);
  const slot = findCacheSlot(request, forwarding, visit);
  const stored = slot?.find();
  if (slot && stored && slot.isFresh(stored)) {
    return toFetchedObject(stored.answer, "Hit", visit, slot.getAge(stored));
  }
  const conditional = stored && toConditionalRequest(request, stored);
  const answer = await contactOrigin(conditional ?? request, choice, forwarding, visit);
  if (!slot || !stored) {
    slot?.store(answer);
    return toFetchedObject(answer, "Miss", visit);
  }
  if (conditional && answer.kind === "answered" && answer.response.status === 304) {
    const refreshed = refresh(stored, answer.response);
    slot.store(refreshed);
    return toFetchedObject(refreshed, "RefreshHit", visit);
  }
  if (mayServeStale(stored, answer, forwarding, environment.now())) {
    slot.keepStale(stored, getStatus(answer));
    // assumed: the result, which was not seen (F 8.8)
    return toFetchedObject(stored.answer, "Hit", visit, slot.getAge(stored));
  }
  slot.store(answer);
  return toFetchedObject(answer, "Miss", visit);
}

function getStatus(answer: OriginAnswer): number {
  return answer.kind === "answered" ? answer.response.status : answer.refusal.status;
}

function toFetchedObject(
  answer: OriginAnswer,
  result: "Hit" | "RefreshHit" | "Miss",
  visit: VisitContext,
  age?: number,
): FetchedObject {
  if (answer.kind === "failed") {
    return { ...refuse(answer.refusal, visit, getResult(answer, age)), age, originStatus: undefined };
  }
  const { response } = answer;
  return {
    response,
    result: getResult(answer, age) ?? (response.status >= 400 ? "Error" : result),
    age,
    originStatus: response.status,
  };
}

/** assumed: what a function at an origin event decided shows only until it is cached (F 8.6) */
function getResult({ result }: OriginAnswer, age: number | undefined): ResultType | undefined {
  return age === undefined ? result : undefined;
}
