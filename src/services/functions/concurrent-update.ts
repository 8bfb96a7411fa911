import type { Environment } from "../../core/context.ts";
import { updateRecord } from "./record.ts";
import { functions, getStageId } from "./table.ts";

/**
 * Another writer's UpdateFunction: the comment is theirs, and the ETag is another one. Without an effect where there
 * is no such function: the caller's own call is then refused for that.
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
