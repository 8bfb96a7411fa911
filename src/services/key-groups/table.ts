import { KeyGroupAlreadyExists$, type KeyGroupConfig, NoSuchResource$ } from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";

export type Config = Present<KeyGroupConfig>;

function getPublicKeyKey(id: string): string {
  return `public key ${id}`;
}

export const keyGroups = defineConfigurationTable<Config>({
  name: "keyGroups",
  uniqueKeysOf: ({ Name }) => [`name ${Name}`],
  indexKeysOf: ({ Items }) => Items.map(getPublicKeyKey),
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchResource$,
      "A resource that was specified is not valid.",
      `There is no key group "${id}": create it first, or seed.keyGroup({ id: "${id}" }).`,
    ),
  duplicate: () =>
    new ServiceError(
      KeyGroupAlreadyExists$,
      "A key group with this name already exists. You must provide a unique name.",
      leftoverAdvice,
    ),
});

/** Returns the ids of the key groups that have a public key. */
export function findKeyGroupsWith(store: Store, publicKeyId: string): readonly string[] {
  return [...store.table(keyGroups).rows(getPublicKeyKey(publicKeyId))].map(({ record }) => record.id);
}
