import type { Environment } from "../core/context.ts";
import type { TableDefinition } from "../core/table.ts";
import {
  type InvalidationData,
  indexKeys,
  invalidations,
  isCompleted,
  tenantInvalidations,
} from "../services/invalidations/table.ts";
import type { EdgeCache } from "./cache.ts";
import { normalizeEncoding } from "./path-pattern.ts";
import { getCacheOwner, type ServedDistribution } from "./visit-context.ts";

/**
 * Applies the invalidations that have reached the edge locations since the last call.
 * assumed: an invalidation of a multi-tenant distribution covers the objects of all its tenants (F 1.10)
 */
export function applyInvalidations(
  cache: EdgeCache,
  distribution: ServedDistribution,
  environment: Environment,
): void {
  const { id, tenant } = distribution;
  const ownerId = getCacheOwner(distribution);
  applyFrom(invalidations, id, { cache, ownerId, environment });
  if (tenant) {
    applyFrom(tenantInvalidations, tenant.id, { cache, ownerId, environment });
  }
}

/** The cached objects to which invalidations apply. */
interface Invalidated {
  readonly cache: EdgeCache;
  readonly ownerId: string;
  readonly environment: Environment;
}

function applyFrom<R extends InvalidationData>(
  table: TableDefinition<R>,
  id: string,
  { cache, ownerId, environment }: Invalidated,
): void {
  const rows = environment.store.table(table).rows(indexKeys.byOwner(id));
  const source = `${ownerId} ${id}`;
  const applied = cache.getLastInvalidation(source);
  if (rows.size === 0) {
    return;
  }
  for (const { record, sequence } of rows.after(applied, rows.size)) {
    // Invalidations arrive in the order of their creation.
    if (!isCompleted(record, environment)) {
      return;
    }
    const matchers = (record.batch.Paths.Items ?? []).map(createPathMatcher);
    cache.invalidate(ownerId, (uri) => matchers.some((matches) => matches(uri)));
    cache.setLastInvalidation(source, sequence);
  }
}

/**
 * Returns a test of whether an invalidation's path covers the path, with the query string, of a cached object.
 *
 * AWS developer guide, "Invalidate files to remove content": paths are case-sensitive, `*` is a wildcard only at the end,
 * and a query string that is part of the cache key must be given.
 * assumed: only the parameters in the cache key are compared, and different encodings of a character are the same
 * (F 8.11, F 2.9). An invalidation cannot have a `~` that is not encoded.
 */
export function createPathMatcher(path: string): (uri: string) => boolean {
  const wanted = normalizeEncoding(path);
  if (!wanted.endsWith("*")) {
    return (uri) => normalizeEncoding(uri) === wanted;
  }
  const prefix = wanted.slice(0, -1);
  return (uri) => normalizeEncoding(uri).startsWith(prefix);
}
