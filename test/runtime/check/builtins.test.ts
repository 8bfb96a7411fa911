import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { getReplacement, getTypesLacking, hasGlobal, isAbsent } from "../../../src/runtime/check/builtins.ts";

interface Measured {
  readonly name: string;
  readonly "1.0": boolean;
  readonly "2.0": boolean;
}

const measured: Measured[] = JSON.parse(
  readFileSync(new URL("../builtin-availability.json", import.meta.url), "utf8"),
);

/** The engine's own command line has them, the service has `console.log` only. */
const notInTheService = ["console.error", "console.info", "console.time", "console.warn"];

const versions = ["1.0", "2.0"] as const;

it.each(
  measured.flatMap((builtin) =>
    versions.map((version) => ({ name: builtin.name, version, present: builtin[version] })),
  ),
)("$name in runtime $version: $present", ({ name, version, present }) => {
  const global = name.split(".")[0] ?? name;
  const isThere = hasGlobal(global, version) && !isAbsent(name, version);
  expect(isThere).toBe(present && !notInTheService.includes(name));
});

it("the fixture has all measured built-ins", () => {
  expect(measured).toHaveLength(130);
});

it.each(["Map", "Object.fromEntries", "Array.prototype.at", "setTimeout", "console.error"])(
  "getReplacement returns the code to write instead of %s",
  (name) => {
    expect(getReplacement(name)).not.toBe("");
  },
);

it("an unknown name is neither present nor absent", () => {
  expect(hasGlobal("foo", "2.0")).toBe(false);
  expect(isAbsent("foo", "2.0")).toBe(false);
  expect(hasGlobal("constructor", "2.0")).toBe(false);
});

it("getTypesLacking returns the types that lack a method in some runtime", () => {
  expect(getTypesLacking("at")).toEqual(["Array", "String"]);
  expect(getTypesLacking("push")).toEqual([]);
});
