import { NoSuchPublicKey$, PublicKeyAlreadyExists$, type PublicKeyConfig } from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";

export type Config = Present<PublicKeyConfig>;

export const publicKeys = defineConfigurationTable<Config>({
  name: "publicKeys",
  // assumed: both are refused if another key has them, whatever else the configuration says
  uniqueKeysOf: ({ CallerReference, Name }) => [`reference ${CallerReference}`, `name ${Name}`],
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchPublicKey$,
      "The specified public key doesn't exist.",
      `There is no public key "${id}": create it first, or seed.publicKey({ id: "${id}" }).`,
    ),
  duplicate: () =>
    new ServiceError(PublicKeyAlreadyExists$, "The specified public key already exists.", leftoverAdvice),
});
