import {
  type KeyGroup,
  ResourceInUse$,
  TooManyKeyGroups$,
  TooManyPublicKeysInKeyGroup$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { ConfigurationResource } from "../configuration-resource.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { publicKeys } from "../public-keys/table.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { assertMaxLength, invalidArgument } from "../text-checks.ts";
import { type Config, keyGroups } from "./table.ts";

export const keyGroup: ConfigurationResource<"KeyGroup", Config, KeyGroup> = {
  member: "KeyGroup",
  table: keyGroups,
  path: "key-group",
  createId: ({ random }) => random.uuid(),
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    KeyGroupConfig: config,
  }),
  // assumed: an omitted Comment comes back as an empty string
  fillDefaults: (config) => ({ ...config, Comment: config.Comment ?? "" }),
  quota: "keyGroups",
  // The API model's message: the service's was never seen in public.
  quotaExceeded: () =>
    new ServiceError(
      TooManyKeyGroups$,
      "You have reached the maximum number of key groups for this Amazon Web Services account.",
    ),
  assertValid,
  assertUnused,
};

/** assumed: that no group is empty (as in Terraform), the code of an unknown key, and the messages */
function assertValid({ Name, Comment, Items }: Config, context: Context): void {
  if (Name === "") {
    throw invalidArgument("The parameter Name is required.");
  }
  assertMaxLength("Comment", Comment, 128);
  if (Items.length === 0) {
    throw invalidArgument("The parameter Items is required.", "A key group has at least one public key.");
  }
  const limit = context.quotas.publicKeysPerKeyGroup;
  if (Items.length > limit) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooManyPublicKeysInKeyGroup$,
      "The number of public keys in this key group is more than the maximum allowed.",
      `The key group has ${Items.length} public keys; ${limit} are allowed.`,
    );
  }
  if (!areReferencesChecked("public-keys", context)) {
    return;
  }
  const unknown = Items.find((id) => !context.store.table(publicKeys).find(id));
  if (unknown !== undefined) {
    throw invalidArgument(
      `The public key ${unknown} does not exist.`,
      referenceAdvice(`CreatePublicKey, or seed.publicKey({ id: "${unknown}" })`),
    );
  }
}

function assertUnused(id: string, context: Context): void {
  const count = countDistributionsReferringTo(context, "KeyGroupId", id);
  if (count > 0) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      ResourceInUse$,
      "Cannot delete this resource because it is in use.",
      `${count} of the distributions have the key group "${id}" in TrustedKeyGroups: update or delete them first.`,
    );
  }
}
