import type { Check } from "../check.ts";
import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No classes. */
export const classes: Rule = {
  name: "classes",
  visit: {
    ClassDeclaration: (node, check) => refuse(node.start, check),
    ClassExpression: (node, check) => refuse(node.start, check),
    BrokenStatement({ opening }, check) {
      if (opening?.keyword === "class") {
        refuse(opening.start, check);
      }
    },
  },
};

function refuse(at: number, check: Check): void {
  check.refuse(
    at,
    notSupported("class"),
    `runtime ${check.facts.version} has no classes; write a function that returns an object`,
  );
}
