import { AsyncFlow, type VariableProblem } from "../async-variables/async-flow.ts";
import { analyzeFunction, type FunctionVariable } from "../async-variables/function-variables.ts";
import type { Bindings } from "../bindings.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { FunctionNode } from "../syntax-tree.ts";

/**
 * Reports variables of async functions that have another value after the first `await` in runtime 2.0, because an inner
 * function uses them too. ("async arguments and closures are not supported", AWS developer guide, runtime 2.0.)
 * `variable-state.ts` describes how the engine keeps these variables.
 */
export const asyncClosures: Rule = {
  name: "async-closures",
  finish(context) {
    if (!context.facts.asyncFunctions) {
      return;
    }
    for (const node of context.scopes.awaitingFunctions) {
      for (const problem of findProblems(node, context.bindings)) {
        report(problem, context);
      }
    }
  },
};

/** Returns the problems of an async function, at most one for each variable and function that accesses it. */
function findProblems(node: FunctionNode, bindings: Bindings): VariableProblem[] {
  const analysis = analyzeFunction(node, bindings);
  return analysis.variables.filter(mayChange).flatMap((variable) => {
    const problems = new AsyncFlow(node, analysis, variable).findProblems();
    const errors = problems.filter(({ problem }) => problem === "uninitialized");
    const reported = errors.length > 0 ? errors : problems;
    return reported.filter(
      ({ closure }, index) => reported.findIndex((other) => other.closure === closure) === index,
    );
  });
}

/** Returns true for a variable that an inner function captures, or that a loop declares repeatedly. */
function mayChange({ kind, inLoop, closureUses }: FunctionVariable): boolean {
  return kind !== "function" && (closureUses.length > 0 || (kind === "lexical" && inLoop));
}

const engineMessage = "ReferenceError: cannot access variable before initialization";

function report({ variable, problem, node, closure }: VariableProblem, context: RuleContext): void {
  const { name } = variable;
  if (problem === "uninitialized") {
    const message =
      closure === undefined
        ? `\`${name}\` cannot be used after the \`await\`, because an inner function captures it before it is set; ` +
          `create that function with \`const\` after \`${name}\`, or move it out of the async function`
        : `\`${name}\` is set after an \`await\`, and this function was created before, so it cannot use \`${name}\`; ` +
          `create the function with \`const\` after \`${name}\`, or pass \`${name}\` as an argument`;
    // Not `reportRuntimeError()`: no `catch` is there for this error, and one that catches it hides the mistake.
    context.reportError(node.start, engineMessage, message, "call");
  } else if (closure !== undefined) {
    context.reportWarning(
      node.start,
      `this function was created before an \`await\`, so it does not see the value that \`${name}\` gets after it; ` +
        `create the function after the last assignment, or pass \`${name}\` as an argument`,
    );
  } else if (variable.closureUses.length > 0) {
    context.reportWarning(
      node.start,
      `\`${name}\` has an old value here: an inner function captures it, and the first \`await\` loses its changes; ` +
        `change \`${name}\` only outside of inner functions, or keep the value in a property of an object`,
    );
  } else {
    context.reportWarning(
      node.start,
      `\`${name}\` has the value of an earlier iteration here, because this loop does not await in its first ` +
        `iteration; declare \`${name}\` outside of the loop`,
    );
  }
}
