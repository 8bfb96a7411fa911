import { unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `with`. */
export const withStatement: Rule = {
  name: "with-statement",
  visit: {
    WithStatement(node, context) {
      context.reportError(
        context.source.skipTrivia(node.start + "with".length),
        unsupportedToken("("),
        "the runtimes have no `with`; name the object, as in `object.property`",
      );
    },
  },
};
