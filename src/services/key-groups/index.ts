import type { Environment } from "../../core/context.ts";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  createResource,
  deleteResource,
  getResource,
  getResourceConfig,
  updateResource,
} from "../configuration-resource.ts";
import { toPlainList } from "../lists.ts";
import { publicKeys } from "../public-keys/table.ts";
import { keyGroup } from "./resource.ts";
import { keyGroups } from "./table.ts";

export const keyGroupsService: Service = defineService("key-groups", cloudFront, {
  CreateKeyGroup: ({ KeyGroupConfig }, context) => createResource(keyGroup, KeyGroupConfig, context),
  GetKeyGroup: ({ Id }, context) => getResource(keyGroup, Id, context),
  GetKeyGroupConfig: ({ Id }, context) => getResourceConfig(keyGroup, Id, context),
  ListKeyGroups: (input, { store }) => ({
    KeyGroupList: toPlainList(store.table(keyGroups).rows(), input, ({ record }) => ({
      KeyGroup: keyGroup.toResource(record),
    })),
  }),
  UpdateKeyGroup: (input, context) => updateResource(keyGroup, input, input.KeyGroupConfig, context),
  DeleteKeyGroup: (input, context) => deleteResource(keyGroup, input, context),
});

/** Returns the PEM of each public key in key groups, by the id of the key. Unknown groups and keys are left out. */
export function findTrustedKeys(
  { store }: Environment,
  keyGroupIds: readonly string[],
): ReadonlyMap<string, string> {
  const keyIds = keyGroupIds.flatMap((id) => store.table(keyGroups).find(id)?.record.config.Items ?? []);
  return new Map(
    keyIds.flatMap((id) => {
      const key = store.table(publicKeys).find(id)?.record.config.EncodedKey;
      return key === undefined ? [] : [[id, key] as const];
    }),
  );
}
