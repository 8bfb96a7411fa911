import { callOf } from "../collect-names.ts";
import { moduleNames } from "../modules.ts";
import { refuseRun } from "../refuse-run.ts";
import type { Rule } from "../rule.ts";

/** `require("module")` finds the modules of the runtime, and nothing else. */
export const requiredModules: Rule = {
  name: "required-modules",
  finish(check) {
    const known = moduleNames(check.facts.version);
    for (const { node, parent } of check.names.references) {
      const module = node.name === "require" ? callOf(node, parent)?.arguments[0] : undefined;
      if (
        module?.type === "Literal" &&
        typeof module.value === "string" &&
        !known.includes(module.value) &&
        !check.names.isDeclared("require", node.start)
      ) {
        refuseRun(
          module.start,
          `Error: Cannot find module "${module.value}"`,
          `runtime ${check.facts.version} has the modules ${known.join(", ")}; bundle anything else into the function`,
          check,
        );
      }
    }
  },
};
