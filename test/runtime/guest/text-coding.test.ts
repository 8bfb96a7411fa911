import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf, evaluate, runBody } from "../../support/run.ts";

describe("TextEncoder and TextDecoder", () => {
  it.each([
    ["new TextEncoder().encoding", "utf-8"],
    ["new TextEncoder().encode('é').length", 2],
    ["new TextEncoder().encode() instanceof Uint8Array", true],
    ["new TextEncoder().encodeInto('é€', new Uint8Array(4))", { read: 1, written: 2 }],
    ["new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))", "a"],
    [
      "new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).length",
      2,
    ],
    ["new TextDecoder().decode(new Uint8Array([0xff]))", "\uFFFD"],
    ["new TextDecoder().decode()", ""],
    ["[new TextDecoder().fatal, new TextDecoder('utf8', { fatal: true }).fatal]", [false, true]],
  ])("%s", (expression, value) => {
    expect(evaluate(expression)).toEqual(value);
  });

  it.each([
    ["new TextDecoder('latin1')", 'RangeError: The "latin1" encoding is not supported'],
    [
      "new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]))",
      "TypeError: The encoded data was not valid",
    ],
  ])("%s is refused", (code, message) => {
    expect(errorOf(runBody(code))).toBe(message);
  });

  it("decode a stream like the whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), fc.nat(), (text, seed) => {
        const bytes = [...new TextEncoder().encode(text)];
        const cut = seed % (bytes.length + 1);
        const pieces = `new Uint8Array([${bytes.slice(0, cut)}]), new Uint8Array([${bytes.slice(cut)}])`;
        const expression = `(function (d, a, b) { return d.decode(a, { stream: true }) + d.decode(b); })(new TextDecoder('utf-8', { ignoreBOM: true }), ${pieces})`;
        expect(evaluate(expression)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});

describe("atob and btoa", () => {
  it.each([
    ["btoa('ab')", "YWI="],
    ["atob('YWI=')", "ab"],
    ["atob(btoa('\\u00ff\\u0000')).charCodeAt(0)", 255],
  ])("%s", (expression, value) => {
    expect(evaluate(expression)).toEqual(value);
  });
});
