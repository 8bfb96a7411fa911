import type { Expression, Literal, TemplateLiteral } from "acorn";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/**
 * Warns about operations that depend on how strings count an emoji. Strings are sequences of code points in the runtimes,
 * so that `"😀".length` is 1. The mock's engine has UTF-16 units, so that it is 2 in a test.
 *
 * measured: njs 0.4.3 and 0.8.2
 */
export const codePoints: Rule = {
  name: "code-points",
  finish(context) {
    if (!/[\ud800-\udfff]|\\u\{|\\u[dD][89a-fA-F]/.test(context.source.text)) {
      return;
    }
    for (const node of context.scopes.strings) {
      const text = getText(node);
      if (text !== undefined && /[\ud800-\udfff]/.test(text)) {
        checkString(node, text, context);
      }
    }
  },
};

/** The members whose result depends on the length of a character. */
const countingMembers = new Set(
  "length charAt charCodeAt codePointAt split slice substring substr indexOf lastIndexOf padStart padEnd".split(
    " ",
  ),
);

function getText(node: Literal | TemplateLiteral): string | undefined {
  if (node.type === "TemplateLiteral") {
    return node.quasis.map(({ value }) => value.cooked ?? "").join("");
  }
  return typeof node.value === "string" ? node.value : undefined;
}

function checkString(node: Literal | TemplateLiteral, text: string, context: RuleContext): void {
  if (hasLoneSurrogate(text)) {
    context.reportWarning(
      node.start,
      "a surrogate without its partner is U+FFFD in this runtime; write the whole character, as `\\u{1F600}`",
    );
    return;
  }
  const { parents, byReference } = context.bindings;
  const parent = parents.get(node);
  const binding =
    parent?.type === "VariableDeclarator" && parent.init === node ? byReference.get(parent.id) : undefined;
  for (const use of [node, ...(binding?.references ?? [])]) {
    const member = findCountingMember(use, parents.get(use), parents);
    if (member !== undefined) {
      context.reportWarning(
        use.start,
        `\`${member}\` counts an emoji as 1 in this runtime, and as 2 in the mock; compare whole strings instead`,
      );
    }
  }
}

function findCountingMember(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  parents: ReadonlyMap<SyntaxNode, SyntaxNode>,
): string | undefined {
  if (parent?.type === "MemberExpression" && parent.object === node) {
    return getMember(parent);
  }
  // `padEnd(3, "😀")` repeats the character by its length.
  const callee = parent?.type === "CallExpression" && parent.callee !== node ? parent.callee : undefined;
  const name = callee?.type === "MemberExpression" ? getMember(callee) : undefined;
  return name?.startsWith("pad") === true && parents.get(node) === parent ? name : undefined;
}

function getMember({ computed, property }: SyntaxNode & { type: "MemberExpression" }): string | undefined {
  if (computed) {
    return isIndex(property) ? "[…]" : undefined;
  }
  return property.type === "Identifier" && countingMembers.has(property.name) ? property.name : undefined;
}

function isIndex(property: Expression | { type: "PrivateIdentifier" }): boolean {
  return property.type !== "Literal" || typeof property.value === "number";
}

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
