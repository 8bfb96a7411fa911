import { expect, it } from "vitest";
import { checkFunction } from "../../../src/runtime/check/check-function.ts";
import { functionRuntimes } from "../../../src/runtime/check/runtimes.ts";

const handler = "function handler(event) { return event.request; }\n";

it.each([
  "var b = typeof Buffer === 'undefined' ? String.bytesFrom([1]) : Buffer.from('a');",
  "var b = typeof Buffer !== 'undefined' ? Buffer.from('a') : String.bytesFrom([1]);",
  "function f(a) { if (typeof Buffer !== 'undefined') { return Buffer.from(a); } return String.bytesFrom(a); }",
  "var hasBuffer = typeof Buffer === 'function'; var b = hasBuffer ? Buffer.from('a') : String.bytesFrom([1]);",
  "if (globalThis.Map) { new Map(); }",
  "if ('Map' in globalThis) { new Map(); }",
  "var m = globalThis.Map && new Map();",
  "var m = globalThis['Map'] ? new Map() : {};",
  "if (typeof Map === 'function') { new Map(); } else { Object.create(null); }",
  "if (Object.fromEntries) { Object.fromEntries([]); }",
  "var flat = Array.prototype.flat ? [[1]].flat() : [].concat.apply([], [[1]]);",
  "if ('flat' in Array.prototype) { [[1]].flat(); }",
  "if (typeof String.bytesFrom === 'function') { String.bytesFrom([1]); }",
  "if (typeof URL === 'undefined' || !URL) { event(); } function event() {}",
])("checkFunction reports no error in code that tests for a built-in: %s", (code) => {
  for (const runtime of functionRuntimes) {
    expect(checkFunction(handler + code, { runtime }).filter(({ severity }) => severity === "error")).toEqual(
      [],
    );
  }
});

it.each([
  "if (handler) { new Map(); }",
  "var m = typeof handler === 'function' ? new Map() : 1;",
  "if (typeof Buffer === 'undefined') { handler(); } new Map();",
])("checkFunction reports an error in code that tests for something else: %s", (code) => {
  expect(checkFunction(handler + code).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    "error undefined-names",
  ]);
});
