import type { Token } from "./source.ts";

/** The engine's words for a token that its grammar has no place for. */
export function unexpected(token: Token | string | undefined): string {
  if (token === undefined) {
    return "SyntaxError: Unexpected end of input";
  }
  return `SyntaxError: Unexpected token "${textOf(token)}"`;
}

/** The engine's words for a token that it knows and declines. */
export function notSupported(token: Token | string | undefined): string {
  if (token === undefined) {
    return "SyntaxError: Not supported in this version";
  }
  return `SyntaxError: Token "${textOf(token)}" not supported in this version`;
}

function textOf(token: Token | string): string {
  return typeof token === "string" ? token : token.text;
}
