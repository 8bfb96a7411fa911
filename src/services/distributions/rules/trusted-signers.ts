import { assertValidSigners } from "../../trusted-signers.ts";
import { type Config, getBehaviors } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the accounts whose keys sign URLs and cookies, for each cache behavior. */
export function assertValidTrustedSigners(config: Config, { context: { quotas } }: ConfigWrite): void {
  for (const { TrustedSigners } of getBehaviors(config)) {
    assertValidSigners(TrustedSigners, quotas);
  }
}
