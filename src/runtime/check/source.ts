/** A token as the engine prints it in messages. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const number = /0[xXoObB][\da-zA-Z]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[\w$]+/y;
const string = /"(?:\\[\s\S]|[^"\\])*"?|'(?:\\[\s\S]|[^'\\])*'?/y;
// The longest operators come first. The engine has no tokens `?.`, `&&=`, `||=` and `??=`: it reads `?` and `.`, `&&` and `=`.
const operator =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|=>|==|!=|<=|>=|&&|\|\||\?\?|\+\+|--|\*\*|<<|>>|[-+*/%&|^]=/y;

/** The checked code, with access by offset. Offsets count UTF-16 code units, like those of acorn. */
export class Source {
  readonly text: string;
  /** The offsets of line continuations in strings. The engine does not count these line breaks. */
  readonly continuations: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Converts an offset to a line and a column from 1. Only `\n` ends a line, as in the engine. */
  positionAt(offset: number): { line: number; column: number } {
    const before = this.text.slice(0, offset);
    return { line: countNewlines(before) + 1, column: offset - before.lastIndexOf("\n") };
  }

  /** Returns the line that the engine reports for an offset. */
  engineLineAt(offset: number): number {
    const hidden = this.continuations.filter((at) => at < offset).length;
    return this.positionAt(offset).line - hidden;
  }

  /** Returns the offset of the next token, after white space and comments. */
  skipTrivia(offset: number): number {
    trivia.lastIndex = offset;
    trivia.test(this.text);
    return Math.max(trivia.lastIndex, offset);
  }

  /** Returns the token at an offset, or `undefined` at the end of the code. */
  tokenAt(offset: number): Token | undefined {
    const start = this.skipTrivia(offset);
    const first = this.text.codePointAt(start);
    if (first === undefined) {
      return undefined;
    }
    // The engine prints the first byte of a character, which alone is not valid UTF-8.
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
    // The engine prints a string token without its quotes.
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
