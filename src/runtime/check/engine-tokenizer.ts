import type { Options } from "acorn";
import { unexpectedToken } from "./engine-messages.ts";
import type { ParserClass, ParserInternals } from "./parser-internals.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";
import type { SyntaxDiagnostic } from "./syntax-diagnostic.ts";

/** acorn's parser with the engine's tokenizer. */
export interface EngineTokenizer extends ParserInternals {
  readonly source: Source;
  readonly facts: RuntimeFacts;
  /** The syntax errors so far, in the order in which they were found. */
  readonly diagnostics: SyntaxDiagnostic[];
  reportError(at: number, error: string, message: string): void;
}

export type EngineTokenizerClass = new (source: Source, facts: RuntimeFacts) => EngineTokenizer;

/**
 * The options of acorn. The code is a script, because functions may be declared twice at the top level and `await` is
 * not allowed there. `import` and `export` are allowed, because the runtimes have messages for both. ES2025 is the newest
 * version in which acorn parses `using` as a name, as the engine does.
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

const futureWords = new Set([
  "implements",
  "interface",
  "let",
  "package",
  "private",
  "protected",
  "public",
  "static",
]);

const lineContinuation = /\\\r?\n/;
/** Matches the spaces that acorn skips and runtime 1.0 does not. */
const unicodeSpace = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
/** Matches the characters that acorn allows in a name and the engine does not. */
const notPlain = /[^\x20-\x7e]|\\/;

/** Creates a subclass of acorn's parser that reads tokens as the engine does. */
export function createEngineTokenizer(Base: ParserClass): EngineTokenizerClass {
  return class extends Base implements EngineTokenizer {
    readonly source: Source;
    readonly facts: RuntimeFacts;
    readonly diagnostics: SyntaxDiagnostic[] = [];
    /** The names that have passed the test for reserved words, which is slow. */
    readonly #acceptedNames = new Set<string>();
    // Tested once for the whole code and not for every token, because most code has none of these.
    readonly #hasContinuations: boolean;
    readonly #hasUnicodeSpaces: boolean;
    readonly #hasSpecialCharacters: boolean;

    constructor(source: Source, facts: RuntimeFacts) {
      super(options, source.text);
      this.source = source;
      this.facts = facts;
      this.#hasSpecialCharacters = /[^\t\n\r\x20-\x7e]|\\/.test(source.text);
      this.#hasContinuations = this.#hasSpecialCharacters && lineContinuation.test(source.text);
      this.#hasUnicodeSpaces =
        this.#hasSpecialCharacters && !facts.unicodeSpaces && unicodeSpace.test(source.text);
    }

    reportError(at: number, error: string, message: string): void {
      this.diagnostics.push({ at, engineMessage: error, message });
    }

    override skipSpace(): void {
      const from = this.pos;
      super.skipSpace();
      if (this.#hasUnicodeSpaces) {
        const gap = this.input.slice(from, this.pos).replace(comment, (text) => " ".repeat(text.length));
        const at = gap.search(unicodeSpace);
        if (at !== -1) {
          this.reportError(
            from + at,
            unexpectedToken("\uFFFD"),
            "runtime 1.0 allows only ASCII white space; replace this no-break space or byte order mark",
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
        this.reportError(
          start + at,
          unexpectedToken(culprit),
          "names must be ASCII; only strings and comments may have other characters",
        );
      }
    }

    /** Reads `<!--` as operators. acorn reads HTML comments in scripts only, so this pretends to be in a module. */
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

    /** Reads `#name` in classes only. The rule `classes` reports the class itself. */
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

    override checkUnreserved(identifier: { start: number; end: number; name: string }): void {
      const { name, start } = identifier;
      if (this.#acceptedNames.has(name)) {
        return;
      }
      if (this.keywords.test(name)) {
        this.raise(start, `Unexpected keyword '${name}'`);
      } else if (name === "enum" || (futureWords.has(name) && !this.facts.futureWordsAsNames)) {
        this.reportError(start, unexpectedToken(name), `\`${name}\` is a reserved word; choose another name`);
      } else {
        this.#acceptedNames.add(name);
      }
    }

    /** Does nothing: the engine compiles regular expressions with PCRE, and acorn checks ECMAScript's. A rule checks them. */
    override validateRegExpFlags(): void {}
    override validateRegExpPattern(): void {}
  };
}
