import { callOf } from "../collect-names.ts";
import { refuseRun } from "../refuse-run.ts";
import type { Rule } from "../rule.ts";

/**
 * No code from strings: no `eval()`, no `Function` constructor (AWS developer guide, "Restricted features").
 * Texts: njs's own for `eval`, and for the constructor in its safe mode.
 */
export const dynamicCode: Rule = {
  name: "dynamic-code",
  finish(check) {
    for (const { node, parent } of check.names.references) {
      const refusal = Object.hasOwn(refusals, node.name) ? refusals[node.name] : undefined;
      if (
        refusal === undefined ||
        callOf(node, parent) === undefined ||
        check.names.isDeclared(node.name, node.start)
      ) {
        continue;
      }
      refuseRun(node.start, refusal.error, refusal.message, check);
    }
  },
};

const refusals: Readonly<Record<string, { error: string; message: string }>> = {
  eval: {
    error: "InternalError: Not implemented",
    message: "`eval` runs no code here; write the code out, or use `JSON.parse` for data",
  },
  Function: {
    error: 'TypeError: function constructor is disabled in "safe" mode',
    message: "`Function` makes no functions here; write the function out, or use `globalThis`",
  },
};
