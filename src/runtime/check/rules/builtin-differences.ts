import type { Rule } from "../rule-context.ts";
import type { MemberUse } from "../scope-analysis.ts";

/**
 * Warns about built-in functions whose result in the runtimes differs from JavaScript's, and from the mock's.
 *
 * measured: njs 0.4.3 and 0.8.2
 */
export const builtinDifferences: Rule = {
  name: "builtin-differences",
  finish(context) {
    for (const use of context.scopes.members) {
      const message = findDifference(use);
      if (message !== undefined) {
        context.reportWarning(use.node.property.start, message);
      }
    }
  },
};

const searchMethods = new Set(["startsWith", "endsWith", "includes"]);

function findDifference({ node, name, call }: MemberUse): string | undefined {
  const [first] = call?.arguments ?? [];
  if (searchMethods.has(name) && first?.type === "Literal" && first.regex) {
    return `\`${name}\` converts a regular expression to a string in this runtime; call \`test()\` of the regular expression`;
  }
  if (call === undefined) {
    return undefined;
  }
  if (name === "cbrt" && node.object.type === "Identifier" && node.object.name === "Math") {
    return "`Math.cbrt` is not exact in this runtime: `Math.cbrt(27)` is 3.0000000000000006; round the result";
  }
  return name === "toExponential"
    ? "`toExponential` rounds halves toward zero in this runtime; use `toFixed`, or round the number first"
    : undefined;
}
