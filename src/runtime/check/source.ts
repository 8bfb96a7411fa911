/** A token as the engine would print it: what stands at an offset, and where it ends. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const number = /0[xXoObB][\da-zA-Z]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[\w$]+/y;
const string = /"(?:\\[\s\S]|[^"\\])*"?|'(?:\\[\s\S]|[^'\\])*'?/y;
// Longest first. `?.`, `&&=`, `||=` and `??=` are no tokens of the engine: it reads `?` `.`, `&&` `=` and so on.
const operator =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|=>|==|!=|<=|>=|&&|\|\||\?\?|\+\+|--|\*\*|<<|>>|[-+*/%&|^]=/y;

/** The code under check, asked by offset. Offsets count UTF-16 units, as acorn's do. */
export class Source {
  readonly text: string;
  /** Offsets of line breaks hidden behind a backslash in a string: the engine does not count these as lines. */
  readonly continuations: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Line and column from 1; only `\n` ends a line, as in the engine. */
  positionAt(offset: number): { line: number; column: number } {
    const before = this.text.slice(0, offset);
    return { line: countNewlines(before) + 1, column: offset - before.lastIndexOf("\n") };
  }

  /** The line that the engine would name. */
  engineLineAt(offset: number): number {
    const hidden = this.continuations.filter((at) => at < offset).length;
    return this.positionAt(offset).line - hidden;
  }

  /** Where the next token starts, past white space and comments. */
  skipTrivia(offset: number): number {
    trivia.lastIndex = offset;
    trivia.test(this.text);
    return Math.max(trivia.lastIndex, offset);
  }

  /** The token at an offset, or `undefined` at the end of the code. */
  tokenAt(offset: number): Token | undefined {
    const start = this.skipTrivia(offset);
    const first = this.text.codePointAt(start);
    if (first === undefined) {
      return undefined;
    }
    // The engine prints the first byte of a character, which is no valid UTF-8 on its own.
    if (first > 0x7f) {
      return { text: "\uFFFD", start, end: start + (first > 0xffff ? 2 : 1) };
    }
    for (const kind of [number, word, operator]) {
      kind.lastIndex = start;
      const match = kind.exec(this.text);
      if (match !== null) {
        return { text: match[0], start, end: start + match[0].length };
      }
    }
    string.lastIndex = start;
    const quoted = string.exec(this.text)?.[0];
    // A string token is printed without its quotes.
    return quoted === undefined
      ? { text: this.text.charAt(start), start, end: start + 1 }
      : { text: quoted.slice(1, -1), start, end: start + quoted.length };
  }
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}
