import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { codeOf, filesBelow, importsOf, isOurs, layerOf } from "./sources.ts";

/** Which layers a layer may import. Imports run downwards only. A layer that no entry lists has no importers. */
const allowedLayers: Readonly<Record<string, readonly string[]>> = {
  values: ["values"],
  sdk: ["sdk", "values"],
  runtime: ["runtime", "values"],
  core: ["core", "sdk", "runtime", "values"],
  faults: ["faults", "core", "sdk", "values"],
  services: ["services", "runtime", "core", "sdk", "values"],
  adapters: ["adapters", "faults", "core", "sdk", "values"],
  "options.ts": ["edge", "adapters", "services", "runtime", "core", "sdk", "values"],
  "seed.ts": ["services", "core", "sdk", "values"],
  edge: ["edge", "services", "runtime", "core", "sdk", "values"],
  templates: ["templates", "core", "sdk", "values"],
  "handle.ts": [
    "options.ts",
    "seed.ts",
    "templates",
    "edge",
    "adapters",
    "faults",
    "services",
    "core",
    "sdk",
    "values",
  ],
  "mock-cloudfront.ts": ["handle.ts", "options.ts", "core"],
  "scenarios.ts": ["handle.ts", "faults", "services", "core", "sdk", "values"],
  "runtime.ts": ["runtime"],
  "eslint.ts": ["runtime.ts", "runtime"],
  "http.ts": [
    "mock-cloudfront.ts",
    "handle.ts",
    "templates",
    "edge",
    "options.ts",
    "adapters",
    "core",
    "values",
  ],
  testing: [
    "testing",
    "handle.ts",
    "edge",
    "options.ts",
    "services",
    "faults",
    "core",
    "sdk",
    "runtime.ts",
    "values",
  ],
  cli: ["cli", "http.ts", "runtime.ts", "templates", "core", "values"],
  "cli.ts": ["cli"],
  "index.ts": [
    "seed.ts",
    "scenarios.ts",
    "handle.ts",
    "mock-cloudfront.ts",
    "options.ts",
    "templates",
    "edge",
    "runtime",
    "services",
    "adapters",
    "faults",
    "core",
    "sdk",
    "values",
  ],
};

/** Which layers may import a package. */
const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/client-cloudfront": ["sdk", "services", "seed.ts", "handle.ts", "scenarios.ts"],
  "@aws-sdk/client-cloudfront-keyvaluestore": ["sdk", "services", "handle.ts"],
  "@smithy/core": ["sdk"],
  "@smithy/types": ["sdk", "core", "faults", "adapters", "handle.ts"],
  "aws-sdk-client-mock": ["adapters"],
  sinon: ["adapters"],
  acorn: ["runtime"],
  yaml: ["templates"],
  "istanbul-lib-instrument": ["runtime"],
  vitest: ["testing"],
  "@jest/globals": ["testing"],
  expect: ["testing"],
  eslint: ["eslint.ts"],
};

const files = filesBelow("src");
const imports = files.flatMap(importsOf);
const internalImports = imports.filter(({ to }) => isOurs(to));

/** `src/services/functions/table.ts` belongs to the family `functions`, `src/services/regions.ts` to none. */
function familyOf(path: string): string | undefined {
  const [, layer, family, file] = path.split("/");
  return layer === "services" && file !== undefined ? family : undefined;
}

it("imports run downwards", () => {
  const violations = internalImports
    .filter(({ from, to }) => !allowedLayers[layerOf(from)]?.includes(layerOf(to)))
    .map(({ from, to }) => `${from} imports ${to}`);
  expect(violations).toEqual([]);
});

it("a resource family imports only the table of another family", () => {
  const violations = internalImports
    .filter(({ from, to }) => familyOf(from) && familyOf(to) && familyOf(from) !== familyOf(to))
    .filter(({ to }) => !to.endsWith("/table.ts"))
    .map(({ from, to }) => `${from} imports ${to}`);
  expect(violations).toEqual([]);
});

it("every source file is an entry point of package.json or imported by another file", () => {
  const entryPoints = [...readFileSync("package.json", "utf8").matchAll(/"\.\/dist\/esm\/(.*)\.js"/g)].map(
    ([, name]) => `src/${name}.ts`,
  );
  const used = new Set([...entryPoints, ...imports.map(({ to }) => to), ...lazyImports()]);
  expect(files.filter((file) => !used.has(file))).toEqual([]);
});

/** Returns the files that are loaded by `import("…")` when they are first needed. */
function lazyImports(): string[] {
  return files.flatMap((file) =>
    [...codeOf(file).matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, to]) => join(dirname(file), to as string)),
  );
}

it("a package is named only in the layers that may import it", () => {
  const violations = files.flatMap((file) => {
    const code = codeOf(file);
    return Object.entries(allowedPackages)
      .filter(([name]) => name !== "expect") // also the name of a header
      .filter(([name]) => code.includes(`"${name}"`) || code.includes(`"${name}/`))
      .filter(([, layers]) => !layers.includes(layerOf(file)))
      .map(([name]) => `${file} names ${name}`);
  });
  expect(violations).toEqual([]);
});

it("every imported package is listed", () => {
  const packages = imports
    .map(({ to }) => to)
    .filter((to) => !isOurs(to) && !to.startsWith("node:"))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  expect([...new Set(packages)].filter((name) => !(name in allowedPackages))).toEqual([]);
});

it("the matchers load no SDK client, parser, engine or test runner", () => {
  const loaded = new Set(["src/testing/matchers.ts"]);
  for (const file of loaded) {
    for (const { from, to, isOfTypes } of imports) {
      if (from === file && !isOfTypes) {
        loaded.add(to);
      }
    }
  }
  expect([...loaded].filter((path) => !path.startsWith("src/testing/")).sort()).toEqual([
    "node:module",
    "node:util",
    "src/faults/duplicate-sdk.ts",
    "src/sdk/operation.ts",
    "src/values/find-nearest.ts",
    "src/values/format-value.ts",
    "src/values/is-object.ts",
    "src/values/to-bytes.ts",
  ]);
});

it("no import cycles exist, type imports included", () => {
  const cycles: string[] = [];
  const visited = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (visited.has(file)) {
      return;
    }
    for (const { from, to } of internalImports) {
      if (from === file) {
        visit(to, [...path, file]);
      }
    }
    visited.add(file);
  };
  for (const file of files) {
    visit(file, []);
  }
  expect(cycles).toEqual([]);
});

it("every internal import names an existing file", () => {
  expect(internalImports.filter(({ to }) => !files.includes(to))).toEqual([]);
});
