import type { Acorn } from "./acorn.ts";

/** Deeper than any function of 10 KB is by intent, and far from where a parser's stack would end. */
export const maxNesting = 200;

/**
 * Where brackets nest deeper than `maxNesting`, if they do. Counts characters first, which is cheap and takes those in
 * strings for brackets too; only if that looks too deep does it count tokens. Neither recurses, whatever the depth.
 */
export function findDeepNesting(code: string, loadAcorn: () => Acorn): number | undefined {
  return looksDeep(code) ? findInTokens(code, loadAcorn()) : undefined;
}

function looksDeep(code: string): boolean {
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
        // A bracket that closes nothing, as in ":)", must not hide one that opens.
        depth = Math.max(depth - 1, 0);
    }
  }
  return false;
}

/** Most code has too few brackets to nest deep, and finding them one by one is quicker than looking at every character. */
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
    // Not JavaScript from here on; the parser will say so, and it gets no deeper than this.
  }
  return undefined;
}
