import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import { getModuleNames } from "../modules.ts";
import type { Rule } from "../rule-context.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/** Reports every import but `import name from "module"` at the top level, of a module that the runtime has. */
export const imports: Rule = {
  name: "imports",
  visit: {
    ImportDeclaration(node, context) {
      const { facts, parent, source } = context;
      const form = 'write `import name from "module";`';
      if (parent?.type !== "Program") {
        context.reportError(
          node.start,
          "SyntaxError: Illegal import statement",
          `\`import\` is allowed only at the top level; ${form}`,
        );
        return;
      }
      const [first, second] = node.specifiers;
      if (first?.type !== "ImportDefaultSpecifier") {
        context.reportError(
          node.start,
          "SyntaxError: Non-default import is not supported",
          `the runtimes have only default imports; ${form}`,
        );
        return;
      }
      if (second !== undefined) {
        context.reportError(
          source.skipTrivia(first.end),
          unexpectedToken(","),
          `the runtimes have only default imports; ${form}`,
        );
        return;
      }
      const name = String(node.source.value);
      const known = getModuleNames(facts.version);
      if (!known.includes(name)) {
        context.reportError(
          node.source.start,
          `SyntaxError: Cannot find module "${name}"`,
          `runtime ${facts.version} has the modules ${known.join(", ")}; bundle anything else into the function`,
        );
      }
      const next = node.attributes.length > 0 ? source.tokenAt(node.source.end) : undefined;
      if (next !== undefined) {
        context.reportError(
          next.start,
          unexpectedToken(next),
          "the runtimes have no import attributes; remove them",
        );
      }
      const before = parent.body[0];
      if (
        name === "cloudfront" &&
        known.includes(name) &&
        before !== node &&
        before?.type !== "ImportDeclaration"
      ) {
        // The developer guide shows it on the first line, and users report an error if a function comes before it.
        context.reportWarning(
          node.start,
          '`import cf from "cloudfront"` should be the first line of the code',
        );
      }
    },
    ImportExpression(node, context) {
      const { facts, source } = context;
      const advice =
        'the runtimes have no `import(…)`; write `require("module")`, or `import name from "module";` at the top';
      const place = findStatementParent(node, context.ancestors);
      if (place === undefined) {
        context.reportError(node.start, unsupportedToken("import"), advice);
      } else if (place.type !== "Program") {
        context.reportError(node.start, "SyntaxError: Illegal import statement", advice);
      } else if (facts.version === "1.0") {
        context.reportError(node.start, "SyntaxError: Non-default import is not supported", advice);
      } else {
        context.reportError(source.skipTrivia(node.start + "import".length), unexpectedToken("("), advice);
      }
    },
  },
};

/** Returns the parent of a statement that begins with `import(`, because the engine parses it as an import statement. */
function findStatementParent(node: SyntaxNode, ancestors: readonly SyntaxNode[]): SyntaxNode | undefined {
  const index = ancestors.findLastIndex(({ type }) => type === "ExpressionStatement");
  const place = ancestors[index - 1];
  const isInList =
    place?.type === "Program" || place?.type === "BlockStatement" || place?.type === "SwitchCase";
  return isInList && ancestors[index]?.start === node.start ? place : undefined;
}
