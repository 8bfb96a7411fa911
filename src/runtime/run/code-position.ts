import type { CodePosition } from "./run-report.ts";
import { visitNodes } from "./visit-nodes.ts";

/** Converts a position to an offset in the code. */
export function toOffset(code: string, { line, column }: CodePosition): number {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    offset = code.indexOf("\n", offset) + 1;
  }
  return offset + column - 1;
}

/** Converts an offset in the code to a position. */
export function toPosition(code: string, offset: number): CodePosition {
  const before = code.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** Parses the engine's `line:column`. */
export function parsePosition(text: string, code: string): CodePosition | undefined {
  const [line, column] = text.split(":").map(Number);
  if (line === undefined || column === undefined) {
    return undefined;
  }
  // The engine reports some columns of the first line one too low, which is before a name.
  const isBeforeName = line === 1 && !/[\w$"'`([{/]/.test(code[column - 1] ?? "");
  return { line, column: isBeforeName ? column + 1 : column };
}

const loopPattern = /^(?:For|ForIn|While|DoWhile)Statement$/;
const functionPattern = /Function/;

/**
 * Finds the loop in which the engine stopped the code. The engine reports the last expression with a position, which is
 * in the loop or, if the loop has none, before it in the same function.
 */
export function findLoop(code: string, position: CodePosition): CodePosition | undefined {
  const offset = toOffset(code, position);
  let scope = { start: 0, end: code.length };
  let inner: number | undefined;
  let next: number | undefined;
  const loops: { start: number; end: number }[] = [];
  visitNodes(code, ({ type, start, end }) => {
    // Outer nodes come first, so the last function that contains the position is the innermost.
    if (functionPattern.test(type) && start <= offset && offset < end) {
      scope = { start, end };
    }
    if (loopPattern.test(type)) {
      loops.push({ start, end });
    }
  });
  for (const { start, end } of loops) {
    if (start < scope.start || end > scope.end) {
      continue;
    }
    if (start <= offset && offset < end) {
      inner = start;
    } else if (start > offset && (next === undefined || start < next)) {
      next = start;
    }
  }
  const found = inner ?? next;
  return found === undefined ? undefined : toPosition(code, found);
}
