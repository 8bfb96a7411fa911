import type { Check } from "../check.ts";
import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** Runtime 1.0 has no `async`. */
export const asyncFunctions: Rule = {
  name: "async-functions",
  visit: {
    FunctionDeclaration(node, check) {
      if (node.async) {
        refuse(node.start, notSupported("async"), check);
      }
    },
    FunctionExpression(node, check) {
      if (!node.async || check.parent?.type === "MethodDefinition") {
        return;
      }
      if (check.parent?.type === "Property" && check.parent.method) {
        // Here `async` is taken for the property's name, and what follows is one too many.
        const name = check.source.tokenAt(check.parent.start + "async".length);
        refuse(name?.start ?? check.parent.start, unexpected(name), check);
      } else {
        refuse(node.start, notSupported("async"), check);
      }
    },
    ArrowFunctionExpression(node, check) {
      if (node.async) {
        // `async (x)` reads as a call, so `=>` is what comes unexpected; in `async x =>` it is `x`.
        const next = check.source.tokenAt(node.start + "async".length);
        const arrow = check.source.text.lastIndexOf("=>", node.body.start);
        const blamed = next?.text === "(" ? check.source.tokenAt(arrow) : next;
        refuse(blamed?.start ?? node.start, unexpected(blamed), check);
      }
    },
    BrokenStatement({ opening }, check) {
      if (opening?.keyword === "async") {
        refuse(opening.start, notSupported("async"), check);
      }
    },
  },
};

function refuse(at: number, error: string, check: Check): void {
  if (!check.facts.asyncFunctions) {
    check.refuse(
      at,
      error,
      "runtime 1.0 has no `async`; use promises with `.then(…)`, or use cloudfront-js-2.0",
    );
  }
}
