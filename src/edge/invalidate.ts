import type { Environment } from "../core/context.ts";
import { indexKeys, invalidations } from "../services/invalidations/table.ts";
import type { EdgeCache } from "./cache.ts";
import { normalizeEncoding } from "./path-pattern.ts";

/** Applies the invalidations of a distribution that have reached the edge locations since the last call. */
export function applyInvalidations(
  cache: EdgeCache,
  distributionId: string,
  { store, deployments }: Environment,
): void {
  const rows = store.table(invalidations).rows(indexKeys.byOwner(distributionId));
  const applied = cache.getLastInvalidation(distributionId);
  if (rows.size === 0) {
    return;
  }
  for (const { record, sequence } of rows.after(applied, rows.size)) {
    // Invalidations arrive in the order of their creation.
    if (!deployments.isComplete(record.deployment)) {
      return;
    }
    const matchers = (record.batch.Paths.Items ?? []).map(createPathMatcher);
    cache.invalidate(distributionId, (uri) => matchers.some((matches) => matches(uri)), sequence);
  }
}

/**
 * Returns a test of whether an invalidation's path covers the path, with the query string, of a cached object.
 *
 * AWS developer guide, "Invalidate files to remove content": paths are case-sensitive, `*` is a wildcard only at the end,
 * and a query string that is part of the cache key must be given.
 * assumed: only the parameters in the cache key are compared, and different encodings of a character are the same
 * (viewer facts 8.11 and 2.9). An invalidation cannot have a `~` that is not encoded.
 */
export function createPathMatcher(path: string): (uri: string) => boolean {
  const wanted = normalizeEncoding(path);
  if (!wanted.endsWith("*")) {
    return (uri) => normalizeEncoding(uri) === wanted;
  }
  const prefix = wanted.slice(0, -1);
  return (uri) => normalizeEncoding(uri).startsWith(prefix);
}
