import { unexpectedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `1n`, and `1_000` in runtime 1.0. The engine reads the digits, and then the rest as a name. */
export const numberLiterals: Rule = {
  name: "number-literals",
  visit: {
    Literal(node, context) {
      const raw = node.raw ?? "";
      const { facts } = context;
      if (node.bigint !== undefined && node.bigint !== null) {
        context.reportError(
          node.end - 1,
          unexpectedToken("n"),
          `runtime ${facts.version} has no BigInt; write a plain number, or a string`,
        );
      } else if (typeof node.value === "number" && !facts.numericSeparators && raw.includes("_")) {
        const at = raw.indexOf("_");
        context.reportError(
          node.start + at,
          unexpectedToken(raw.slice(at).match(/^\w+/)?.[0] ?? "_"),
          "runtime 1.0 has no `_` in numbers; leave it out, or use cloudfront-js-2.0",
        );
      }
    },
  },
};
