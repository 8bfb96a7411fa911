import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { errorOf, evaluate, runBody, runtime1 } from "../../support/run.ts";

describe("byte strings of runtime 1.0", () => {
  it.each([
    ["String.bytesFrom([0x62, 0x75, 0xff])", "bu\u00ff"],
    ["String.bytesFrom('YnU=', 'base64')", "bu"],
    ["String.bytesFrom('_w', 'base64url')", "\u00ff"],
    ["String.bytesFrom('6275', 'hex')", "bu"],
    ["'é€'.toUTF8().length", 5],
    ["'é€'.toUTF8().fromUTF8()", "é€"],
    ["'é'.toUTF8().fromBytes()", "Ã©"],
    ["'é'.toBytes()", "\u00e9"],
    ["'€'.toBytes()", null],
    ["'\\u00ff'.fromUTF8()", null],
    ["'abcd'.toBytes(1, 3)", "bc"],
    ["'abcd'.fromUTF8(1)", "bcd"],
  ])("%s", (expression, value) => {
    expect(evaluate(expression, runtime1)).toEqual(value);
  });

  it("are hashed as bytes", () => {
    const hash = (data: string) => `require('crypto').createHash('md5').update(${data}).digest('hex')`;
    const expected = createHash("md5").update(Uint8Array.of(0xe9)).digest("hex");
    expect(evaluate(hash("String.bytesFrom([0xe9])"), runtime1)).toBe(expected);
    expect(evaluate(hash("'\u00e9'"), runtime1)).toBe(createHash("md5").update("é").digest("hex"));
  });

  it("throw for an unknown encoding", () => {
    expect(errorOf(runBody("String.bytesFrom('a', 'utf8')", runtime1))).toBe(
      'TypeError: Unknown encoding: "utf8"',
    );
  });
});
