import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { builtinServices } from "../../src/index.ts";
import { filesBelow } from "./sources.ts";

const sources = filesBelow("src");
const tests = filesBelow("test");

/** Generated data may be long; code may not. */
const isGenerated = (file: string): boolean => file.endsWith(".generated.ts");

function toCamelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The names of the functions that the files of a family export, with their files. */
function getExportedFunctions(family: string): readonly (readonly [name: string, file: string])[] {
  return sources
    .filter((file) => file.startsWith(`src/services/${family}/`))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^export (?:async )?function (\w+)/gm)].map(
        ([, name = ""]) => [name, file] as const,
      ),
    );
}

// A family that is defined as data has handlers without a declaration: only its tests name its operations.
it("a handler that is a declaration is exported once in its family, under its operation's name", () => {
  const violations = builtinServices.flatMap(({ name: family, operations }) => {
    const exported = getExportedFunctions(family);
    return operations.flatMap(({ schema: [, , operation], handle }) => {
      const declared = exported.filter(([name]) => name === handle.name);
      const expected = toCamelCase(operation);
      return declared.length === 0 || (declared.length === 1 && handle.name === expected)
        ? []
        : [`${operation}: ${declared.map(([name, file]) => `${file} exports ${name}`).join()}`];
    });
  });
  expect(violations).toEqual([]);
});

it("an operation is named in a test of its family", () => {
  const violations = builtinServices.flatMap(({ name: family, operations }) => {
    const text = tests
      .filter((file) => file.startsWith(`test/services/${family}`))
      .map((file) => readFileSync(file, "utf8"))
      .join();
    return operations
      .filter(({ schema: [, , name] }) => !new RegExp(`\\b${name}(Command)?\\b`).test(text))
      .map(({ schema: [, , name] }) => `${family}: ${name}`);
  });
  expect(violations).toEqual([]);
});

it("a source file has at most 300 lines", () => {
  const violations = sources
    .filter((file) => !isGenerated(file))
    .map((file) => [file, readFileSync(file, "utf8").split("\n").length - 1] as const)
    .filter(([, lines]) => lines > 300);
  expect(violations).toEqual([]);
});

it("a file name is kebab-case and names what the file holds", () => {
  const violations = [...sources, ...tests]
    .map((file) => [file, basename(file)] as const)
    .filter(
      ([, name]) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(properties|generated))?(\.(test|test-d))?\.ts$/.test(name) ||
        /\b(utils?|helpers?|common|manager|impl)\b/.test(name),
    )
    .map(([file]) => file);
  expect(violations).toEqual([]);
});

it("an exported name says more than Utils, Helper, Manager or Impl", () => {
  const pattern = /^export (?:const|function|class|interface|type) \w*(?:Utils?|Helpers?|Manager|Impl)\b/m;
  expect(sources.filter((file) => pattern.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("a top-level function is a declaration, not an arrow function in a constant", () => {
  const pattern = /^(?:export )?const \w+ = (?:async )?(?:<[^>]*>)?\([^)]*\)(?:: [^=]+)? =>/m;
  expect(sources.filter((file) => pattern.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("a test lies where its source lies", () => {
  const mirrored = tests.filter((file) =>
    /^test\/(sdk|core|engine|faults|adapters|services|runtime|testing)\/.*\.test\.ts$/.test(file),
  );
  const violations = mirrored.filter((file) => {
    // The build of the engine is a tool, so its sources lie beside the other build scripts.
    const folder = file.startsWith("test/engine/") ? ".ci" : "src";
    const source = file.replace(/^test/, folder).replace(/(\.properties)?\.test\.ts$/, "");
    // A source file, JavaScript that runs in the engine, or a folder.
    return ![".ts", ".js", ""].some((extension) => existsSync(source + extension));
  });
  expect(violations).toEqual([]);
});
