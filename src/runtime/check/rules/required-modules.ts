import { getModuleNames } from "../modules.ts";
import type { Rule } from "../rule-context.ts";
import { findCall } from "../scope-visitors.ts";

/** Reports `require()` of a module that the runtime does not have. */
export const requiredModules: Rule = {
  name: "required-modules",
  finish(context) {
    const known = getModuleNames(context.facts.version);
    for (const { node, parent } of context.scopes.references) {
      const module = node.name === "require" ? findCall(node, parent)?.arguments[0] : undefined;
      if (
        module?.type === "Literal" &&
        typeof module.value === "string" &&
        !known.includes(module.value) &&
        !context.scopes.isDeclared("require", node.start)
      ) {
        context.reportRuntimeError(
          module.start,
          `Error: Cannot find module "${module.value}"`,
          `runtime ${context.facts.version} has the modules ${known.join(", ")}; bundle anything else into the function`,
        );
      }
    }
  },
};
