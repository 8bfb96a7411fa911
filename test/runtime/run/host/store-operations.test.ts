import { describe, expect, it } from "vitest";
import type { Stores } from "../../../../src/runtime/run/run-input.ts";
import { errorOf, run, runtime1 } from "../../../support/run.ts";

const storeId = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111";
const otherStoreId = "a1b2c3d4-5678-90ab-cdef-EXAMPLE22222";

const stores: Stores = {
  associated: storeId,
  read: (id) =>
    id === storeId
      ? {
          items: new Map([
            ["/old", "/new"],
            ["json", '{"a":[1]}'],
            ["ü", "é😀"],
            ["", "empty"],
            ["__proto__", "own"],
          ]),
          created: new Date("2023-11-30T23:07:55.765Z"),
          lastUpdated: new Date("2024-01-01T00:00:00.000Z"),
        }
      : undefined,
};

function program(body: string, open = "cf.kvs()") {
  return `import cf from 'cloudfront';\nconst store = ${open};\nasync function handler(event) { ${body} }`;
}

function answer(body: string, open?: string): unknown {
  const { outcome } = run(program(body, open), { stores });
  if (outcome.kind !== "returned") {
    throw new Error(outcome.message);
  }
  return JSON.parse(outcome.json ?? "null");
}

describe("cf.kvs()", () => {
  it.each([
    ["a string", "return [await store.get('/old')];", ["/new"]],
    ["a string when asked for", "return [await store.get('/old', { format: 'string' })];", ["/new"]],
    ["JSON", "return [await store.get('json', { format: 'json' })];", [{ a: [1] }]],
    [
      "bytes",
      "const b = await store.get('ü', { format: 'bytes' }); return [Buffer.isBuffer(b), b.toString('hex')];",
      [true, "c3a9f09f9880"],
    ],
    [
      "whether a key exists",
      "return [await store.exists('/old'), await store.exists('/none'), await store.exists('toString')];",
      [true, false, false],
    ],
    ["a key that is a name of JavaScript's", "return [await store.get('__proto__')];", ["own"]],
    [
      "the facts of the store",
      "return await store.meta();",
      {
        creationDateTime: "2023-11-30T23:07:55.765Z",
        lastUpdatedDateTime: "2024-01-01T00:00:00.000Z",
        keyCount: 5,
      },
    ],
  ])("gives %s", (_name, body, value) => {
    expect(answer(body)).toEqual(value);
  });

  it("opens a store by its id", () => {
    expect(answer("return [await store.get('/old')];", `cf.kvs('${storeId}')`)).toEqual(["/new"]);
  });

  it.each([
    ["a key that is not there", "await store.get('/none');", undefined, "Error: KeyNotFound"],
    [
      "a format that there is not",
      "await store.get('json', { format: 'xml' });",
      undefined,
      'TypeError: unknown format "xml"',
    ],
    [
      "JSON that is none",
      "await store.get('/old', { format: 'json' });",
      undefined,
      "SyntaxError: Unexpected number at position 0",
    ],
    [
      "a store that is not associated",
      "",
      `cf.kvs('${otherStoreId}')`,
      `Error: key value store "${otherStoreId}" is not associated with the function`,
    ],
    [
      "a method without its store",
      "const get = store.get; await get('a');",
      undefined,
      "TypeError: the method was called on something that is not a key value store",
    ],
  ])("fails for %s", (_name, body, open, message) => {
    expect(errorOf(run(program(body, open), { stores }))).toBe(message);
  });

  it("throws if the function has no store", () => {
    expect(errorOf(run(program("")))).toBe("Error: no key value store is associated with the function");
  });

  it("rejects with an error that the function can catch", () => {
    expect(answer("try { await store.get('/none'); } catch (e) { return [e.message]; }")).toEqual([
      "KeyNotFound",
    ]);
    expect(answer("return await store.get('/none').catch(function () { return ['instead']; });")).toEqual([
      "instead",
    ]);
  });

  it("does not exist in runtime 1.0", () => {
    expect(
      errorOf(run("var cf = require('cloudfront'); function handler() {}", { ...runtime1, stores })),
    ).toBe('Error: Cannot find module "cloudfront"');
  });
});
