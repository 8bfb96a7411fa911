import { expect, it } from "vitest";
import { toTrustedSigners } from "../../src/services/trusted-signers.ts";

it("replaces the account's own id by self among trusted signers", () => {
  const signers = { Enabled: true, Quantity: 2, Items: ["123456789012", "111122223333"] };
  expect(toTrustedSigners(signers, "123456789012").Items).toEqual(["self", "111122223333"]);
});
