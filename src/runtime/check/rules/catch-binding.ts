import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** `catch` takes a name in parentheses: neither nothing nor a pattern. */
export const catchBinding: Rule = {
  name: "catch-binding",
  visit: {
    CatchClause({ param, body }, check) {
      const { version } = check.facts;
      if (param === null || param === undefined) {
        check.refuse(
          body.start,
          notSupported("{"),
          `runtime ${version} has no \`catch {\`; write \`catch (e) {\``,
        );
      } else if (param.type === "ObjectPattern") {
        check.refuse(param.start, notSupported("{"), advice(version));
      } else if (param.type === "ArrayPattern") {
        check.refuse(param.start, unexpected("["), advice(version));
      }
    },
  },
};

function advice(version: string): string {
  return `runtime ${version} has no destructuring; write \`catch (e)\` and read the properties of \`e\``;
}
