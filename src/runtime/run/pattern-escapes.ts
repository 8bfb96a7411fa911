/** The end of the input, independent of the flag `m`. */
export const inputEnd = "(?![^])";
const lineSpace = "\\n\\v\\f\\r\\x85\\u2028\\u2029";

/** The character classes of PCRE as members of a class in the engine. */
export const classes: Readonly<Record<string, string>> = {
  d: "0-9",
  h: "\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
  s: "\\t\\n\\v\\f\\r ",
  v: lineSpace,
  w: "\\w",
};

export const complements: Readonly<Record<string, string>> = {
  D: "\\D",
  H: "\\0-\\x08\\x0a-\\x1f!-\\x9f\\xa1-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u200b-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\u{10ffff}",
  N: "\\0-\\x09\\x0b-\\u{10ffff}",
  S: "\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}",
  V: "\\0-\\x09\\x0e-\\x84\\x86-\\u2027\\u202a-\\u{10ffff}",
  W: "\\W",
};

/** The classes of POSIX as members of a class in the engine. */
export const posixClasses: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  blank: "\\t ",
  cntrl: "\\0-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

/** Assertions and sequences of PCRE that are escapes. */
export const assertions: Readonly<Record<string, string>> = {
  A: "(?<![^])",
  B: "\\B",
  R: `(?:\\r\\n|[${lineSpace}])`,
  Z: `(?=\\n?${inputEnd})`,
  b: "\\b",
  z: inputEnd,
};

export const controls: Readonly<Record<string, string>> = {
  a: "\\x07",
  e: "\\x1b",
  f: "\\f",
  n: "\\n",
  r: "\\r",
  t: "\\t",
};

/** Returns the own member of a table. */
export function getMember(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Escapes a character outside of a class. njs stores a lone surrogate as U+FFFD. */
export function literal(character: string): string {
  if (/^[\ud800-\udfff]$/.test(character)) {
    return "\ufffd";
  }
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** Escapes a character in a class. */
export function classLiteral(character: string): string {
  return /[\\\][^-]/.test(character)
    ? `\\${character}`
    : literal(character).replace(/^\\(?=[$.*+?(){}|/])/, "");
}
