import { getChildren } from "../children.ts";
import { isLoop, type NodeOfType, type SyntaxNode } from "../syntax-tree.ts";
import type { VariableState } from "./variable-state.ts";

/** The possible states at one point of the code. Empty if the code never reaches that point. */
export type States = ReadonlySet<VariableState>;

type OptionalNode = SyntaxNode | null | undefined;

/** A statement that `break` or `continue` can leave, with the states at these jumps. */
interface JumpTarget {
  readonly labels: readonly string[];
  readonly isLoop: boolean;
  /** True if `break` without a label leaves the statement. */
  readonly isBreakable: boolean;
  breaks: States;
  continues: States;
}

const unreachable: States = new Set();

/** More states than any real function has. The analysis of a loop stops there. */
const maxStates = 256;

/** Follows states through all paths of a function in the order in which the code runs. */
export abstract class ControlFlow {
  readonly #targets: JumpTarget[] = [];
  /** The states inside of each open `try` block, because each of them may reach the `catch`. */
  readonly #thrown: Set<VariableState>[] = [];
  #labels: readonly string[] = [];

  /** Evaluates a node that reads or changes the state. Returns undefined for other nodes. */
  abstract evaluate(node: SyntaxNode, states: States): States | undefined;

  /** Evaluates the start of an iteration of a `for…in` loop. */
  abstract enterIteration(node: SyntaxNode, states: States): States;

  /** Evaluates the end of an iteration, before the update of a `for` loop. */
  abstract leaveIteration(node: SyntaxNode, states: States): States;

  /** Evaluates the parameter of a `catch`. */
  abstract enterCatch(node: NodeOfType<"CatchClause">, states: States): States;

  map(states: States, transition: (state: VariableState) => VariableState): States {
    const mapped = new Set<VariableState>();
    for (const state of states) {
      const next = transition(state);
      mapped.add(next);
      for (const thrown of this.#thrown) {
        thrown.add(next);
      }
    }
    return mapped;
  }

  run(node: OptionalNode, states: States): States {
    if (node === null || node === undefined || states.size === 0) {
      return states;
    }
    switch (node.type) {
      case "LogicalExpression": {
        const left = this.run(node.left, states);
        return union(left, this.run(node.right, left));
      }
      case "ConditionalExpression":
      case "IfStatement": {
        const test = this.run(node.test, states);
        return union(this.run(node.consequent, test), this.run(node.alternate, test));
      }
      case "ReturnStatement":
      case "ThrowStatement":
        this.run(node.argument, states);
        return unreachable;
      case "BreakStatement":
      case "ContinueStatement":
        return this.#jump(node, states);
      case "LabeledStatement":
        return this.#runLabeled(node, states);
      case "SwitchStatement":
        return this.#runSwitch(node, states);
      case "TryStatement":
        return this.#runTry(node, states);
      case "ForStatement":
        return this.#runLoop(node, this.run(node.init, states), [node.test], [node.body], [node.update]);
      case "WhileStatement":
        return this.#runLoop(node, states, [node.test], [node.body], []);
      case "DoWhileStatement":
        return this.#runLoop(node, states, [], [node.body, node.test], []);
      case "ForInStatement":
      case "ForOfStatement":
        return this.#runLoop(node, this.run(node.right, states), [], [node.body], []);
      default:
        return this.evaluate(node, states) ?? this.#runAll(getChildren(node), states);
    }
  }

  #runAll(nodes: readonly OptionalNode[], states: States): States {
    return nodes.reduce<States>((current, node) => this.run(node, current), states);
  }

  /** Repeats a loop until no iteration adds a state. */
  #runLoop(
    node: SyntaxNode,
    entry: States,
    tests: readonly OptionalNode[],
    body: readonly OptionalNode[],
    updates: readonly OptionalNode[],
  ): States {
    const labels = this.#takeLabels();
    const runsAtLeastOnce = node.type === "DoWhileStatement";
    let start = entry;
    let exit = unreachable;
    for (;;) {
      const target = createTarget(labels, true, true);
      this.#targets.push(target);
      const tested = this.#runAll(tests, start);
      const end = this.#runAll(body, this.enterIteration(node, tested));
      this.#targets.pop();
      const next = this.#runAll(updates, this.leaveIteration(node, union(end, target.continues)));
      const lastTest = runsAtLeastOnce ? next : tested;
      exit = union(exit, union(target.breaks, isEndless(tests) ? unreachable : lastTest));
      const all = union(start, next);
      if (all.size === start.size || all.size > maxStates) {
        return exit;
      }
      start = all;
    }
  }

  #takeLabels(): readonly string[] {
    const labels = this.#labels;
    this.#labels = [];
    return labels;
  }

  #runLabeled({ label, body }: NodeOfType<"LabeledStatement">, states: States): States {
    this.#labels = [...this.#labels, label.name];
    if (body.type === "LabeledStatement" || isLoop(body)) {
      return this.run(body, states);
    }
    const target = createTarget(this.#takeLabels(), false, false);
    this.#targets.push(target);
    const end = this.run(body, states);
    this.#targets.pop();
    return union(end, target.breaks);
  }

  #runSwitch({ discriminant, cases }: NodeOfType<"SwitchStatement">, states: States): States {
    const target = createTarget([], false, true);
    this.#targets.push(target);
    let tested = this.run(discriminant, states);
    let end = unreachable;
    for (const { test, consequent } of cases) {
      tested = this.run(test, tested);
      end = this.#runAll(consequent, union(tested, end));
    }
    this.#targets.pop();
    const hasDefault = cases.some(({ test }) => test === null || test === undefined);
    return union(union(end, target.breaks), hasDefault ? unreachable : tested);
  }

  #runTry({ block, handler, finalizer }: NodeOfType<"TryStatement">, states: States): States {
    const thrown = new Set(states);
    this.#thrown.push(thrown);
    let end = this.run(block, states);
    this.#thrown.pop();
    if (handler !== null && handler !== undefined) {
      end = union(end, this.run(handler.body, this.enterCatch(handler, thrown)));
    }
    if (finalizer !== null && finalizer !== undefined) {
      // After an error or a jump, the block runs too, but the code after the statement does not.
      this.run(finalizer, thrown);
      end = this.run(finalizer, end);
    }
    return end;
  }

  #jump({ type, label }: NodeOfType<"BreakStatement" | "ContinueStatement">, states: States): States {
    const isBreak = type === "BreakStatement";
    const target = this.#targets.findLast((candidate) => {
      if (label !== null && label !== undefined) {
        return candidate.labels.includes(label.name);
      }
      return isBreak ? candidate.isBreakable : candidate.isLoop;
    });
    if (target !== undefined && isBreak) {
      target.breaks = union(target.breaks, states);
    } else if (target !== undefined) {
      target.continues = union(target.continues, states);
    }
    return unreachable;
  }
}

function createTarget(labels: readonly string[], isLoop: boolean, isBreakable: boolean): JumpTarget {
  return { labels, isLoop, isBreakable, breaks: unreachable, continues: unreachable };
}

/** Returns true for `for (;;)` and `while (true)`, which end by a jump only. */
function isEndless(tests: readonly OptionalNode[]): boolean {
  const [test] = tests;
  return tests.length > 0 && (test === null || test === undefined || isTrue(test));
}

function isTrue(node: SyntaxNode): boolean {
  return node.type === "Literal" && node.value === true;
}

function union(a: States, b: States): States {
  if (a.size === 0 || b.size === 0) {
    return a.size === 0 ? b : a;
  }
  return new Set([...a, ...b]);
}
