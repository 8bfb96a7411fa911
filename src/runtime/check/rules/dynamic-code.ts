import type { Rule } from "../rule-context.ts";
import { findCall } from "../scope-visitors.ts";

/**
 * Reports code from strings: `eval()` and the `Function` constructor (AWS developer guide, "Restricted features").
 * The messages are those of njs for `eval`, and for the constructor in its safe mode.
 */
export const dynamicCode: Rule = {
  name: "dynamic-code",
  finish(context) {
    for (const { node, parent } of context.scopes.references) {
      const found = Object.hasOwn(dynamicCodeErrors, node.name) ? dynamicCodeErrors[node.name] : undefined;
      if (
        found === undefined ||
        findCall(node, parent) === undefined ||
        context.scopes.isDeclared(node.name, node.start)
      ) {
        continue;
      }
      context.reportRuntimeError(node.start, found.error, found.message);
    }
  },
};

const dynamicCodeErrors: Readonly<Record<string, { error: string; message: string }>> = {
  eval: {
    error: "InternalError: Not implemented",
    message: "the runtimes have no `eval`; write the code itself, or use `JSON.parse` for data",
  },
  Function: {
    error: 'TypeError: function constructor is disabled in "safe" mode',
    message: "the runtimes do not run `Function`; write the function itself, or use `globalThis`",
  },
};
