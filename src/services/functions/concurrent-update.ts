import type { Environment } from "../../core/context.ts";
import { updateRecord } from "./record.ts";
import { functions, getStageId } from "./table.ts";

/**
 * Applies an UpdateFunction of another writer, which changes the comment and the ETag. Does nothing if the function
 * does not exist, because the caller's own call is then rejected for that.
 */
export function updateConcurrently({ store, now }: Environment, name: string): void {
  const table = store.table(functions);
  const { record } = table.find(getStageId(name)) ?? {};
  if (!record) {
    return;
  }
  const FunctionConfig = { ...record.config, Comment: "Changed by another writer" };
  table.replace(updateRecord(record, { FunctionConfig, FunctionCode: record.code }, now()));
}
