import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf, evaluate, run, runBody, runtime1, runtime2 } from "../../support/run.ts";

const algorithm = fc.constantFrom("md5", "sha1", "sha256");
const encoding = fc.constantFrom("hex", "base64", "base64url") as fc.Arbitrary<
  "hex" | "base64" | "base64url"
>;
const text = fc.string({ unit: "grapheme", maxLength: 60 });

describe.each([
  ["1.0", runtime1],
  ["2.0", runtime2],
] as const)("crypto of runtime %s", (_name, runtime) => {
  it("hashes as Node does", () => {
    fc.assert(
      fc.property(algorithm, encoding, text, text, (name, to, first, second) => {
        const expression = `require('crypto').createHash('${name}').update(${JSON.stringify(first)}).update(${JSON.stringify(second)}).digest('${to}')`;
        expect(evaluate(expression, runtime)).toBe(createHash(name).update(first).update(second).digest(to));
      }),
      { numRuns: 40 },
    );
  });

  it("computes HMACs as Node does", () => {
    fc.assert(
      fc.property(algorithm, encoding, text, text, (name, to, key, data) => {
        const expression = `require('crypto').createHmac('${name}', ${JSON.stringify(key)}).update(${JSON.stringify(data)}).digest('${to}')`;
        expect(evaluate(expression, runtime)).toBe(createHmac(name, key).update(data).digest(to));
      }),
      { numRuns: 40 },
    );
  });

  it.each(["sha512", "SHA256", "constructor"])("throws for %s", (name) => {
    expect(errorOf(runBody(`require('crypto').createHash('${name}')`, runtime))).toBe(
      `TypeError: not supported algorithm: "${name}"`,
    );
  });

  it("is the same object by import and by require", () => {
    const code = "import c from 'crypto'; function handler() { return [c === require('crypto')]; }";
    expect(run(code, runtime).outcome).toEqual({ kind: "returned", json: "[true]" });
  });
});

describe("a digest without an encoding", () => {
  it("is a Buffer in 2.0", () => {
    expect(evaluate("Buffer.isBuffer(require('crypto').createHash('md5').update('a').digest())")).toBe(true);
    expect(evaluate("require('crypto').createHash('md5').update('a').digest().toString('hex')")).toBe(
      "0cc175b9c0f1b6a831c399e269772661",
    );
  });

  it("is a byte string in 1.0", () => {
    const expression = "require('crypto').createHash('md5').update('a').digest()";
    expect(
      evaluate(`[typeof ${expression}, ${expression}.length, ${expression}.charCodeAt(1)]`, runtime1),
    ).toEqual(["string", 16, 0xc1]);
  });

  it("can be the key of an HMAC in both", () => {
    const chain = (secret: string) =>
      `(function (c) { var k = c.createHmac('sha256', ${secret}).update('a').digest(); return c.createHmac('sha256', k).update('b').digest('hex'); })(require('crypto'))`;
    const key = createHmac("sha256", "k").update("a").digest();
    const expected = createHmac("sha256", key).update("b").digest("hex");
    expect(evaluate(chain("'k'"))).toBe(expected);
    expect(evaluate(chain("'k'"), runtime1)).toBe(expected);
  });
});

it("runtime 2.0 hashes Buffers, typed arrays and data views", () => {
  const bytes = "new Uint8Array([1, 2, 3])";
  const hash = (data: string) => `require('crypto').createHash('sha1').update(${data}).digest('hex')`;
  const expected = createHash("sha1")
    .update(Uint8Array.of(1, 2, 3))
    .digest("hex");
  expect(
    evaluate(`[${hash(bytes)}, ${hash(`Buffer.from(${bytes})`)}, ${hash(`new DataView(${bytes}.buffer)`)}]`),
  ).toEqual(Array(3).fill(expected));
});

it("update copies its data", () => {
  const body =
    "var b = Buffer.from('a'); var h = require('crypto').createHash('md5').update(b); b[0] = 0; return [h.digest('hex')];";
  expect(runBody(body).outcome).toEqual({ kind: "returned", json: '["0cc175b9c0f1b6a831c399e269772661"]' });
});
