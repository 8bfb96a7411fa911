import { EntityLimitExceeded$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { createKeyValueData, keyValueData } from "../key-value-data/table.ts";
import { assertValidTags, putTags } from "../tags/table.ts";
import { importItems } from "./import-file.ts";
import { createRecord, getLocation, toKeyValueStore } from "./record.ts";
import { keyValueStores } from "./table.ts";

export function createKeyValueStore(
  input: Input<CloudFront, "CreateKeyValueStore">,
  context: Context,
): Output<CloudFront, "CreateKeyValueStore"> {
  const { store, quotas, deployments } = context;
  const tags = input.Tags?.Items ?? [];
  assertValidTags(tags, quotas);
  store.table(keyValueStores).assertAbsent(input.Name);
  assertWithinQuota(context);
  const { items, failureReason } = input.ImportSource
    ? importItems(input.ImportSource, context)
    : { items: new Map<string, string>(), failureReason: undefined };

  const state = { comment: input.Comment, provisioning: deployments.start(), failureReason };
  const { record, etag } = store.table(keyValueStores).insert(createRecord(input.Name, state, context));
  store.table(keyValueData).insert(createKeyValueData(record, items));
  putTags(store, record.arn, tags);
  return {
    ETag: etag,
    KeyValueStore: toKeyValueStore(record, "PROVISIONING"),
    Location: getLocation(record),
  };
}

function assertWithinQuota({ store, quotas }: Context): void {
  if (store.table(keyValueStores).rows().size >= quotas.keyValueStores) {
    throw new ServiceError(
      EntityLimitExceeded$,
      `The account has ${quotas.keyValueStores} key value stores, which is its quota.`,
    );
  }
}
