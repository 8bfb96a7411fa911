/** Reads a regular expression from left to right. */
export class PatternScanner {
  readonly #pattern: string;
  /** The index of the next UTF-16 code unit. */
  position = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.position >= this.#pattern.length;
  }

  /** Returns the next code unit without consuming it, or undefined at the end. */
  peek(): string | undefined {
    return this.#pattern[this.position];
  }

  /** Consumes and returns the next code point. */
  takeCharacter(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.position) ?? 0);
    this.position += character.length;
    return character;
  }

  /** Consumes and returns a match of a sticky expression at the current position, or returns undefined. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.position;
    const found = expression.exec(this.#pattern);
    this.position += found?.[0].length ?? 0;
    return found ?? undefined;
  }
}
