import type { Options } from "acorn";
import { unexpected } from "./engine-text.ts";
import type { ParserClass, ParserInternals } from "./parser-internals.ts";
import type { Refusal } from "./refusal.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";

/** acorn's parser once it reads tokens as the engine does. */
export interface EngineTokenizer extends ParserInternals {
  readonly source: Source;
  readonly facts: RuntimeFacts;
  /** What was refused so far, in the order met. */
  readonly refusals: Refusal[];
  refuse(at: number, error: string, message: string): void;
}

export type EngineTokenizerClass = new (source: Source, facts: RuntimeFacts) => EngineTokenizer;

/**
 * Sloppy functions may repeat a name at the top level and `await` may not stand there: a script. `import` and `export`
 * may, as the runtimes know both words. ES2025 is the newest syntax that acorn parses without taking `using` for more
 * than a name, as the engine does.
 */
const options: Options = {
  ecmaVersion: 2025,
  sourceType: "script",
  strict: true,
  allowHashBang: false,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  checkPrivateFields: false,
};

const lineContinuation = /\\\r?\n/;
/** The spaces that acorn skips and runtime 1.0 does not. */
const unicodeSpace = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
/** What a name may not hold, among what acorn lets it hold. */
const notPlain = /[^\x20-\x7e]|\\/;

/** Where acorn and the engine read different tokens. */
export function createEngineTokenizer(Base: ParserClass): EngineTokenizerClass {
  return class extends Base implements EngineTokenizer {
    readonly source: Source;
    readonly facts: RuntimeFacts;
    readonly refusals: Refusal[] = [];
    // Asked once of the whole code, as most has none of these, and not of every token.
    readonly #hasContinuations: boolean;
    readonly #hasUnicodeSpaces: boolean;
    readonly #hasSpecialCharacters: boolean;

    constructor(source: Source, facts: RuntimeFacts) {
      super(options, source.text);
      this.source = source;
      this.facts = facts;
      this.#hasContinuations = lineContinuation.test(source.text);
      this.#hasUnicodeSpaces = !facts.unicodeSpaces && unicodeSpace.test(source.text);
      this.#hasSpecialCharacters = /[^\t\n\r\x20-\x7e]|\\/.test(source.text);
    }

    refuse(at: number, error: string, message: string): void {
      this.refusals.push({ at, error, message });
    }

    override skipSpace(): void {
      const from = this.pos;
      super.skipSpace();
      if (this.#hasUnicodeSpaces) {
        const gap = this.input.slice(from, this.pos).replace(comment, (text) => " ".repeat(text.length));
        const at = gap.search(unicodeSpace);
        if (at !== -1) {
          this.refuse(
            from + at,
            unexpected("\uFFFD"),
            "runtime 1.0 takes only ASCII white space; replace this no-break space or byte order mark",
          );
        }
      }
    }

    override readWord(): void {
      const start = this.pos;
      super.readWord();
      const at = this.#hasSpecialCharacters ? this.input.slice(start, this.pos).search(notPlain) : -1;
      if (at !== -1) {
        const culprit = this.input[start + at] === "\\" ? "\\" : "\uFFFD";
        this.refuse(
          start + at,
          unexpected(culprit),
          "names must be plain ASCII; only strings and comments may hold more",
        );
      }
    }

    /** `<!--` and `-->` are comments in a browser's script only; acorn leaves them out in modules. */
    override readToken_lt_gt(code: number): void {
      this.inModule = true;
      super.readToken_lt_gt(code);
      this.inModule = false;
    }

    override readToken_plus_min(code: number): void {
      this.inModule = true;
      super.readToken_plus_min(code);
      this.inModule = false;
    }

    /** `#name` exists in classes only, which are refused as such. */
    override readToken_numberSign(): void {
      if (this.privateNameStack.length === 0) {
        this.raise(this.start, "Unexpected character '#'");
      }
      super.readToken_numberSign();
    }

    override readString(quote: number): void {
      super.readString(quote);
      if (this.#hasContinuations) {
        for (
          let at = this.input.indexOf("\n", this.start);
          at !== -1 && at < this.pos;
          at = this.input.indexOf("\n", at + 1)
        ) {
          this.source.continuations.push(at);
        }
      }
    }

    /** Regular expressions are a rule: the engine compiles them with PCRE, acorn knows those of ECMAScript. */
    override validateRegExpFlags(): void {}
    override validateRegExpPattern(): void {}
  };
}
