import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports a `catch` without a name or with a pattern. */
export const catchBinding: Rule = {
  name: "catch-binding",
  visit: {
    CatchClause({ param, body }, context) {
      const { version } = context.facts;
      if (param === null || param === undefined) {
        context.reportError(
          body.start,
          unsupportedToken("{"),
          `runtime ${version} has no \`catch {\`; write \`catch (e) {\``,
        );
      } else if (param.type === "ObjectPattern") {
        context.reportError(param.start, unsupportedToken("{"), formatAdvice(version));
      } else if (param.type === "ArrayPattern") {
        context.reportError(param.start, unexpectedToken("["), formatAdvice(version));
      }
    },
  },
};

function formatAdvice(version: string): string {
  return `runtime ${version} has no destructuring; write \`catch (e)\` and read the properties of \`e\``;
}
