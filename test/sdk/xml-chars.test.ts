import fc from "fast-check";
import { expect, it } from "vitest";
import { replaceInvalidXmlChars } from "../../src/sdk/xml-chars.ts";

it.each([
  ["what XML has", "a\tb\r\nc <é漢😀>", "a\tb\r\nc <é漢😀>"],
  ["a control character", "a\u0000b\u001bc", "a\ufffdb\ufffdc"],
  ["half of a pair", "a\ud83db", "a\ufffdb"],
  ["what is no character", "\ufffe\uffff", "\ufffd\ufffd"],
])("handles %s", (_, text, carried) => {
  expect(replaceInvalidXmlChars(text)).toBe(carried);
});

it("is idempotent and keeps the length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(replaceInvalidXmlChars(replaceInvalidXmlChars(text))).toBe(replaceInvalidXmlChars(text));
      expect(replaceInvalidXmlChars(text)).toHaveLength(text.length);
    }),
  );
});
