import type { Token } from "./source.ts";

/** Formats the engine's message for a token that its grammar does not allow. */
export function unexpectedToken(token: Token | string | undefined): string {
  if (token === undefined) {
    return "SyntaxError: Unexpected end of input";
  }
  return `SyntaxError: Unexpected token "${getTokenText(token)}"`;
}

/** Formats the engine's message for a token of a feature that it does not implement. */
export function unsupportedToken(token: Token | string | undefined): string {
  if (token === undefined) {
    return "SyntaxError: Not supported in this version";
  }
  return `SyntaxError: Token "${getTokenText(token)}" not supported in this version`;
}

function getTokenText(token: Token | string): string {
  return typeof token === "string" ? token : token.text;
}
