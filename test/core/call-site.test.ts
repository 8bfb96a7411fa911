import { expect, it } from "vitest";
import { getCallSite } from "../../src/core/call-site.ts";

it("returns the line that called the function", () => {
  const callee = () => getCallSite(callee);
  expect(callee()).toMatch(/call-site\.test\.ts:6:10\)?$/);
});
