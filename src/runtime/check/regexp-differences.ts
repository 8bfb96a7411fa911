/** A part of a pattern that means something else to PCRE than in JavaScript. */
interface Difference {
  readonly pattern: RegExp;
  readonly versions: readonly ("1.0" | "2.0")[];
  readonly message: (part: string) => string;
}

const both = ["1.0", "2.0"] as const;

/**
 * The parts of patterns that PCRE reads in another way.
 *
 * measured: njs 0.4.3 and 0.8.2 (`\h`, `\R`, `\e`, groups), njs 0.7.9 with PCRE2 10.42 (the others)
 */
const differences: readonly Difference[] = [
  {
    pattern: /\[:\^?[a-z]+:\]/,
    versions: ["2.0"],
    message: (part) =>
      `the runtime reads \`${part}\` as a POSIX class; write the characters, such as \`a-zA-Z\``,
  },
  {
    pattern: /\\[aehHvVRXNCKGAzZQEgU]/,
    versions: both,
    message: (part) =>
      `\`${part}\` has another meaning in this runtime; remove the backslash to match the letter`,
  },
  {
    pattern: /\(\?(?:>|R\)|\d+\)|&\w+\))/,
    versions: both,
    message: (part) => `\`${part}\` works in this runtime, and not in the mock; write the pattern without it`,
  },
  {
    pattern: /\\u[dD][89a-fA-F][\da-fA-F]{2}/,
    versions: ["2.0"],
    message: () =>
      "surrogates match nothing in this runtime, which has whole code points; write the character itself",
  },
  {
    pattern: /\[[^\]]*(?:\\[wWdDsS]-[^\]]|[^\\[^]-\\[wWdDsS])/,
    versions: ["2.0"],
    message: () =>
      "a `-` next to a class such as `\\w` is an error in new versions of PCRE; move it to the end or write `\\-`",
  },
];

/** Returns a warning about the first part of a pattern that behaves differently from JavaScript, if any. */
export function findPatternDifference(pattern: string, version: "1.0" | "2.0"): string | undefined {
  // Two backslashes are not the start of an escape.
  const text = pattern.replaceAll("\\\\", "  ");
  for (const { pattern: part, versions, message } of differences) {
    const match = versions.includes(version) ? part.exec(text) : null;
    if (match !== null) {
      return message(match[0]);
    }
  }
  const structure = text.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g, "x");
  const possessive = /(?:[*+?]|\{\d+(?:,\d*)?\})\+/.exec(structure);
  if (possessive !== null) {
    return `runtime ${version} reads \`${possessive[0]}\` as a possessive quantifier, and the mock cannot; remove the \`+\``;
  }
  return keepsCaptures(structure)
    ? "a group that a repetition can skip keeps its last match in this runtime; test the whole match instead"
    : undefined;
}

interface OpenGroup {
  readonly captures: boolean;
  hasAlternatives: boolean;
  containsCapture: boolean;
  /** True if the group can match without one of its capturing groups. */
  canSkipCapture: boolean;
}

const quantifier = /[*+?]|\{(\d+)(,?)(\d*)\}/y;

/**
 * Returns true if a repeated group contains a capturing group that an iteration can skip. JavaScript clears the captures
 * at each iteration, and PCRE keeps them.
 *
 * @param pattern A pattern without escapes and character classes.
 */
function keepsCaptures(pattern: string): boolean {
  const open: OpenGroup[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const group = open[open.length - 1];
    if (pattern[at] === "(") {
      const captures = pattern[at + 1] !== "?" || /^\(\?P?<[A-Za-z_]/.test(pattern.slice(at, at + 5));
      open.push({ captures, hasAlternatives: false, containsCapture: false, canSkipCapture: false });
    } else if (pattern[at] === "|" && group !== undefined) {
      group.hasAlternatives = true;
    } else if (pattern[at] === ")" && group !== undefined) {
      open.pop();
      const parent = open[open.length - 1];
      const { canRepeat, canSkip } = readQuantifier(pattern, at + 1);
      const canSkipInside = group.canSkipCapture || (group.hasAlternatives && group.containsCapture);
      if (canRepeat && canSkipInside) {
        return true;
      }
      const contains = group.captures || group.containsCapture;
      if (parent !== undefined) {
        parent.containsCapture ||= contains;
        parent.canSkipCapture ||= canSkipInside || (canSkip && contains);
      }
    }
  }
  return false;
}

function readQuantifier(pattern: string, at: number): { canRepeat: boolean; canSkip: boolean } {
  quantifier.lastIndex = at;
  const match = quantifier.exec(pattern);
  if (match === null) {
    return { canRepeat: false, canSkip: false };
  }
  const [text, low = "", comma, high] = match;
  if (low === "") {
    return { canRepeat: text !== "?", canSkip: text !== "+" };
  }
  const most = comma === "" ? Number(low) : high === "" ? Number.POSITIVE_INFINITY : Number(high);
  return { canRepeat: most > 1, canSkip: Number(low) === 0 };
}
