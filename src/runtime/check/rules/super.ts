import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `super`. Inside a class it is the class that is refused. */
export const superKeyword: Rule = {
  name: "super",
  visit: {
    Super(node, check) {
      if (!check.ancestors.some((ancestor) => ancestor.type === "ClassBody")) {
        check.refuse(
          node.start,
          notSupported("super"),
          `runtime ${check.facts.version} has no \`super\`; call the other object's method by its name`,
        );
      }
    },
  },
};
