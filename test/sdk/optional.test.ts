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

it("gives an installed package, the very copy that an import gives", () => {
  expect(loadOptional("@aws-sdk/client-cloudfront-keyvaluestore")).toMatchObject({
    CloudFrontKeyValueStoreClient: keyvaluestore.CloudFrontKeyValueStoreClient,
  });
});

it("gives nothing for a package that is not installed", () => {
  expect(loadOptional("@aws-sdk/client-that-is-not-installed")).toBeUndefined();
});

it("does not hide that an installed package fails to load", () => {
  using broken = moduleWith(`throw new Error("broken inside");`);
  expect(() => loadOptional(broken.path)).toThrow("broken inside");
});

it("does not hide that an installed package misses one of its own", () => {
  using broken = moduleWith(`require("a-package-of-its-own");`);
  expect(() => loadOptional(broken.path)).toThrow("a-package-of-its-own");
});
