import type { OriginAnswer } from "./origin-answer.ts";
import { perEnvironment } from "./per-environment.ts";

/** What an origin answered, as the cache keeps it. */
export interface CachedAnswer {
  /** The id of the distribution or the distribution tenant. */
  readonly ownerId: string;
  /** The path, with the part of the query string that is in the cache key. Invalidations match it. */
  readonly uri: string;
  readonly answer: OriginAnswer;
  readonly storedAtMs: number;
  readonly expiresAtMs: number;
  /** Until then the expired object is served without a request, because the origin failed. */
  readonly servedStaleUntilMs: number;
}

/** The cached answers of all distributions of one environment, by cache key. */
export class EdgeCache {
  readonly #entries = new Map<string, CachedAnswer>();
  readonly #lastInvalidations = new Map<string, number>();

  find(key: string): CachedAnswer | undefined {
    return this.#entries.get(key);
  }

  store(key: string, entry: CachedAnswer): void {
    this.#entries.set(key, entry);
  }

  remove(key: string): void {
    this.#entries.delete(key);
  }

  /** Returns the sequence number of the last invalidation of a source that was applied, 0 before the first. */
  getLastInvalidation(source: string): number {
    return this.#lastInvalidations.get(source) ?? 0;
  }

  /** Records the sequence number of an invalidation that was applied. */
  setLastInvalidation(source: string, sequence: number): void {
    this.#lastInvalidations.set(source, sequence);
  }

  /** Removes the objects of a distribution or a distribution tenant whose path an invalidation covers. */
  invalidate(ownerId: string, isCovered: (uri: string) => boolean): void {
    for (const [key, entry] of this.#entries) {
      if (entry.ownerId === ownerId && isCovered(entry.uri)) {
        this.#entries.delete(key);
      }
    }
  }
}

/** Returns the cache of an environment. */
export const getEdgeCache = perEnvironment(() => new EdgeCache());
