/** An error that PCRE raises when it compiles a pattern. */
export interface PatternError {
  /** PCRE's message. */
  readonly words: string;
  /** The part of the pattern that PCRE had not read. */
  readonly rest: string;
  readonly message: string;
}

type Compiler = "pcre_compile" | "pcre_compile2";

interface Group {
  readonly start: number;
  readonly kind: "group" | "look" | "lookbehind";
  /** The length of the current alternative, or `undefined` if it can vary. */
  length: number | undefined;
  /** The lengths of the earlier alternatives. */
  readonly others: (number | undefined)[];
}

/** PCRE's limit in both versions. */
const maxNameLength = 32;

/** The messages of PCRE (njs 0.4.3) and of PCRE2 (njs 0.8.2) for the same errors. */
const words = {
  nothingToRepeat: ["nothing to repeat", "quantifier does not follow a repeatable item"],
  twoNames: [
    "two named subpatterns have the same name",
    "two named subpatterns have the same name (PCRE2_DUPNAMES not set)",
  ],
  longName: [
    `subpattern name is too long (maximum ${maxNameLength} characters)`,
    `subpattern name is too long (maximum ${maxNameLength} code units)`,
  ],
  notClosed: ["missing )", "missing closing parenthesis"],
  notOpened: ["unmatched parentheses", "unmatched closing parenthesis"],
  classNotClosed: ["missing terminating ] for character class", "missing terminating ] for character class"],
  classOrder: ["range out of order in character class", "range out of order in character class"],
  quantifierOrder: ["numbers out of order in {} quantifier", "numbers out of order in {} quantifier"],
  unknownEscape: ["", "unrecognized character follows \\"],
  perlEscape: ["", "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u"],
  surrogate: ["disallowed Unicode code point (>= 0xd800 && <= 0xdfff)", ""],
  lookbehind: ["lookbehind assertion is not fixed length", "lookbehind assertion is not fixed length"],
} as const;

const named = /\(\?P?<([A-Za-z_]\w*)>/y;
const special = /\(\?(?:([=!])|(<[=!])|#[^)]*\)|[a-zA-Z-]*[:)]|[>|])?/y;
const quantifier = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/y;
const escaped = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z]|k<\w+>|[pP]\{[^}]*\}|[\s\S])/y;
/** A character class as PCRE reads it: with POSIX classes such as `[:alpha:]` inside. */
const characterClass = /\[\^?(?:\[:\^?\w+:\]|\\[\s\S]|(?!\[:\^?\w+:\])[^\]\\])*\]/y;
const range = /((?:\\[\s\S])|[^\\])-(\\[\s\S]|[^\]\\])/uy;
/** The letters without a meaning after a backslash in PCRE2. */
const unknownEscape = /\\[ijmqyIJMOTY]/g;
/** Escapes of Perl that PCRE2 knows and rejects. */
const perlEscape = /\\[lFL]/g;
const surrogateEscape = /\\u[dD][89a-fA-F][\da-fA-F]{2}/g;

/**
 * Returns the pattern that the engine passes to PCRE. Runtime 1.0 escapes a `]` outside of a class. Runtime 2.0 replaces
 * `[]`, which PCRE2 does not have, also where these characters are not an empty class (nginx/njs issue 934).
 */
export function toCompiledPattern(pattern: string, compiler: Compiler): string {
  if (compiler === "pcre_compile2") {
    return pattern.replaceAll("[]", "(?!)");
  }
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\]/g, (part) => (part === "]" ? "\\]" : part));
}

/** Returns true if a pattern has `[]` that is not an empty class, as in `[a[]` and `\[]`. */
export function hasBracketsBesidesClass(pattern: string): boolean {
  const parts = pattern.match(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g) ?? [];
  return pattern.split("[]").length - 1 > parts.filter((part) => part === "[]").length;
}

/**
 * Finds the first error that PCRE raises for a pattern. Accepts every construct that it does not know.
 *
 * @param pattern The pattern that the engine passes to PCRE.
 */
export function findPatternError(pattern: string, compiler: Compiler): PatternError | undefined {
  const variant = compiler === "pcre_compile" ? 0 : 1;
  const escapeError = findEscapeError(pattern, compiler);
  const other = findSyntaxError(pattern, variant);
  return escapeError !== undefined && escapeError.rest.length > (other?.rest.length ?? -1)
    ? escapeError
    : other;
}

/** Finds the first escape that PCRE does not allow. */
function findEscapeError(pattern: string, compiler: Compiler): PatternError | undefined {
  // Two backslashes are not the start of an escape. They are masked so that offsets stay the same.
  const text = pattern.replaceAll("\\\\", "  ");
  if (compiler === "pcre_compile") {
    const surrogate = matchFirst(surrogateEscape, text);
    return (
      surrogate && {
        words: words.surrogate[0],
        rest: pattern.slice(surrogate.index + surrogate[0].length - 1),
        message:
          "runtime 1.0 has no surrogates in patterns; write the character itself, or match it by its range",
      }
    );
  }
  const unknown = matchFirst(unknownEscape, text);
  const perl = matchFirst(perlEscape, text);
  if (unknown !== undefined && (perl === undefined || unknown.index < perl.index)) {
    const message = `\`${unknown[0]}\` has no meaning; remove the backslash`;
    return { words: words.unknownEscape[1], rest: pattern.slice(unknown.index + 1), message };
  }
  const message = `\`${perl?.[0]}\` is not supported; remove the backslash`;
  return perl && { words: words.perlEscape[1], rest: pattern.slice(perl.index + 2), message };
}

function matchFirst(expression: RegExp, text: string): RegExpExecArray | undefined {
  expression.lastIndex = 0;
  return expression.exec(text) ?? undefined;
}

function findSyntaxError(pattern: string, variant: 0 | 1): PatternError | undefined {
  const fault = (kind: keyof typeof words, at: number, message: string): PatternError => ({
    words: words[kind][variant],
    rest: pattern.slice(at),
    message,
  });
  const names = new Set<string>();
  let group: Group = { start: 0, kind: "group", length: 0, others: [] };
  const open: Group[] = [];
  /** The length of the item that a quantifier would repeat, or `none`. */
  let repeatable: number | undefined | "none" = "none";
  let at = 0;

  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const match = expression.exec(pattern);
    at += match?.[0].length ?? 0;
    return match;
  };
  const add = (length: number | undefined): void => {
    repeatable = length;
    group.length = addLengths(group.length, length);
  };

  while (at < pattern.length) {
    const start = at;
    switch (pattern[at]) {
      case "(": {
        const name = take(named)?.[1];
        if (name !== undefined && name.length > maxNameLength) {
          return fault(
            "longName",
            at - 1,
            `a group's name has at most ${maxNameLength} characters; shorten \`${name}\``,
          );
        }
        if (name !== undefined && names.has(name)) {
          return fault("twoNames", at - 1 + variant, `two groups have the name \`${name}\`; rename one`);
        }
        names.add(name ?? "");
        const match = name === undefined ? take(special) : null;
        if (match?.[0].endsWith(")") === true) {
          break;
        }
        const kind = match?.[2] !== undefined ? "lookbehind" : match?.[1] !== undefined ? "look" : "group";
        at = Math.max(at, start + 1);
        open.push(group);
        group = { start, kind, length: 0, others: [] };
        repeatable = "none";
        break;
      }
      case ")": {
        const outer = open.pop();
        if (outer === undefined) {
          return fault("notOpened", start, "a `)` has no opening bracket; write `\\)` for the character");
        }
        at += 1;
        const { kind, length, others } = group;
        if (kind === "lookbehind" && [...others, length].includes(undefined)) {
          return fault(
            "lookbehind",
            variant === 0 ? start : group.start,
            "the pattern in `(?<=…)` must have a fixed length; match it and use a group instead",
          );
        }
        group = outer;
        add(kind === "group" ? (others.every((other) => other === length) ? length : undefined) : 0);
        break;
      }
      case "|":
        at += 1;
        group.others.push(group.length);
        group.length = 0;
        repeatable = "none";
        break;
      case "[": {
        const text = take(characterClass)?.[0];
        if (text === undefined) {
          return fault(
            "classNotClosed",
            pattern.length,
            "a `[` is not closed; write `\\[` for the character",
          );
        }
        const wrong = findReversedRange(text);
        if (wrong !== undefined) {
          return fault("classOrder", start + wrong, "a range in `[…]` is reversed; swap its ends");
        }
        add(1);
        break;
      }
      case "\\":
        if (take(escaped) === null) {
          at += 1;
        }
        // `\b` and `\B` have length 0. A back reference can have any length.
        add(
          /\\[bB]/.test(pattern.slice(start, at))
            ? 0
            : /\\[1-9k]/.test(pattern.slice(start, at))
              ? undefined
              : 1,
        );
        break;
      case "^":
      case "$":
        at += 1;
        repeatable = "none";
        break;
      default: {
        const match = take(quantifier);
        if (match === null) {
          at += 1;
          add(1);
          break;
        }
        const [, low, comma, high] = match;
        if (repeatable === "none") {
          return fault(
            "nothingToRepeat",
            start,
            `\`${match[0]}\` has no item to repeat; write \`\\${match[0]}\` for the character`,
          );
        }
        if (high !== undefined && high !== "" && Number(high) < Number(low)) {
          return fault(
            "quantifierOrder",
            at - variant,
            "the first number of a quantifier must be the smaller one; swap the numbers",
          );
        }
        const times = low !== undefined && (comma === undefined || high === low) ? Number(low) : undefined;
        group.length =
          times === undefined ? undefined : addLengths(group.length, multiplyLength(repeatable, times - 1));
        repeatable = "none";
        // A lazy or possessive quantifier.
        if (pattern[at] === "?" || pattern[at] === "+") {
          at += 1;
        }
      }
    }
  }
  return open.length > 0
    ? fault("notClosed", pattern.length, "a `(` is not closed; write `\\(` for the character")
    : undefined;
}

function addLengths(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function multiplyLength(a: number | undefined, b: number): number | undefined {
  return a === undefined ? undefined : a * b;
}

/** Returns the offset of the end of a reversed range in a character class, if it has one. */
function findReversedRange(text: string): number | undefined {
  let at = text.startsWith("[^") ? 2 : 1;
  while (at < text.length - 1) {
    range.lastIndex = at;
    const match = range.exec(text);
    if (match === null) {
      at += text[at] === "\\" ? 2 : 1;
      continue;
    }
    const [whole, first = "", last = ""] = match;
    at += whole.length;
    // Escapes are skipped: they may be classes or character codes.
    if (!first.startsWith("\\") && !last.startsWith("\\") && first > last) {
      return at - last.length;
    }
  }
  return undefined;
}
