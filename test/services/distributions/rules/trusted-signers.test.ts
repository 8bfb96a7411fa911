import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function signedBy(...Items: string[]) {
  return {
    DefaultCacheBehavior: makeBehavior({ TrustedSigners: { Enabled: true, Quantity: Items.length, Items } }),
  };
}
testConfigRules(
  "trusted signers",
  [
    ...["junk", "1234", "SELF"].map((signer) => ({
      name: `the signer ${signer}`,
      changes: signedBy("self", signer),
      error: "TrustedSignerDoesNotExist",
      text: `One or more of your trusted signers don't exist. TrustedSigners contains '${signer}'`,
    })),
    {
      name: "more signers than the quota",
      changes: signedBy("self", ...Array.from({ length: 5 }, (_, i) => `11112222333${i}`)),
      error: "TooManyTrustedSigners",
      text: "There are 6 trusted signers; 5 are allowed",
    },
  ],
  [
    {
      name: "five signers",
      changes: signedBy("self", "111122223330", "111122223331", "111122223332", "111122223333"),
    },
  ],
);
