import { EntityAlreadyExists$, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";

export interface KeyValueStoreRecord {
  readonly name: string;
  /** A UUID, by which functions open the store; the ARN ends in it, not in the name. */
  readonly id: string;
  readonly arn: string;
  readonly comment: string;
  readonly items: ReadonlyMap<string, string>;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
}

export const keyValueStores = defineTable<KeyValueStoreRecord>({
  name: "keyValueStores",
  dialect: cloudFront,
  idOf: (record) => record.name,
  arnOf: (record) => record.arn,
  absent: (name) => new Fault(EntityNotFound$, `There is no key value store named ${name}.`),
  duplicate: (name) => new Fault(EntityAlreadyExists$, `A key value store named ${name} already exists.`),
  firstVersion: 1,
});
