import { describe, expect, it } from "vitest";
import { codeOf, filesBelow, type Import, importsOf, isOurs, roomOf } from "./sources.ts";

/** Who may import whom: strictly downwards. A room that is not named here may be imported by nobody. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  sdk: ["sdk"],
  runtime: ["runtime"],
  core: ["core", "sdk"],
  services: ["services", "runtime", "core", "sdk"],
  adapters: ["adapters", "core", "sdk"],
  "options.ts": ["adapters", "services", "core", "sdk"],
  "seed.ts": ["services", "core", "sdk"],
  "mock-cloudfront.ts": ["options.ts", "seed.ts", "adapters", "services", "core", "sdk"],
  "scenarios.ts": ["mock-cloudfront.ts", "services", "core", "sdk"],
  "runtime.ts": ["runtime"],
  "http.ts": ["mock-cloudfront.ts", "options.ts", "adapters", "core"],
  testing: ["testing", "mock-cloudfront.ts", "options.ts", "services", "core", "sdk", "runtime.ts"],
  cli: ["cli", "http.ts", "runtime.ts", "core"],
  "cli.ts": ["cli"],
  "index.ts": [
    "seed.ts",
    "scenarios.ts",
    "mock-cloudfront.ts",
    "options.ts",
    "services",
    "adapters",
    "core",
    "sdk",
  ],
};

/** A foreign package, and the rooms that may name it. */
const guests: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/client-cloudfront": ["sdk", "services", "mock-cloudfront.ts", "scenarios.ts"],
  "@aws-sdk/client-cloudfront-keyvaluestore": ["sdk", "services", "mock-cloudfront.ts"],
  "@smithy/core": ["sdk"],
  "@smithy/types": ["sdk", "core", "adapters", "mock-cloudfront.ts"],
  "aws-sdk-client-mock": ["adapters"],
  sinon: ["adapters"],
  acorn: ["runtime"],
  "istanbul-lib-instrument": ["runtime"],
  vitest: ["testing"],
  "@jest/globals": ["testing"],
};

const files = filesBelow("src");
const imports = files.flatMap(importsOf);
function family(path: string): string {
  return path.split("/")[2] as string;
}
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function rows(list: readonly Import[]): [string, string][] {
  return list.map(({ from, to }) => [from, to]);
}

describe("imports run downwards", () => {
  it.each(rows(imports.filter(({ to }) => isOurs(to))))("%s may import %s", (from, to) => {
    expect(mayImport[roomOf(from)] ?? []).toContain(roomOf(to));
  });
});

describe("a family takes from another only its table", () => {
  const between = imports.filter(
    ({ from, to }) =>
      isOurs(to) && roomOf(from) === "services" && roomOf(to) === "services" && family(from) !== family(to),
  );
  it.each(rows(between.filter(({ from }) => family(from) !== "index.ts")))("%s from %s", (_, to) => {
    expect(to).toMatch(/\/table\.ts$/);
  });
});

describe("every foreign package has its room", () => {
  const named = files.flatMap((file) => {
    const text = codeOf(file);
    return Object.keys(guests)
      .filter((guest) => text.includes(`"${guest}"`) || text.includes(`"${guest}/`))
      .map((guest): [string, string] => [file, guest]);
  });
  it.each(named)("%s may name %s", (file, guest) => {
    expect(guests[guest]).toContain(roomOf(file));
  });

  const imported = imports.map(({ to }) => to).filter((to) => !isOurs(to) && !to.startsWith("node:"));
  it.each([...new Set(imported.map(packageOf))])("%s is a guest we know", (name) => {
    expect(Object.keys(guests)).toContain(name);
  });
});

it("the matchers load nothing that costs: no client, no parser, no engine, no runner", () => {
  const loaded = new Set(["src/testing/matchers.ts"]);
  for (const file of loaded) {
    for (const { from, to, isOfTypes } of imports) {
      if (from === file && !isOfTypes) {
        loaded.add(to);
      }
    }
  }
  expect([...loaded].filter((path) => !path.startsWith("src/testing/")).sort()).toEqual([
    "node:util",
    "src/core/problems.ts",
    "src/sdk/operation.ts",
  ]);
});

it("no file imports itself by way of others, types included", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    } else if (!done.has(file)) {
      for (const { to } of imports.filter(({ from }) => from === file)) {
        if (isOurs(to)) {
          visit(to, [...path, file]);
        }
      }
      done.add(file);
    }
  };
  for (const file of files) {
    visit(file, []);
  }
  expect(circles).toEqual([]);
});

it("nothing is imported from a file that is not there", () => {
  expect(imports.filter(({ to }) => isOurs(to) && !files.includes(to))).toEqual([]);
});
