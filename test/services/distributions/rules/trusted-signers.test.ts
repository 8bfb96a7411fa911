import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function signedBy(...Items: string[]) {
  return {
    DefaultCacheBehavior: makeBehavior({ TrustedSigners: { Enabled: true, Quantity: Items.length, Items } }),
  };
}
function keyGroups(count: number) {
  const Items = Array.from({ length: count }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
  return {
    DefaultCacheBehavior: makeBehavior({ TrustedKeyGroups: { Enabled: true, Quantity: count, Items } }),
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
      text: "has 6 trusted signers; it may have 5",
    },
    {
      name: "more key groups than the quota",
      changes: keyGroups(5),
      error: "TooManyKeyGroupsAssociatedToDistribution",
      text: "has 5 key groups; it may have 4",
    },
  ],
  [
    {
      name: "five signers",
      changes: signedBy("self", "111122223330", "111122223331", "111122223332", "111122223333"),
    },
    { name: "four key groups", changes: keyGroups(4) },
  ],
);
