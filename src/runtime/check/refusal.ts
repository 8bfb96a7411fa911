import { unexpected } from "./engine-text.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";

/** Something in the code that the engine refuses, before it is put into lines and columns. */
export interface Refusal {
  /** Offset of what the engine blames. */
  readonly at: number;
  /** The engine's words, without the line. */
  readonly error: string;
  /** For a person: what is wrong, and what to write instead. */
  readonly message: string;
  /** `compile`: noticed when the whole code has been parsed. */
  readonly phase?: "parse" | "compile";
}

/** Where the parser stood when acorn raised an error. */
export interface ParseContext {
  /** Offset that acorn blames. */
  readonly at: number;
  /** Offset of the token under the cursor. */
  readonly token: number;
  readonly source: Source;
  readonly facts: RuntimeFacts;
  /** Labels in scope. */
  readonly labels: readonly string[];
}

/** What acorn says, and what the engine says instead; `undefined`: nothing, to the engine it is no mistake. */
export interface Translation {
  readonly acorn: RegExp;
  /** May parsing go on as if nothing had happened? Only asked where acorn would stop. */
  readonly goesOn?: true;
  readonly translate: (context: ParseContext, match: RegExpMatchArray) => Refusal | undefined;
}

/** The engine blames what acorn blames, in its own words. */
export function says({ at }: ParseContext, error: string, message: string): Refusal {
  return { at, error, message };
}

/** The engine has no place for the token at an offset. */
export function blame({ source }: ParseContext, at: number): Refusal {
  const token = source.tokenAt(at);
  return token === undefined
    ? {
        at: source.text.length,
        error: unexpected(undefined),
        message: "the code ends too early: something is not closed",
      }
    : {
        at,
        error: unexpected(token),
        message: `\`${token.text}\` cannot stand here; look for a bracket, comma or operator missing before it`,
      };
}
