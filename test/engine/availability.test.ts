import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluate, runBody, runtime1, runtime2 } from "../support/run.ts";

interface Row {
  readonly name: string;
  readonly "1.0": boolean;
  readonly "2.0": boolean;
}

/** Measured against njs 0.4.3 (for 1.0) and 0.8.2 (for 2.0). */
const measured = JSON.parse(
  readFileSync(new URL("../runtime/builtin-availability.json", import.meta.url), "utf8"),
) as Row[];

/** Where the service is not the command line tool that was measured: its console has `log` alone, by the guide. */
const nodeConsoleNames = ["console.error", "console.info", "console.warn", "console.time"];

const rows = measured.filter(({ name }) => !nodeConsoleNames.includes(name));

function isThere(path: string) {
  const steps = path.split(".");
  const name = steps.pop();
  if (steps.length === 0) {
    return `typeof ${path} !== 'undefined'`;
  }
  return `typeof ${steps[0]} !== 'undefined' && ${JSON.stringify(name)} in ${steps.join(".")}`;
}

describe("built-ins of runtime 1.0", () => {
  it.each(rows)("$name: $1.0", (row) => {
    expect(evaluate(isThere(row.name), runtime1)).toBe(row["1.0"]);
  });
});

describe("built-ins of runtime 2.0", () => {
  it.each(rows)("$name: $2.0", (row) => {
    expect(evaluate(isThere(row.name), runtime2)).toBe(row["2.0"]);
  });
});

describe("the global object", () => {
  const commonNames = `Object Function Error EvalError RangeError ReferenceError SyntaxError TypeError URIError
    InternalError MemoryError Array parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI
    encodeURIComponent Infinity NaN undefined eval Number Boolean String Math Symbol globalThis global Date RegExp JSON
    ArrayBuffer Uint8ClampedArray Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array Float32Array
    Float64Array Promise TextEncoder TextDecoder console require handler`;
  const names = (text: string) => text.split(/\s+/).sort();
  const globals = "Object.getOwnPropertyNames(globalThis).sort()";

  it("has exactly these names under 1.0", () => {
    expect(evaluate(globals, runtime1)).toEqual(names(commonNames));
  });

  it("has exactly these names under 2.0", () => {
    expect(evaluate(globals)).toEqual(
      names(`${commonNames} AggregateError DataView Buffer crypto atob btoa`),
    );
  });

  it("has no enumerable built-ins", () => {
    expect(evaluate("Object.keys(globalThis)")).toEqual(["handler"]);
  });
});

describe.each([
  ["1.0", runtime1, ["crypto", "querystring"]],
  ["2.0", runtime2, ["crypto", "querystring", "buffer", "cloudfront"]],
] as const)("modules of runtime %s", (_name, runtime, modules) => {
  it.each(["crypto", "querystring", "buffer", "cloudfront", "fs", "http", "url"])("%s", (name) => {
    const found = runBody(`return [typeof require(${JSON.stringify(name)})];`, runtime).outcome;
    if ((modules as readonly string[]).includes(name)) {
      expect(found).toEqual({ kind: "returned", json: '["object"]' });
    } else {
      expect(found).toMatchObject({ kind: "threw", message: `Error: Cannot find module "${name}"` });
    }
  });
});

it("console has no method besides log", () => {
  expect(evaluate("Object.getOwnPropertyNames(console)")).toEqual(["log"]);
});
