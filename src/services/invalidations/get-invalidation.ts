import type { Invalidation } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { InvalidationKind } from "./kinds.ts";
import { getStatus, toInvalidation } from "./responses.ts";
import type { InvalidationData } from "./table.ts";

/** Returns an invalidation of a distribution or a distribution tenant. */
export function getInvalidation<R extends InvalidationData>(
  { table, owners, ownerOf }: InvalidationKind<R>,
  ownerId: string,
  id: string,
  context: Context,
): { Invalidation: Invalidation } {
  context.store.table(owners).get(ownerId);
  const { record } = context.store.table(table).get(id);
  if (ownerOf(record) !== ownerId) {
    throw table.absent(id);
  }
  return { Invalidation: toInvalidation(record, getStatus(record, context)) };
}
