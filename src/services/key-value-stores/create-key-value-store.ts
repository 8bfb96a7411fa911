import { EntityLimitExceeded$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { keyValueData, newKeyValueData } from "../key-value-data/table.ts";
import { putTags, requireValidTags } from "../tags/table.ts";
import { importedItems } from "./import-file.ts";
import { locationOf, newKeyValueStore, toKeyValueStore } from "./record.ts";
import { keyValueStores } from "./table.ts";

export function createKeyValueStore(
  input: Input<CloudFront, "CreateKeyValueStore">,
  context: Context,
): Output<CloudFront, "CreateKeyValueStore"> {
  const { store, quotas, deployments } = context;
  const tags = input.Tags?.Items ?? [];
  requireValidTags(tags, quotas);
  store.table(keyValueStores).requireAbsent(input.Name);
  requireRoom(context);
  const items = input.ImportSource ? importedItems(input.ImportSource, context) : new Map<string, string>();

  const state = { comment: input.Comment, provisioning: deployments.depart() };
  const { record, etag } = store.table(keyValueStores).insert(newKeyValueStore(input.Name, state, context));
  store.table(keyValueData).insert(newKeyValueData(record, items));
  putTags(store, record.arn, tags);
  return {
    ETag: etag,
    KeyValueStore: toKeyValueStore(record, "PROVISIONING"),
    Location: locationOf(record),
  };
}

function requireRoom({ store, quotas }: Context): void {
  if (store.table(keyValueStores).rows().size >= quotas.keyValueStores) {
    throw new Fault(
      EntityLimitExceeded$,
      `The account has ${quotas.keyValueStores} key value stores, which is its quota.`,
    );
  }
}
