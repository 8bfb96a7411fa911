import { describe, expect, it } from "vitest";
import { findLoop, toOffset, toPosition } from "../../../src/runtime/run/code-position.ts";

const code = `function other() { for (;;) {} }
function handler(event) {
  var a = event.a;
  while (a) {
    for (var k in event) {
      a = k.b;
    }
  }
}`;

describe("findLoop", () => {
  it.each([
    ["before a loop", "event.a", { line: 4, column: 3 }],
    ["in an inner loop", "k.b", { line: 5, column: 5 }],
    ["at the start of a function", "handler", { line: 4, column: 3 }],
  ])("finds the loop for a position %s", (_name, text, loop) => {
    expect(findLoop(code, toPosition(code, code.indexOf(text)))).toEqual(loop);
  });

  it("returns undefined for code without a loop", () => {
    expect(findLoop("function handler() { handler(); }", { line: 1, column: 22 })).toBeUndefined();
  });
});

it("toOffset and toPosition are inverse", () => {
  for (let offset = 0; offset < code.length; offset++) {
    expect(toOffset(code, toPosition(code, offset))).toBe(offset);
  }
});
