import { CannotDeleteEntityWhileInUse$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { findReaders } from "../function-code.ts";
import { keyValueData } from "../key-value-data/table.ts";
import { removeTags } from "../tags/table.ts";
import { deletedStores, keyValueStores } from "./table.ts";

export function deleteKeyValueStore(
  input: Input<CloudFront, "DeleteKeyValueStore">,
  { store }: Context,
): Output<CloudFront, "DeleteKeyValueStore"> {
  const { record } = store.table(keyValueStores).getMatching(input.Name, input.IfMatch);
  const [reader] = findReaders(store, record.arn).values();
  if (reader !== undefined) {
    // assumed: an association of either stage counts; the message is ours
    throw new ServiceError(
      CannotDeleteEntityWhileInUse$,
      `The key value store ${record.name} is associated with the function ${reader}. ` +
        "Update the function without it first, and publish that where it is published.",
    );
  }
  store.table(keyValueStores).remove(record.name);
  store.table(keyValueData).remove(record.name);
  store.table(deletedStores).insert({ arn: record.arn });
  removeTags(store, record.arn);
  return {};
}
