import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { loadOptional } from "../../src/sdk/optional.ts";

/** A module in a folder that goes away with the test. */
function moduleWith(code: string): Disposable & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), "optional-"));
  const path = join(folder, "module.cjs");
  writeFileSync(path, code);
  return { path, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

it("returns the same copy of an installed package as an import", () => {
  expect(loadOptional("@aws-sdk/client-cloudfront-keyvaluestore")).toMatchObject({
    CloudFrontKeyValueStoreClient: keyvaluestore.CloudFrontKeyValueStoreClient,
  });
});

it("returns undefined for a package that is not installed", () => {
  expect(loadOptional("@aws-sdk/client-that-is-not-installed")).toBeUndefined();
});

it("throws if an installed package fails to load", () => {
  using broken = moduleWith(`throw new Error("broken inside");`);
  expect(() => loadOptional(broken.path)).toThrow("broken inside");
});

it("throws if a dependency of an installed package is missing", () => {
  using broken = moduleWith(`require("a-package-of-its-own");`);
  expect(() => loadOptional(broken.path)).toThrow("a-package-of-its-own");
});
