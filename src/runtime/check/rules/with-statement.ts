import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `with`. */
export const withStatement: Rule = {
  name: "with-statement",
  visit: {
    WithStatement(node, check) {
      check.refuse(
        check.source.skipTrivia(node.start + "with".length),
        notSupported("("),
        "there is no `with`; name the object, as in `object.property`",
      );
    },
  },
};
