import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `new.target` and `import.meta`. */
export const metaProperties: Rule = {
  name: "meta-properties",
  visit: {
    MetaProperty({ start, meta }, context) {
      const { version } = context.facts;
      if (meta.name === "new") {
        const at = context.source.skipTrivia(meta.end);
        context.reportError(
          at,
          unexpectedToken("."),
          `runtime ${version} has no \`new.target\`; test \`this\` instead`,
        );
      } else {
        context.reportError(
          start,
          unsupportedToken("import"),
          `runtime ${version} has no \`import.meta\`; remove it`,
        );
      }
    },
  },
};
