import { unexpectedToken } from "./engine-messages.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";

/** A syntax error at an offset, before it is converted to a line and a column. */
export interface SyntaxDiagnostic {
  /** The offset of the token that the engine reports. */
  readonly at: number;
  /** The engine's message, without the line. */
  readonly engineMessage: string;
  /** The problem and the fix, for the author of the code. */
  readonly message: string;
  /** `compile` for an error that the engine raises when it has parsed all the code. */
  readonly phase?: "parse" | "compile";
}

/** The position of the parser when acorn raised an error. */
export interface ParseContext {
  /** The offset that acorn reports. */
  readonly at: number;
  /** The offset of the current token. */
  readonly token: number;
  readonly source: Source;
  readonly facts: RuntimeFacts;
  /** The labels in scope. */
  readonly labels: readonly string[];
}

/** A translation of one of acorn's messages into the engine's. `undefined` means that the engine accepts the code. */
export interface AcornTranslation {
  readonly acorn: RegExp;
  /** True if the parser can continue after an error at which acorn itself stops. */
  readonly recoverable?: true;
  readonly translate: (context: ParseContext, match: RegExpMatchArray) => SyntaxDiagnostic | undefined;
}

/** Creates a diagnostic at the offset that acorn reports. */
export function diagnostic({ at }: ParseContext, error: string, message: string): SyntaxDiagnostic {
  return { at, engineMessage: error, message };
}

/** Creates the engine's diagnostic for a token that its grammar does not allow at this offset. */
export function unexpectedTokenAt({ source }: ParseContext, at: number): SyntaxDiagnostic {
  const token = source.tokenAt(at);
  return token === undefined
    ? {
        at: source.text.length,
        engineMessage: unexpectedToken(undefined),
        message: "the code ends too early; close the open bracket, string or comment",
      }
    : {
        at,
        engineMessage: unexpectedToken(token),
        message: `\`${token.text}\` is not allowed here; look for a missing bracket, comma or operator before it`,
      };
}
