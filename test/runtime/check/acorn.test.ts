import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { checkFunction } from "../../../src/runtime.ts";

const { cache, resolve } = createRequire(import.meta.url);

it("acorn is loaded by the first check and not by the import of mock-cloudfront", () => {
  expect(Object.keys(cache)).not.toContain(resolve("acorn"));
  checkFunction("var loads = 1;");
  expect(Object.keys(cache)).toContain(resolve("acorn"));
});
