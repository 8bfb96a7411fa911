import { invalidArgument } from "../text-checks.ts";

/** AWS developer guide, "Create a field-level encryption profile": at most 128 of these characters, and a last `*`. */
const form = /^[A-Za-z0-9[\]._-]{0,128}\*?$/;

/**
 * Throws if a pattern has other characters, or if a field could match two patterns.
 *
 * assumed: codes and messages
 */
export function assertValidPatterns(patterns: readonly string[]): void {
  const invalid = patterns.find((pattern) => pattern === "" || pattern.length > 128 || !form.test(pattern));
  if (invalid !== undefined) {
    throw invalidArgument(
      `The parameter FieldPatterns contains '${invalid}', which is not a pattern of fields.`,
      "A pattern has 1 to 128 letters, digits and the characters [ ] . _ -, with an optional * at the end.",
    );
  }
  for (const [index, pattern] of patterns.entries()) {
    const other = patterns.slice(index + 1).find((candidate) => overlaps(pattern, candidate));
    if (other !== undefined) {
      throw invalidArgument(
        `The parameter FieldPatterns contains '${pattern}' and '${other}', which overlap.`,
        "No field may match two patterns. The case of letters counts.",
      );
    }
  }
}

/** Returns true if some name matches both patterns, such as `ABC*` and `AB*`. */
function overlaps(a: string, b: string): boolean {
  return matches(a, b) || matches(b, a);
}

/** Returns true if a pattern matches a name, or the beginning of another pattern. */
function matches(pattern: string, other: string): boolean {
  return pattern.endsWith("*") ? other.startsWith(pattern.slice(0, -1)) : other === pattern;
}
