import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { hasGlobal, insteadOf, isAbsent, typesLacking } from "../../../src/runtime/check/builtins.ts";

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

it("the fixture holds all built-ins", () => {
  expect(measured).toHaveLength(130);
});

it.each(["Map", "Object.fromEntries", "Array.prototype.at", "setTimeout", "console.error"])(
  "says what to write instead of %s",
  (name) => {
    expect(insteadOf(name)).not.toBe("");
  },
);

it("names of nobody are neither present nor known to be absent", () => {
  expect(hasGlobal("foo", "2.0")).toBe(false);
  expect(isAbsent("foo", "2.0")).toBe(false);
  expect(hasGlobal("constructor", "2.0")).toBe(false);
});

it("knows which types lack a method somewhere", () => {
  expect(typesLacking("at")).toEqual(["Array", "String"]);
  expect(typesLacking("push")).toEqual([]);
});
