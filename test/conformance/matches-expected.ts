/**
 * Compares an answer with its expected part: objects by the expected members, lists by all elements, strings also by
 * regular expressions.
 */
export function matchesExpected(answer: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) {
    return typeof answer === "string" && expected.test(answer);
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(answer) &&
      answer.length === expected.length &&
      expected.every((part, index) => matchesExpected(answer[index], part))
    );
  }
  if (typeof expected === "object" && expected !== null) {
    return (
      typeof answer === "object" &&
      answer !== null &&
      Object.entries(expected).every(([name, part]) =>
        matchesExpected((answer as Readonly<Record<string, unknown>>)[name], part),
      )
    );
  }
  return Object.is(answer, expected);
}
