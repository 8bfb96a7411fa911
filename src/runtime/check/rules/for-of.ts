import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `for … of`, and no `for await`. A pattern in its head is blamed first, by the rule on patterns. */
export const forOf: Rule = {
  name: "for-of",
  visit: {
    ForOfStatement(node, check) {
      const { version } = check.facts;
      if (node.await) {
        const at = check.source.skipTrivia(node.start + "for".length);
        check.refuse(
          at,
          notSupported("await"),
          `runtime ${version} has no \`for await\`; loop over an index and \`await\` in the body`,
        );
        return;
      }
      const at = check.source.skipTrivia(node.left.end);
      check.refuse(
        check.source.text.startsWith("of", at) ? at : node.left.end,
        notSupported("of"),
        `runtime ${version} has no \`for…of\`; write \`for (var i = 0; i < list.length; i++)\` or \`list.forEach(…)\``,
      );
    },
  },
};
