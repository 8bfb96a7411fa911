import { notSupported, unexpected } from "../engine-text.ts";
import { moduleNames } from "../modules.ts";
import type { Rule } from "../rule.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/** `import name from "module"` at the top level, of a module that the runtime has. No other form. */
export const imports: Rule = {
  name: "imports",
  visit: {
    ImportDeclaration(node, check) {
      const { facts, parent, source } = check;
      const form = 'write `import name from "module";`';
      if (parent?.type !== "Program") {
        check.refuse(
          node.start,
          "SyntaxError: Illegal import statement",
          `\`import\` stands at the top level only; ${form}`,
        );
        return;
      }
      const [first, second] = node.specifiers;
      if (first?.type !== "ImportDefaultSpecifier") {
        check.refuse(
          node.start,
          "SyntaxError: Non-default import is not supported",
          `only the default import exists; ${form}`,
        );
        return;
      }
      if (second !== undefined) {
        check.refuse(
          source.skipTrivia(first.end),
          unexpected(","),
          `only the default import exists; ${form}`,
        );
        return;
      }
      const name = String(node.source.value);
      const known = moduleNames(facts.version);
      if (!known.includes(name)) {
        check.refuse(
          node.source.start,
          `SyntaxError: Cannot find module "${name}"`,
          `runtime ${facts.version} has the modules ${known.join(", ")}; bundle anything else into the function`,
        );
      }
      const next = node.attributes.length > 0 ? source.tokenAt(node.source.end) : undefined;
      if (next !== undefined) {
        check.refuse(next.start, unexpected(next), "import attributes do not exist; remove them");
      }
      const before = parent.body[0];
      if (
        name === "cloudfront" &&
        known.includes(name) &&
        before !== node &&
        before?.type !== "ImportDeclaration"
      ) {
        // The developer guide has it on the first line, and users report that it is refused below a function.
        check.warn(node.start, '`import cf from "cloudfront"` should be the first line of the code');
      }
    },
    ImportExpression(node, check) {
      const { facts, source } = check;
      const advice =
        'there is no `import(…)`; write `require("module")`, or `import name from "module";` at the top';
      const place = placeOfStatement(node, check.ancestors);
      if (place === undefined) {
        check.refuse(node.start, notSupported("import"), advice);
      } else if (place.type !== "Program") {
        check.refuse(node.start, "SyntaxError: Illegal import statement", advice);
      } else if (facts.version === "1.0") {
        check.refuse(node.start, "SyntaxError: Non-default import is not supported", advice);
      } else {
        check.refuse(source.skipTrivia(node.start + "import".length), unexpected("("), advice);
      }
    },
  },
};

/** Where a statement in a list begins with `import`, the engine takes it for an import statement: what holds that list. */
function placeOfStatement(node: SyntaxNode, ancestors: readonly SyntaxNode[]): SyntaxNode | undefined {
  const index = ancestors.findLastIndex(({ type }) => type === "ExpressionStatement");
  const place = ancestors[index - 1];
  const isInList =
    place?.type === "Program" || place?.type === "BlockStatement" || place?.type === "SwitchCase";
  return isInList && ancestors[index]?.start === node.start ? place : undefined;
}
