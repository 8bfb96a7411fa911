import { hasGlobal, insteadOf, isAbsent } from "../builtins.ts";
import type { Check } from "../check.ts";
import type { Reference } from "../names.ts";
import { refuseRun } from "../refuse-run.ts";
import type { Rule } from "../rule.ts";

/**
 * Names that nothing declares. A built-in that this runtime lacks is an error wherever it is read; for any other name
 * a warning, as it may be read by code that never runs. Each name is reported once, where it first stands.
 */
export const undefinedNames: Rule = {
  name: "undefined-names",
  finish(check) {
    const { facts, names } = check;
    const reported = new Set<string>(["arguments"]);
    for (const reference of names.references) {
      const { name, start } = reference.node;
      if (
        !reported.has(name) &&
        !names.isDeclared(name, start) &&
        !hasGlobal(name, facts.version) &&
        !names.guarded.has(name)
      ) {
        reported.add(name);
        report(reference, check);
      }
    }
  },
};

function report({ node, parent }: Reference, check: Check): void {
  const { facts, source } = check;
  const { name, start } = node;
  if (isAbsent(name, facts.version)) {
    const line = facts.lineInReferenceErrors ? ` in ${source.engineLineAt(start)}` : "";
    const message = `runtime ${facts.version} has no \`${name}\`; ${insteadOf(name)}`;
    refuseRun(start, `ReferenceError: "${name}" is not defined${line}`, message, check);
  } else if (parent?.type === "AssignmentExpression" && parent.left === node) {
    check.warn(
      start,
      `\`${name}\` is assigned and never declared, which fails in strict mode; declare it with \`var\``,
    );
  } else {
    check.warn(
      start,
      `\`${name}\` is not declared: if this code runs, it fails. Declare it, or correct the name`,
    );
  }
}
