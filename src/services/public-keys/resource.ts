import {
  CannotChangeImmutablePublicKeyFields$,
  type PublicKey,
  PublicKeyInUse$,
  TooManyPublicKeys$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { ConfigurationRecord, ConfigurationResource } from "../configuration-resource.ts";
import { findProfilesWith } from "../field-level-encryption-profiles/table.ts";
import { findKeyGroupsWith } from "../key-groups/table.ts";
import { assertMaxLength, assertName } from "../text-checks.ts";
import { assertValidKey } from "./encoded-key.ts";
import { type Config, publicKeys } from "./table.ts";

export const publicKey: ConfigurationResource<"PublicKey", Config, PublicKey> = {
  member: "PublicKey",
  table: publicKeys,
  path: "public-key",
  createId: ({ random }) => `K${random.base36().toUpperCase()}`,
  toResource: ({ id, config, createdTime }) => ({
    Id: id,
    CreatedTime: createdTime,
    PublicKeyConfig: config,
  }),
  // assumed: an omitted Comment comes back as an empty string
  fillDefaults: (config) => ({ ...config, Comment: config.Comment ?? "" }),
  quota: "publicKeys",
  // seen: the message (reports of users of Terraform)
  quotaExceeded: () =>
    new ServiceError(
      TooManyPublicKeys$,
      "Processing your request will cause you to exceed the maximum number of CloudFront public keys allowed.",
    ),
  // AWS developer guide, "Create a field-level encryption configuration": the characters of a name
  assertValid: ({ Name, Comment, EncodedKey }) => {
    assertName(Name);
    assertMaxLength("Comment", Comment, 128);
    assertValidKey(EncodedKey);
  },
  assertLegalUpdate,
  assertUnused,
};

const immutableMembers = ["CallerReference", "Name", "EncodedKey"] as const;

/** The API model: only Comment can change. The service's message was never seen in public. */
function assertLegalUpdate(config: Config, current: ConfigurationRecord<Config>): void {
  const changed = immutableMembers.find((member) => config[member] !== current.config[member]);
  if (changed) {
    throw new ServiceError(
      CannotChangeImmutablePublicKeyFields$,
      "You can't change the value of a public key.",
      `${changed} differs from that of the public key ${current.id}, and only Comment can change.`,
    );
  }
}

function assertUnused(id: string, { store }: Context): void {
  const groups = findKeyGroupsWith(store, id);
  const profiles = findProfilesWith(store, id);
  if (groups.length + profiles.length > 0) {
    // seen: the message, with "Cloudfront" (reports of users of Terraform)
    throw new ServiceError(
      PublicKeyInUse$,
      "The Cloudfront public key is currently associated with either Key Group or a field level encryption profile. " +
        "Please disassociate the key before deleting.",
      `The key groups and profiles ${[...groups, ...profiles].join(", ")} have the key: update or delete them first.`,
    );
  }
}
