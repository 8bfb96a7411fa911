import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { builtinServices } from "../../src/index.ts";
import { filesBelow } from "./sources.ts";

const files = filesBelow("src");
/** `ListDistributionsByWebACLId` is list-distributions-by-web-acl-id. */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]|(?<!^)[A-Z](?=[a-z])/g, "-$&").toLowerCase();
}
function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

describe("an operation is found by its name", () => {
  const operations = builtinServices.flatMap((service) =>
    service.operations.map((operation) => [
      operation.schema[2],
      `services/${service.name}/${kebab(operation.schema[2])}`,
    ]),
  );
  it.each(operations)("%s is at src/%s.ts, alone, with its test", (name, path) => {
    const exported = [
      ...readFileSync(`src/${path}.ts`, "utf8").matchAll(/^export (?:const|function|class) (\w+)/gm),
    ];
    expect(exported.map((match) => match[1])).toEqual([camel(name as string)]);
    expect(existsSync(`test/${path}.test.ts`)).toBe(true);
  });
});

/** Typed facts may be long; code may not. */
const dataTables: readonly string[] = [];

it.each(files.filter((file) => !dataTables.includes(file)))("%s has at most 300 lines", (file) => {
  expect(readFileSync(file, "utf8").split("\n").length).toBeLessThanOrEqual(301);
});

it.each([...files, ...filesBelow("test")])("%s is named for what it holds", (file) => {
  expect(basename(file)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.properties)?(\.(test|test-d))?\.ts$/);
  expect(basename(file)).not.toMatch(/\b(utils?|helpers?|common|manager|impl)\b/);
});

it.each(files)("%s has no default export and no name of the drawer kind", (file) => {
  const text = readFileSync(file, "utf8");
  expect(text).not.toMatch(/^export default/m);
  expect(text).not.toMatch(
    /^export (?:const|function|class|interface|type) \w*(?:Utils?|Helpers?|Manager|Impl)\b/m,
  );
});

describe("tests mirror the source", () => {
  const tests = filesBelow("test").filter((file) =>
    /^test\/(sdk|core|adapters|services|runtime|testing)\//.test(file),
  );
  it.each(tests.filter((file) => file.endsWith(".test.ts")))("%s has its source", (file) => {
    const source = file.replace(/^test/, "src").replace(/(\.properties)?\.test\.ts$/, ".ts");
    // A file, JavaScript of the guest, or a folder.
    expect([".ts", ".js", ""].some((end) => existsSync(source.replace(/\.ts$/, end)))).toBe(true);
  });
});
