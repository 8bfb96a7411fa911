import {
  type ActiveTrustedSigners,
  TooManyTrustedSigners$,
  TrustedSignerDoesNotExist$,
  type TrustedSigners,
} from "@aws-sdk/client-cloudfront";
import type { Quotas } from "../core/quotas.ts";
import type { Present } from "../sdk/operation.ts";
import { ServiceError } from "../sdk/service-error.ts";

/** The accounts whose keys sign URLs. */
type Signers = Present<TrustedSigners> | undefined;

// The messages of the API model: the service's own were never seen in public

/** Throws if there are too many accounts, or one that is not an account. */
export function assertValidSigners(signers: Signers, { trustedSigners: limit }: Quotas): void {
  const accounts = signers?.Items ?? [];
  if (accounts.length > limit) {
    throw new ServiceError(
      TooManyTrustedSigners$,
      "Your request contains more trusted signers than are allowed per distribution.",
      `There are ${accounts.length} trusted signers; ${limit} are allowed.`,
    );
  }
  const invalid = accounts.find((signer) => signer !== "self" && !/^\d{12}$/.test(signer));
  if (invalid !== undefined) {
    throw new ServiceError(
      TrustedSignerDoesNotExist$,
      "One or more of your trusted signers don't exist.",
      `TrustedSigners contains '${invalid}'. A signer is "self" or an account id of 12 digits.`,
    );
  }
}

const noKeys = { Quantity: 0 };

/**
 * Returns the accounts whose keys sign URLs.
 * seen: an account is listed as the configuration has it (terraform-provider-aws acceptance tests)
 * assumed: its keys are not listed, since the mock has no key pairs of accounts
 */
export function toActiveTrustedSigners(signers: readonly Signers[]): ActiveTrustedSigners {
  const accounts = new Set(signers.flatMap((each) => each?.Items ?? []));
  const Items = [...accounts].map((AwsAccountNumber) => ({ AwsAccountNumber, KeyPairIds: noKeys }));
  return { Enabled: Items.length > 0, Quantity: Items.length, ...(Items.length > 0 && { Items }) };
}

/** seen: the account's own id comes back as self (terraform-provider-aws 1112) */
export function toTrustedSigners(given: Present<TrustedSigners>, accountId: string): Present<TrustedSigners> {
  const items = given.Items?.map((signer) => (signer === accountId ? "self" : signer));
  return items ? { ...given, Items: items } : given;
}
