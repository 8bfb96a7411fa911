import {
  FunctionAlreadyExists$,
  type FunctionStage,
  NoSuchFunctionExists$,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable, leftoverAdvice } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type FunctionRecord, publishRecord } from "./record.ts";

/** Returns the id of a stage's row. A name cannot contain a slash. */
export function getStageId(name: string, stage: FunctionStage = "DEVELOPMENT"): string {
  return `${name}/${stage}`;
}

/** The secondary indexes of functions. */
export const indexKeys = {
  byStage: (stage: string): string => `stage ${stage}`,
  byKeyValueStore: (arn: string): string => `key value store ${arn}`,
} as const;

/**
 * The table of functions, with a row for each stage, for handlers that read or write them.
 *
 * @example
 * import { functions } from "mock-cloudfront";
 *
 * cloudfront.override("DeleteFunction", ({ Name }, { store }) => {
 *   store.table(functions).get(`${Name}/DEVELOPMENT`); // or NoSuchFunctionExists is thrown
 *   return {};
 * });
 */
export const functions = defineTable<FunctionRecord>({
  name: "functions",
  api: cloudFront,
  idOf: (record) => getStageId(record.name, record.stage),
  arnOf: (record) => record.arn,
  indexKeys: ({ stage, config }) => [
    indexKeys.byStage(stage),
    ...(config.KeyValueStoreAssociations?.Items ?? []).map(({ KeyValueStoreARN }) =>
      indexKeys.byKeyValueStore(KeyValueStoreARN),
    ),
  ],
  // seen: the message, in a maintainer's log; the LIVE stage of an unpublished function has the same
  absent: (id) =>
    new ServiceError(NoSuchFunctionExists$, "The specified function does not exist", getAbsentAdvice(id)),
  // seen: the service's own message is empty
  duplicate: (id) =>
    new ServiceError(
      FunctionAlreadyExists$,
      `A function named ${id.split("/")[0]} already exists.`,
      leftoverAdvice,
    ),
  firstVersion: 1,
});

function getAbsentAdvice(id: string): string {
  const [name, stage] = id.split("/");
  const [, nameInArn] = /^arn:.*:function$/.test(name ?? "") ? id.split("/") : [];
  if (nameInArn !== undefined) {
    return `"${name}/${nameInArn}" is an ARN. Pass the name: "${nameInArn}".`;
  }
  return stage === "LIVE"
    ? `There is no LIVE stage of "${name}": publish it first (PublishFunction, or seed.function({ publish: true })).`
    : `There is no function "${name}": create it first, or seed.function({ name: "${name}", code }).`;
}

/** Returns the names of the functions that read a key value store, in either stage. */
export function findFunctionsReading(store: Store, storeArn: string): ReadonlySet<string> {
  return new Set(
    [...store.table(functions).rows(indexKeys.byKeyValueStore(storeArn))].map(({ record }) => record.name),
  );
}

/**
 * Copies DEVELOPMENT to LIVE.
 * seen: LIVE gets the ETag that DEVELOPMENT has at that moment; publishing creates no new ETag
 */
export function publish(row: Row<FunctionRecord>, environment: Environment): Row<FunctionRecord> {
  const table = environment.store.table(functions);
  const live = table.find(getStageId(row.record.name, "LIVE"));
  return table.put(publishRecord(row.record, live?.record, environment), row.version);
}

/** Returns true if a distribution may have the function. Both stages have the same ARN. */
export function isPublished(store: Store, arn: string): boolean {
  const table = store.table(functions);
  const found = table.findByArn(arn);
  return found !== undefined && table.find(getStageId(found.record.name, "LIVE")) !== undefined;
}
