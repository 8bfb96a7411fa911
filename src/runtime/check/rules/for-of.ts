import { unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `for…of` and `for await`. The rule `destructuring` reports a pattern in the head, as the engine does first. */
export const forOf: Rule = {
  name: "for-of",
  visit: {
    ForOfStatement(node, context) {
      const { version } = context.facts;
      if (node.await) {
        const at = context.source.skipTrivia(node.start + "for".length);
        context.reportError(
          at,
          unsupportedToken("await"),
          `runtime ${version} has no \`for await\`; loop over an index and \`await\` in the body`,
        );
        return;
      }
      const at = context.source.skipTrivia(node.left.end);
      context.reportError(
        context.source.text.startsWith("of", at) ? at : node.left.end,
        unsupportedToken("of"),
        `runtime ${version} has no \`for…of\`; write \`for (var i = 0; i < list.length; i++)\` or \`list.forEach(…)\``,
      );
    },
  },
};
