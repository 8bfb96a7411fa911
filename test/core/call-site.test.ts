import { expect, it } from "vitest";
import { callSite } from "../../src/core/call-site.ts";

it("is the line that called the function", () => {
  const callee = () => callSite(callee);
  expect(callee()).toMatch(/call-site\.test\.ts:6:10\)?$/);
});
