import { unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `super` outside of classes. Inside a class, the rule `classes` reports the class. */
export const superKeyword: Rule = {
  name: "super",
  visit: {
    Super(node, context) {
      if (!context.ancestors.some((ancestor) => ancestor.type === "ClassBody")) {
        context.reportError(
          node.start,
          unsupportedToken("super"),
          `runtime ${context.facts.version} has no \`super\`; call the other object's method by its name`,
        );
      }
    },
  },
};
