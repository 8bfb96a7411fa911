import type { Config } from "../services/distributions/config.ts";
import { type CachedAnswer, type EdgeCache, getEdgeCache } from "./cache.ts";
import { getCacheKey } from "./cache-key.ts";
import { getSelectedQuery } from "./forwarded-values.ts";
import type { Forwarding } from "./forwarding-types.ts";
import { applyInvalidations } from "./invalidate.ts";
import type { EdgeRequest } from "./message.ts";
import type { OriginAnswer } from "./origin-answer.ts";
import { getTtl } from "./ttl.ts";
import { getCacheOwner, type VisitContext } from "./visit-context.ts";

/** The place of one request in the cache. */
export class CacheSlot {
  readonly #cache: EdgeCache;
  readonly #key: string;
  readonly #uri: string;
  readonly #isStored: boolean;
  readonly #forwarding: Forwarding;
  readonly #visit: VisitContext;

  constructor(request: EdgeRequest, forwarding: Forwarding, visit: VisitContext) {
    const query = getSelectedQuery(request, forwarding.key);
    this.#cache = getEdgeCache(visit.environment);
    this.#key = getCacheKey(request, forwarding, getCacheOwner(visit.distribution));
    this.#uri = query ? `${request.path}?${query}` : request.path;
    // The object of a GET also serves HEAD. The response to HEAD has no body to store.
    // assumed: without an object, HEAD goes to the origin as HEAD (F 7.14)
    this.#isStored = request.method !== "HEAD";
    this.#forwarding = forwarding;
    this.#visit = visit;
  }

  /** Returns the stored answer, fresh or expired. Applies the invalidations that have arrived. */
  find(): CachedAnswer | undefined {
    this.#invalidate();
    return this.#cache.find(this.#key);
  }

  /** Returns true if an answer is served without a request to the origin. */
  isFresh({ expiresAtMs, servedStaleUntilMs }: CachedAnswer): boolean {
    return this.#nowMs < Math.max(expiresAtMs, servedStaleUntilMs);
  }

  getAge({ storedAtMs }: CachedAnswer): number {
    return Math.max(0, Math.floor((this.#nowMs - storedAtMs) / 1000));
  }

  /**
   * Stores an answer for its time to live. An answer that is not cached removes the stored one.
   *
   * The invalidations that have arrived are applied first. They cover older objects and not this one.
   */
  store(answer: OriginAnswer): void {
    this.#invalidate();
    if (!this.#isStored) {
      return;
    }
    const ttl = this.#getTtl(answer);
    if (ttl === 0) {
      this.#cache.remove(this.#key);
      return;
    }
    const nowMs = this.#nowMs;
    this.#cache.store(this.#key, {
      ownerId: getCacheOwner(this.#visit.distribution),
      uri: this.#uri,
      answer,
      storedAtMs: nowMs,
      expiresAtMs: nowMs + ttl * 1000,
      servedStaleUntilMs: nowMs,
    });
  }

  /**
   * Serves an expired object until the error caching minimum TTL of the origin's failure has passed. An object that was
   * invalidated in the meantime is not kept.
   */
  keepStale(stored: CachedAnswer, failureStatus: number): void {
    if (!this.find()) {
      return;
    }
    const ms = getErrorTtl(failureStatus, this.#visit.distribution.config) * 1000;
    this.#cache.store(this.#key, { ...stored, servedStaleUntilMs: this.#nowMs + ms });
  }

  #getTtl(answer: OriginAnswer): number {
    const response =
      answer.kind === "answered" ? answer.response : { status: answer.refusal.status, headers: [] };
    const errorTtl = getErrorTtl(response.status, this.#visit.distribution.config);
    return getTtl(response, this.#forwarding.ttl, errorTtl, this.#visit.environment.now());
  }

  #invalidate(): void {
    applyInvalidations(this.#cache, this.#visit.distribution, this.#visit.environment);
  }

  get #nowMs(): number {
    return this.#visit.environment.now().getTime();
  }
}

/** Returns the place of a request in the cache. Undefined if its method or its behavior is not cached. */
export function findCacheSlot(
  request: EdgeRequest,
  forwarding: Forwarding,
  visit: VisitContext,
): CacheSlot | undefined {
  const { behavior, settings } = visit;
  const cachedMethods: readonly string[] = behavior.AllowedMethods?.CachedMethods?.Items ?? ["GET", "HEAD"];
  const isCached = settings.cache && forwarding.ttl.max > 0 && cachedMethods.includes(request.method);
  return isCached ? new CacheSlot(request, forwarding, visit) : undefined;
}

/** Returns the error caching minimum TTL of a status, in seconds. The default is 10. */
function getErrorTtl(status: number, { CustomErrorResponses }: Config): number {
  const custom = CustomErrorResponses?.Items?.find(({ ErrorCode }) => ErrorCode === status);
  return custom?.ErrorCachingMinTTL ?? 10;
}
