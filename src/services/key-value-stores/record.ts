import type { KeyValueStore } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { KeyValueStoreRecord, StoreStatus } from "./table.ts";

type Ambient = Pick<Context, "accountId" | "random" | "now">;

export function createRecord(
  name: string,
  {
    comment,
    provisioning,
    failureReason,
  }: {
    comment?: string | undefined;
    provisioning?: DeploymentStamp;
    failureReason?: string | undefined;
  },
  { accountId, random, now }: Ambient,
): KeyValueStoreRecord {
  const id = random.uuid();
  const time = now();
  return {
    name,
    id,
    arn: `arn:aws:cloudfront::${accountId}:key-value-store/${id}`,
    comment,
    provisioning,
    failureReason,
    createdTime: time,
    lastModifiedTime: time,
  };
}

/** seen: a store that was created without a comment has none in outputs (terraform-provider-aws acceptance tests) */
export function toKeyValueStore(record: KeyValueStoreRecord, status: StoreStatus): KeyValueStore {
  return {
    Name: record.name,
    Id: record.id,
    Comment: record.comment,
    ARN: record.arn,
    Status: status,
    LastModifiedTime: record.lastModifiedTime,
  };
}

/** seen: the URL ends with the ARN */
export function getLocation(record: KeyValueStoreRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/key-value-store/${record.arn}`;
}
