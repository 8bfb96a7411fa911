import type { CallExpression, Node } from "acorn";
import { toOffset } from "./code-position.ts";
import type { CodePosition } from "./run-report.ts";
import { visitNodes } from "./visit-nodes.ts";

/** The method calls of the code that failed last. Code that fails in a loop is parsed once. */
let parsed: { readonly code: string; readonly calls: readonly MethodCall[] } | undefined;

/** A call of a property, with the positions in the code at which the engine can report the call. */
interface MethodCall {
  readonly name: string | undefined;
  readonly argumentCount: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the name of the method in a failed call like `a.name()` or `a["name"]()`, undefined if the name is not part
 * of the code. The engine reports a call at its method, or at the last expression in its arguments. If calls are
 * nested, the number of arguments tells them apart.
 */
export function findMethodName(
  code: string,
  position: CodePosition,
  argumentCount: number,
): string | undefined {
  if (parsed?.code !== code) {
    parsed = { code, calls: findMethodCalls(code) };
  }
  const offset = toOffset(code, position);
  const candidates = parsed.calls.filter(({ start, end }) => start <= offset && offset < end);
  // The innermost call comes last.
  return candidates.findLast((call) => call.argumentCount === argumentCount)?.name;
}

/** Returns the identifier at the position. */
export function findName(code: string, position: CodePosition): string | undefined {
  return /^[A-Za-z_$][\w$]*/.exec(code.slice(toOffset(code, position)))?.[0];
}

function findMethodCalls(code: string): MethodCall[] {
  const calls: MethodCall[] = [];
  visitNodes(code, (node) => {
    if (node.type !== "CallExpression") {
      return;
    }
    const { callee, arguments: args, start, end } = node as CallExpression;
    if (callee.type === "MemberExpression") {
      const { computed, property } = callee;
      calls.push({
        name: getName(property, computed),
        argumentCount: args.length,
        // The engine reports `a.b()` at the property, `a[b]()` at the start.
        start: computed ? start : property.start,
        end,
      });
    }
  });
  return calls;
}

function getName(property: Node, computed: boolean): string | undefined {
  if (property.type === "Literal") {
    return String((property as Node & { value: unknown }).value);
  }
  return computed || property.type !== "Identifier" ? undefined : (property as Node & { name: string }).name;
}
