import type { BreakStatement, ContinueStatement, ReturnStatement, TryStatement } from "acorn";
import { getChildren } from "../children.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import { isFunction, isLoop, type SyntaxNode } from "../syntax-tree.ts";

/**
 * Reports a `try` that is left in two ways, such as by `break` and by `return`. The engine compiles one jump out of each
 * block, and raises this error when it has parsed the code, without a line.
 *
 * measured: njs 0.4.3, 0.7.9 and 0.8.2. `continue` is separate from `break` and `return`. The engine compares the jumps
 * of the `try` block, and those of the `catch` block if there is a `finally`, but not those of a `finally` block.
 */
export const tryExits: Rule = {
  name: "try-exits",
  visit: {
    TryStatement(node, context) {
      // The walk over the outermost `try` includes the inner ones.
      const inner = context.ancestors.findLastIndex((ancestor) => ancestor.type === "TryStatement");
      const functionIndex = context.ancestors.findLastIndex(isFunction);
      if (inner <= functionIndex) {
        const targets = findTargets(context.ancestors.slice(functionIndex + 1));
        new ExitWalk(context).runTry(node, undefined, targets);
      }
    },
  },
};

type Jump = BreakStatement | ContinueStatement | ReturnStatement;

/** The kinds of jumps. The engine compares `break` and `return` with each other, and `continue` with itself. */
type ExitKind = "break/return" | "continue";

/** A jump out of a block: the label in the engine's messages, and the loop or `switch` that it leaves or continues. */
interface Exit {
  readonly label: string;
  /** Undefined for `return`, and for the label of a block. */
  readonly target: SyntaxNode | undefined;
  readonly at: number;
}

/** The last jump out of a `try` or `catch` block of each kind, as the engine keeps it. */
type Exits = Map<ExitKind, Exit>;

/** A statement that a jump can leave or continue, or a block of a `try`, which intercepts the jumps to it. */
type Target =
  | { readonly statement: SyntaxNode; readonly labels: readonly string[] }
  | { readonly intercepts: Exits };

class ExitWalk {
  readonly #context: RuleContext;

  constructor(context: RuleContext) {
    this.#context = context;
  }

  /** Follows a `try` as the engine compiles it. `outer` is the block of the `try` around it, if any. */
  runTry(node: TryStatement, outer: Exits | undefined, targets: readonly Target[]): void {
    const tried = this.#runBlock(node.block, targets);
    const hasFinally = node.finalizer !== null && node.finalizer !== undefined;
    const handler = node.handler?.body;
    let caught: Exits = new Map();
    if (handler !== undefined && hasFinally) {
      caught = this.#runBlock(handler, targets);
    } else if (handler !== undefined) {
      this.#run(handler, outer, targets);
    }
    for (const kind of ["continue", "break/return"] as const) {
      const [first, second] = [tried.get(kind), caught.get(kind)];
      this.#compare(`try ${kind}`, first, second);
      const last = first ?? second;
      if (last !== undefined && outer !== undefined && isInterceptedBy(last, outer, targets)) {
        outer.set(kind, last);
      }
    }
    if (hasFinally) {
      this.#run(node.finalizer as SyntaxNode, outer, targets);
    }
  }

  #runBlock(block: SyntaxNode, targets: readonly Target[]): Exits {
    const exits: Exits = new Map();
    this.#run(block, exits, [...targets, { intercepts: exits }]);
    return exits;
  }

  #run(
    node: SyntaxNode,
    exits: Exits | undefined,
    targets: readonly Target[],
    labels: readonly string[] = [],
  ): void {
    switch (node.type) {
      case "TryStatement":
        this.runTry(node, exits, targets);
        return;
      case "LabeledStatement":
        this.#run(node.body, exits, targets, [...labels, node.label.name]);
        return;
      case "BreakStatement":
      case "ContinueStatement":
      case "ReturnStatement":
        this.#jump(node, exits, targets);
        return;
    }
    if (!isFunction(node)) {
      const inner = isTarget(node, labels) ? [...targets, { statement: node, labels }] : targets;
      for (const child of getChildren(node)) {
        this.#run(child, exits, inner);
      }
    }
  }

  #jump(node: Jump, exits: Exits | undefined, targets: readonly Target[]): void {
    const exit = toExit(node, targets);
    const kind = node.type === "ContinueStatement" ? "continue" : "break/return";
    if (exits !== undefined && isInterceptedBy(exit, exits, targets)) {
      this.#compare(kind, exits.get(kind), exit);
      exits.set(kind, exit);
    }
  }

  #compare(words: string, first: Exit | undefined, second: Exit | undefined): void {
    if (first === undefined || second === undefined || first.target === second.target) {
      return;
    }
    this.#context.reportError(
      second.at,
      `InternalError: ${words} instructions with different labels ("${first.label}" vs "${second.label}") ` +
        "from try-catch block are not supported",
      "the runtimes can leave this `try` in one way only; set a variable here, and `break` or `return` after the `try`",
      "compile",
    );
  }
}

/** Returns true if a jump passes the block of a `try`, and so does not end inside of it. */
function isInterceptedBy({ target, label }: Exit, exits: Exits, targets: readonly Target[]): boolean {
  const block = targets.findIndex((candidate) => "intercepts" in candidate && candidate.intercepts === exits);
  const end = targets.findLastIndex(
    (candidate) =>
      "statement" in candidate &&
      (target === undefined ? candidate.labels.includes(label) : candidate.statement === target),
  );
  return end < block;
}

function toExit(node: Jump, targets: readonly Target[]): Exit {
  if (node.type === "ReturnStatement") {
    return { label: "@return", target: undefined, at: node.start };
  }
  const label = node.label?.name;
  const isContinue = node.type === "ContinueStatement";
  const found = targets.findLast((candidate) => {
    if (!("statement" in candidate)) {
      return false;
    }
    const { statement, labels } = candidate;
    if (label !== undefined) {
      return labels.includes(label);
    }
    return isLoop(statement) || (!isContinue && statement.type === "SwitchStatement");
  });
  const statement = found !== undefined && "statement" in found ? found.statement : undefined;
  const isBlock = statement !== undefined && !isLoop(statement) && statement.type !== "SwitchStatement";
  return { label: label ?? "", target: isBlock ? undefined : statement, at: node.start };
}

function isTarget(node: SyntaxNode, labels: readonly string[]): boolean {
  return isLoop(node) || node.type === "SwitchStatement" || labels.length > 0;
}

/** Returns the statements around a `try` that a jump can leave or continue. */
function findTargets(ancestors: readonly SyntaxNode[]): Target[] {
  const targets: Target[] = [];
  let labels: string[] = [];
  for (const statement of ancestors) {
    if (statement.type === "LabeledStatement") {
      labels.push(statement.label.name);
    } else {
      if (isTarget(statement, labels)) {
        targets.push({ statement, labels });
      }
      labels = [];
    }
  }
  return targets;
}
