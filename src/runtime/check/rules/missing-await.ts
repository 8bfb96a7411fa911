import type { CallExpression } from "acorn";
import { PromiseSources } from "../promise-sources.ts";
import { PromiseUses } from "../promise-uses.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/**
 * Warns about the promise of a key value store, or of an async function, that is used as the value that it will have.
 * Such code runs, and then uses a promise in place of the value.
 */
export const missingAwait: Rule = {
  name: "missing-await",
  finish(context) {
    const { scopes, facts } = context;
    if (!facts.asyncFunctions || (!scopes.hasAsyncFunction && !usesStore(context))) {
      return;
    }
    const sources = new PromiseSources(context);
    const uses = new PromiseUses(context, sources);
    for (const call of scopes.calls) {
      const misuse = sources.isSource(call) ? uses.findMisuse(call) : undefined;
      if (misuse !== undefined) {
        reportCall(call, misuse, context);
      }
    }
  },
};

function usesStore({ scopes }: RuleContext): boolean {
  return scopes.members.some(({ name, call }) => name === "kvs" && call !== undefined);
}

function reportCall({ start, callee }: CallExpression, misuse: SyntaxNode, context: RuleContext): void {
  const { source } = context;
  const name = source.text.slice(callee.start, callee.end).replace(/\s+/g, " ");
  const { line } = source.positionAt(misuse.start);
  const place = line === source.positionAt(start).line ? "here" : `in line ${line}`;
  context.reportWarning(
    start,
    `\`${name}()\` returns a promise, and ${place} the promise itself is used; write \`await ${name}(…)\` in an \`async\` function`,
  );
}
