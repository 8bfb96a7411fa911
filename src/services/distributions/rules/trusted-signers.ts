import { TooManyTrustedSigners$, TrustedSignerDoesNotExist$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { type Config, getBehaviors } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

// The messages of the API model: the service's own were never seen in public

/** Checks the accounts whose keys sign URLs and cookies. */
export function assertValidTrustedSigners(config: Config, { context: { quotas } }: ConfigWrite): void {
  for (const { TrustedSigners } of getBehaviors(config)) {
    const signers = TrustedSigners?.Items ?? [];
    if (signers.length > quotas.trustedSigners) {
      throw new ServiceError(
        TooManyTrustedSigners$,
        "Your request contains more trusted signers than are allowed per distribution.",
        `A cache behavior has ${signers.length} trusted signers; it may have ${quotas.trustedSigners}.`,
      );
    }
    const invalid = signers.find((signer) => signer !== "self" && !/^\d{12}$/.test(signer));
    if (invalid !== undefined) {
      throw new ServiceError(
        TrustedSignerDoesNotExist$,
        "One or more of your trusted signers don't exist.",
        `TrustedSigners contains '${invalid}'. A signer is "self" or an account id of 12 digits.`,
      );
    }
  }
}
