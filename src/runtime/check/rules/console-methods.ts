import { refuseRun } from "../refuse-run.ts";
import type { Rule } from "../rule.ts";

/**
 * Of the console there is `log` only, and in runtime 2.0 "comma syntax is unsupported": one value.
 * (AWS developer guide, runtime 2.0, "Console".)
 */
export const consoleMethods: Rule = {
  name: "console-methods",
  finish(check) {
    for (const { node, name, call } of check.names.members) {
      const { object, property } = node;
      if (call === undefined || object.type !== "Identifier" || object.name !== "console") {
        continue;
      }
      if (check.names.isDeclared("console", object.start) || check.names.ownMembers.has(name)) {
        continue;
      }
      const second = call.arguments[1];
      if (name !== "log") {
        refuseRun(
          property.start,
          `TypeError: (intermediate value)["${name}"] is not a function`,
          `the console has \`log\` only; write \`console.log\` for \`console.${name}\``,
          check,
        );
      } else if (second !== undefined && check.facts.version === "2.0") {
        check.warn(
          second.start,
          "`console.log` takes one value in runtime 2.0; join several with `+` or in a template literal",
        );
      }
    }
  },
};
