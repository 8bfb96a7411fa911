import type { Acorn } from "./acorn.ts";

/** Deeper than hand-written code of 10 KB, and far below the depth at which a parser's stack overflows. */
export const maxNesting = 200;

/**
 * Returns the offset at which brackets nest deeper than `maxNesting`, if they do. Counts characters first, which is fast
 * but also counts brackets in strings. Counts tokens only if the characters nest too deep. Neither pass recurses.
 */
export function findDeepNesting(code: string, loadAcorn: () => Acorn): number | undefined {
  return mayNestDeep(code) ? findInTokens(code, loadAcorn()) : undefined;
}

function mayNestDeep(code: string): boolean {
  if (!hasManyOpeners(code)) {
    return false;
  }
  let depth = 0;
  for (let index = 0; index < code.length; index += 1) {
    switch (code.charCodeAt(index)) {
      case 40: // (
      case 91: // [
      case 123: // {
        depth += 1;
        if (depth > maxNesting) {
          return true;
        }
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        // A closing bracket without an opening one, as in ":)", must not hide an opening one.
        depth = Math.max(depth - 1, 0);
    }
  }
  return false;
}

/** Returns true if the code has enough brackets to nest too deep. `indexOf` is faster than a test of every character. */
function hasManyOpeners(code: string): boolean {
  let count = 0;
  for (const opener of ["(", "[", "{"]) {
    for (let at = code.indexOf(opener); at !== -1; at = code.indexOf(opener, at + 1)) {
      count += 1;
      if (count > maxNesting) {
        return true;
      }
    }
  }
  return false;
}

function findInTokens(code: string, acorn: Acorn): number | undefined {
  const { braceL, braceR, bracketL, bracketR, dollarBraceL, eof, parenL, parenR } = acorn.tokTypes;
  const openers: unknown[] = [braceL, bracketL, dollarBraceL, parenL];
  const closers: unknown[] = [braceR, bracketR, parenR];
  const tokens = acorn.tokenizer(code, { ecmaVersion: "latest" });
  let depth = 0;
  try {
    for (let token = tokens.getToken(); token.type !== eof; token = tokens.getToken()) {
      if (openers.includes(token.type)) {
        depth += 1;
        if (depth > maxNesting) {
          return token.start;
        }
      } else if (closers.includes(token.type)) {
        depth -= 1;
      }
    }
  } catch {
    // The rest is not JavaScript. The parser reports that, and does not nest deeper than this.
  }
  return undefined;
}
