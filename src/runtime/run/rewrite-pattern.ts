import type { FunctionRuntime } from "../check/runtimes.ts";
import {
  assertions,
  classes,
  classLiteral,
  complements,
  controls,
  getMember,
  inputEnd,
  literal,
  posixClasses,
} from "./pattern-escapes.ts";
import { PatternScanner } from "./pattern-scanner.ts";

/** A pattern and its flags, as the engine compiles them. */
export interface EnginePattern {
  readonly pattern: string;
  readonly flags: string;
}

/**
 * Rewrites a regular expression from the syntax of PCRE, which njs uses, to that of the engine. The engine compiles all
 * patterns with the flag `u`, because PCRE matches code points, too. Constructs that cannot be expressed keep the
 * meaning that they have in the engine.
 *
 * @returns undefined if the pattern cannot be rewritten
 */
export function rewritePattern(
  pattern: string,
  flags: string,
  runtime: FunctionRuntime,
): EnginePattern | undefined {
  if (/[uvsd]/.test(flags)) {
    return undefined;
  }
  try {
    return {
      pattern: new PatternRewriter(pattern, flags.includes("m"), runtime).rewrite(),
      flags: `${flags}u`,
    };
  } catch (error) {
    if (error instanceof UnsupportedPattern) {
      return undefined;
    }
    throw error;
  }
}

class UnsupportedPattern extends Error {}

interface OpenGroup {
  /** The modifiers that apply to the rest of the group, such as `i`. */
  modifiers: string;
  readonly isAssertion: boolean;
}

class PatternRewriter {
  readonly #scanner: PatternScanner;
  readonly #isMultiline: boolean;
  /** True if `a++` is allowed, which njs 0.8.2 rejects. */
  readonly #hasPossessive: boolean;
  readonly #groupCount: number;
  readonly #open: OpenGroup[] = [{ modifiers: "", isAssertion: false }];
  #output = "";

  constructor(pattern: string, isMultiline: boolean, runtime: FunctionRuntime) {
    this.#hasPossessive = runtime === "cloudfront-js-1.0";
    this.#scanner = new PatternScanner(pattern);
    this.#isMultiline = isMultiline;
    this.#groupCount =
      pattern
        .match(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?(?![P]?<[A-Za-z_]))/g)
        ?.filter((token) => token[0] === "(").length ?? 0;
  }

  rewrite(): string {
    while (!this.#scanner.isAtEnd) {
      this.#output += this.#term();
    }
    return this.#output + this.#closeModifiers();
  }

  #term(): string {
    const character = this.#scanner.takeCharacter();
    switch (character) {
      case "\\":
        return this.#escape();
      case "[":
        return this.#class();
      case "(":
        return this.#group();
      case ")":
        return this.#closeGroup();
      case "|":
        return this.#alternative();
      case ".":
        return "[^\\n]";
      case "^":
        return this.#isMultiline ? "(?<![^\\n])" : "^";
      case "$":
        return this.#isMultiline ? `(?=\\n|${inputEnd})` : `(?=\\n?${inputEnd})`;
      case "{":
        return this.#braces();
      case "}":
      case "]":
        return `\\${character}`;
      case "*":
      case "+":
      case "?":
        return this.#quantifier(character);
      default:
        return literal(character);
    }
  }

  #braces(): string {
    this.#scanner.position -= 1;
    const found = this.#scanner.take(/\{\d+(?:,\d*)?\}/y);
    if (found === undefined) {
      this.#scanner.position += 1;
      return "\\{";
    }
    return this.#quantifier(found[0]);
  }

  /** A possessive quantifier matches like a greedy one, but never gives characters back. */
  #quantifier(quantifier: string): string {
    const mode = this.#scanner.take(this.#hasPossessive ? /[?+]/y : /\?/y)?.[0];
    return quantifier + (mode === "?" ? "?" : "");
  }

  #group(): string {
    if (this.#scanner.take(/\?#[^)]*\)/y) !== undefined) {
      return "";
    }
    const setting = this.#scanner.take(/\?([a-zA-Z-]*)\)/y);
    if (setting !== undefined) {
      return this.#setModifiers(setting[1] ?? "");
    }
    const named = this.#scanner.take(/\?P?<([A-Za-z_]\w*)>/y);
    const special = named === undefined ? this.#scanner.take(/\?(?:<?[=!]|:|>|[a-z]+:)/y) : undefined;
    const head = named === undefined ? (special?.[0] ?? "") : `?<${named[1]}>`;
    if (head === "" && this.#scanner.peek() === "?") {
      throw new UnsupportedPattern("group");
    }
    this.#open.push({ modifiers: "", isAssertion: /[=!]$/.test(head) });
    // An atomic group has no equivalent without another capture.
    return `(${head === "?>" ? "?:" : head}`;
  }

  #setModifiers(modifiers: string): string {
    if (!/^i*$/.test(modifiers)) {
      throw new UnsupportedPattern("modifier");
    }
    const group = this.#open.at(-1);
    if (group === undefined || modifiers === "" || group.modifiers !== "") {
      return "";
    }
    group.modifiers = "i";
    return "(?i:";
  }

  #alternative(): string {
    const modifiers = this.#open.at(-1)?.modifiers ?? "";
    return modifiers === "" ? "|" : `)|(?${modifiers}:`;
  }

  #closeModifiers(): string {
    return this.#open.at(-1)?.modifiers === "" ? "" : ")";
  }

  #closeGroup(): string {
    const end = `${this.#closeModifiers()})`;
    const closed = this.#open.length > 1 ? this.#open.pop() : undefined;
    if (closed === undefined) {
      throw new UnsupportedPattern("bracket");
    }
    // In the engine, an assertion cannot be repeated with the flag `u`.
    if (closed.isAssertion && /[*+?{]/.test(this.#scanner.peek() ?? "")) {
      throw new UnsupportedPattern("repeated assertion");
    }
    return end;
  }

  #escape(): string {
    const character = this.#scanner.takeCharacter();
    if (character === "Q") {
      return Array.from(this.#scanner.take(/([\s\S]*?)(?:\\E|$)/y)?.[1] ?? "", literal).join("");
    }
    if (/[1-9]/.test(character)) {
      return this.#reference(character);
    }
    if (character === "k") {
      return this.#scanner.take(/<(\w+)>/y)?.[0].replace(/^/, "\\k") ?? "k";
    }
    const members = getMember(classes, character) ?? getMember(complements, character);
    return (
      (members === undefined ? undefined : `[${members}]`) ??
      getMember(assertions, character) ??
      this.#characterEscape(character)
    );
  }

  #reference(first: string): string {
    const digits = first + (this.#scanner.take(/\d*/y)?.[0] ?? "");
    if (Number(digits) <= this.#groupCount) {
      // The empty group keeps a digit that follows from becoming part of the reference.
      return `\\${digits}(?:)`;
    }
    throw new UnsupportedPattern("reference");
  }

  /** Rewrites an escape that stands for one character. */
  #characterEscape(character: string): string {
    switch (character) {
      case "x": {
        const code = this.#scanner.take(/\{([\da-fA-F]+)\}|[\da-fA-F]{0,2}/y);
        return `\\u{${code?.[1] ?? (code?.[0] || "0")}}`;
      }
      case "u":
        return this.#scanner.take(/[\da-fA-F]{4}/y)?.[0].replace(/^/, "\\u") ?? "u";
      case "c":
        return this.#scanner.take(/[A-Za-z]/y)?.[0].replace(/^/, "\\c") ?? "\\\\c";
      case "p":
      case "P": {
        const name = this.#scanner.take(/\{(\^?)([^}]*)\}|([A-Z])/y);
        if (name === undefined) {
          throw new UnsupportedPattern("property");
        }
        return `\\${name[1] === "^" ? "P" : character}{${name[2] ?? name[3]}}`;
      }
      case "0":
        return `\\u{${Number.parseInt(this.#scanner.take(/[0-7]{0,2}/y)?.[0] || "0", 8).toString(16)}}`;
      default:
        return getMember(controls, character) ?? literal(character);
    }
  }

  #class(): string {
    const isNegated = this.#scanner.take(/\^/y) !== undefined;
    if (this.#scanner.take(/\]/y) !== undefined) {
      return isNegated ? "[^]" : "[]";
    }
    let members = "";
    while (this.#scanner.take(/\]/y) === undefined) {
      if (this.#scanner.isAtEnd) {
        throw new UnsupportedPattern("class");
      }
      members += this.#classMember();
    }
    return `[${isNegated ? "^" : ""}${members}]`;
  }

  #classMember(): string {
    const first = this.#classAtom();
    if (!first.isCharacter || this.#scanner.take(/-(?!\])/y) === undefined) {
      return first.text;
    }
    const second = this.#classAtom();
    return second.isCharacter ? `${first.text}-${second.text}` : `${first.text}\\-${second.text}`;
  }

  #classAtom(): { readonly text: string; readonly isCharacter: boolean } {
    const name = this.#scanner.take(/\[:(\w+):\]/y)?.[1];
    if (name !== undefined) {
      const posix = getMember(posixClasses, name);
      if (posix === undefined) {
        throw new UnsupportedPattern("class name");
      }
      return { text: posix, isCharacter: false };
    }
    const character = this.#scanner.takeCharacter();
    if (character !== "\\") {
      return { text: classLiteral(character), isCharacter: true };
    }
    const escaped = this.#scanner.takeCharacter();
    const members = getMember(classes, escaped) ?? getMember(complements, escaped);
    if (members !== undefined) {
      return { text: members, isCharacter: false };
    }
    if (escaped === "b") {
      return { text: "\\x08", isCharacter: true };
    }
    if (/[1-7]/.test(escaped)) {
      const code = Number.parseInt(escaped + (this.#scanner.take(/[0-7]{0,2}/y)?.[0] ?? ""), 8);
      return { text: `\\u{${code.toString(16)}}`, isCharacter: true };
    }
    const text = this.#characterEscape(escaped);
    return { text: text === "-" ? "\\-" : text, isCharacter: !/^\\[pP]/.test(text) };
  }
}
