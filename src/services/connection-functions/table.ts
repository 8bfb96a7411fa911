import { EntityAlreadyExists$, EntityNotFound$, type FunctionStage } from "@aws-sdk/client-cloudfront";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable, leftoverAdvice } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type FunctionRecord, getIndexKeys, getStageId } from "../function-stages.ts";

/** One stage of a connection function. Unlike a function, operations address the connection function by its id. */
export interface ConnectionFunctionRecord extends FunctionRecord {
  readonly id: string;
}

export function getNameKey(name: string): string {
  return `name ${name}`;
}

export const connectionFunctions = defineTable<ConnectionFunctionRecord>({
  name: "connectionFunctions",
  api: cloudFront,
  idOf: ({ id, stage }) => getStageId(id, stage),
  arnOf: ({ arn }) => arn,
  indexKeys: (record) => [getNameKey(record.name), ...getIndexKeys(record)],
  // The API model's messages: the service's were never seen in public.
  absent: (stageId) =>
    new ServiceError(EntityNotFound$, "The entity was not found.", getAbsentAdvice(stageId)),
  duplicate: () =>
    new ServiceError(
      EntityAlreadyExists$,
      "The entity already exists. You must provide a unique entity.",
      `A connection function has this name. ${leftoverAdvice}`,
    ),
  firstVersion: 1,
});

function getAbsentAdvice(stageId: string): string {
  const [id, stage] = stageId.split("/");
  return stage === "LIVE"
    ? `There is no LIVE stage of the connection function "${id}": publish it first.`
    : `There is no connection function "${id}": create it first, or seed.connectionFunction({ name, code }).`;
}

/**
 * Returns the id of the connection function with an id, an ARN or a name, otherwise the identifier.
 *
 * assumed: that an identifier may be each of these
 */
export function getConnectionFunctionId(identifier: string, store: Store): string {
  const table = store.table(connectionFunctions);
  const [named] = table.rows(getNameKey(identifier));
  return (table.findByArn(identifier) ?? named)?.record.id ?? identifier;
}

/** Returns the row of a stage by id, ARN or name. */
export function getStage(
  identifier: string,
  stage: FunctionStage | undefined,
  store: Store,
): Row<ConnectionFunctionRecord> {
  return store.table(connectionFunctions).get(getStageId(getConnectionFunctionId(identifier, store), stage));
}

/** Returns true if a distribution may have the connection function, which must be published. */
export function isPublished(id: string, store: Store): boolean {
  return store.table(connectionFunctions).find(getStageId(id, "LIVE")) !== undefined;
}
