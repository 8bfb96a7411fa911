import type { Rule } from "../rule-context.ts";

/**
 * Reports `break` out of a labelled `try`, and in runtime 1.0 out of a labelled `if`. The engine has labels for loops,
 * `switch` and blocks only.
 *
 * measured: njs 0.7.9 (`try`)
 * seen: nginx/njs issue 591 (`if`, fixed in njs 0.7.8)
 */
export const labelledBreak: Rule = {
  name: "labelled-break",
  visit: {
    BreakStatement({ start, label }, context) {
      if (label === null || label === undefined) {
        return;
      }
      const labelled = context.ancestors.findLast(
        (ancestor) => ancestor.type === "LabeledStatement" && ancestor.label.name === label.name,
      );
      const body = labelled?.type === "LabeledStatement" ? labelled.body.type : undefined;
      if (body === "TryStatement" || (body === "IfStatement" && !context.facts.labelledIf)) {
        const statement = body === "TryStatement" ? "try" : "if";
        context.reportError(
          start,
          "SyntaxError: Illegal break statement",
          `runtime ${context.facts.version} has no \`break\` out of \`${label.name}: ${statement}\`; put a block around it: ` +
            `\`${label.name}: { ${statement} … }\``,
          "compile",
        );
      }
    },
  },
};
