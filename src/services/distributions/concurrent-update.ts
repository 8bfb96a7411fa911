import type { Environment } from "../../core/context.ts";
import { updateRecord } from "./record.ts";
import { distributions } from "./table.ts";

/**
 * Applies an UpdateDistribution of another writer, which changes the comment and the ETag. Does nothing if the
 * distribution does not exist, because the caller's own call is then rejected for that.
 */
export function updateDistributionConcurrently(environment: Environment, id: string): void {
  const table = environment.store.table(distributions);
  const record = table.find(id)?.record;
  if (record) {
    const config = { ...record.config, Comment: "Changed by another writer" };
    table.replace(updateRecord(record, config, environment));
  }
}
