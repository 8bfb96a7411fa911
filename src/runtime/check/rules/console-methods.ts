import type { Rule } from "../rule-context.ts";
/**
 * Reports console methods other than `log`, and calls of `log` with several values in runtime 2.0, where "comma syntax is
 * unsupported".
 * (AWS developer guide, runtime 2.0, "Console".)
 */
export const consoleMethods: Rule = {
  name: "console-methods",
  finish(context) {
    for (const { node, name, call } of context.scopes.members) {
      const { object, property } = node;
      if (call === undefined || object.type !== "Identifier" || object.name !== "console") {
        continue;
      }
      if (context.scopes.isDeclared("console", object.start) || context.scopes.ownMembers.has(name)) {
        continue;
      }
      const second = call.arguments[1];
      if (name !== "log") {
        // Not an error: AWS publishes functions with `console.error` in a `catch` that they rarely reach.
        context.reportWarning(
          property.start,
          `the console of the runtimes has \`log\` only, so this fails if it runs; write \`console.log\` for \`console.${name}\``,
        );
      } else if (second !== undefined && context.facts.version === "2.0") {
        context.reportWarning(
          second.start,
          "`console.log` logs one value in runtime 2.0; join several values with `+` or in a template literal",
        );
      }
    }
  },
};
