import type { SpreadElement } from "acorn";
import type { Check } from "../check.ts";
import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No spread. Runtime 1.0 lets it pass in arrays and calls, and then computes something else. */
export const spread: Rule = {
  name: "spread",
  visit: {
    SpreadElement(node, check) {
      const { facts, parent, source } = check;
      if (parent?.type === "ObjectExpression") {
        check.refuse(
          node.start,
          notSupported("..."),
          `runtime ${facts.version} has no object spread; write \`Object.assign({}, …)\``,
        );
        return;
      }
      if (!facts.spreadParses) {
        check.refuse(node.start, unexpected("..."), `runtime 2.0 has no spread; ${advice(check)}`);
        return;
      }
      const next = source.tokenAt(node.end);
      if (parent?.type === "ArrayExpression" && next?.text === ",") {
        check.refuse(next.start, unexpected(","), `runtime 1.0 has no spread; ${advice(check)}`);
      } else {
        check.warn(
          node.start,
          `runtime 1.0 reads \`${textOf(node, check)}\` and does not spread it; ${advice(check)}`,
        );
      }
    },
  },
};

function advice({ parent }: Check): string {
  return parent?.type === "ArrayExpression"
    ? "write `[].concat(a, b)` for `[...a, ...b]`"
    : "write `f.apply(null, list)` for `f(...list)`";
}

function textOf(node: SpreadElement, { source }: Check): string {
  return source.text.slice(node.start, Math.min(node.end, node.start + 20)).replace(/\s+/g, " ");
}
