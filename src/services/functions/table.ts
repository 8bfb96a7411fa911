import { FunctionAlreadyExists$, NoSuchFunctionExists$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable, leftoverAdvice } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type FunctionRecord, getIndexKeys, getStageId, publishStage } from "../function-stages.ts";

export { getStageId, indexKeys } from "../function-stages.ts";

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
  indexKeys: getIndexKeys,
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

/** Publishes a function. */
export function publish(row: Row<FunctionRecord>, environment: Environment): Row<FunctionRecord> {
  return publishStage(environment.store.table(functions), row.record.name, row, environment);
}

/** Returns true if a distribution may have the function. Both stages have the same ARN. */
export function isPublished(store: Store, arn: string): boolean {
  const table = store.table(functions);
  const found = table.findByArn(arn);
  return found !== undefined && table.find(getStageId(found.record.name, "LIVE")) !== undefined;
}
