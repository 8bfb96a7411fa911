import { MAX_NESTING } from "./limits.ts";

const OPENING = new Set([..."([{"]);
const CLOSING = new Set([...")]}"]);

/**
 * The deepest nesting of brackets, counted without regard to strings and comments: a cheap guard that stands behind
 * the code check, which parses. A run of more operators than this nests as well (`!!!!…`).
 */
export function isNestedTooDeep(code: string): boolean {
  let depth = 0;
  for (const character of code) {
    if (OPENING.has(character)) depth += 1;
    else if (CLOSING.has(character)) depth -= 1;
    if (depth > MAX_NESTING) return true;
  }
  return false;
}
