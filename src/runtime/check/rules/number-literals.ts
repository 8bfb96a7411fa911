import { unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `1n`; in runtime 1.0 no `1_000`. The engine reads the digits, and takes the rest for a name. */
export const numberLiterals: Rule = {
  name: "number-literals",
  visit: {
    Literal(node, check) {
      const raw = node.raw ?? "";
      const { facts } = check;
      if (node.bigint !== undefined && node.bigint !== null) {
        check.refuse(
          node.end - 1,
          unexpected("n"),
          `runtime ${facts.version} has no BigInt; write a plain number, or a string`,
        );
      } else if (typeof node.value === "number" && !facts.numericSeparators && raw.includes("_")) {
        const at = raw.indexOf("_");
        check.refuse(
          node.start + at,
          unexpected(raw.slice(at).match(/^\w+/)?.[0] ?? "_"),
          "runtime 1.0 has no `_` in numbers; leave it out, or use cloudfront-js-2.0",
        );
      }
    },
  },
};
