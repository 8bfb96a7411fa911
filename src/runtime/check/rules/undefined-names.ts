import { getReplacement, hasGlobal, isAbsent } from "../builtins.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { Reference } from "../scope-analysis.ts";

/**
 * Reports undeclared names: as an error if the name is a built-in that this runtime lacks, and otherwise as a warning,
 * because the code may never run. Reports each name once, at its first use.
 */
export const undefinedNames: Rule = {
  name: "undefined-names",
  finish(context) {
    const { facts, scopes } = context;
    const reported = new Set<string>(["arguments"]);
    for (const reference of scopes.references) {
      const { name, start } = reference.node;
      if (
        !reported.has(name) &&
        !scopes.isDeclared(name, start) &&
        !hasGlobal(name, facts.version) &&
        !scopes.typeofNames.has(name)
      ) {
        reported.add(name);
        reportName(reference, context);
      }
    }
  },
};

function reportName({ node, parent }: Reference, context: RuleContext): void {
  const { facts, source } = context;
  const { name, start } = node;
  if (isAbsent(name, facts.version)) {
    const line = facts.lineInReferenceErrors ? ` in ${source.engineLineAt(start)}` : "";
    const message = `runtime ${facts.version} has no \`${name}\`; ${getReplacement(name)}`;
    context.reportRuntimeError(start, `ReferenceError: "${name}" is not defined${line}`, message);
  } else if (parent?.type === "AssignmentExpression" && parent.left === node) {
    context.reportWarning(
      start,
      `\`${name}\` is assigned but not declared, which fails in strict mode; declare it with \`var\``,
    );
  } else {
    context.reportWarning(
      start,
      `\`${name}\` is not declared, so this code fails if it runs; declare it or correct the name`,
    );
  }
}
