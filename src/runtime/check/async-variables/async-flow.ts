import type { Identifier } from "acorn";
import type { FunctionNode, NodeOfType, SyntaxNode } from "../syntax-tree.ts";
import { ControlFlow, type States } from "./control-flow.ts";
import {
  type Closure,
  type FunctionAnalysis,
  type FunctionVariable,
  findCalled,
  toClosureUse,
} from "./function-variables.ts";
import {
  type Access,
  type AccessProblem,
  type ClosureUse,
  capture,
  declare,
  initialize,
  initialized,
  nextIteration,
  passAwait,
  read,
  run,
  uninitialized,
  type VariableState,
  wasCreatedBeforeAwait,
  write,
} from "./variable-state.ts";

/** An access to a variable that throws, or reads an old value, in runtime 2.0. */
export interface VariableProblem {
  readonly variable: FunctionVariable;
  readonly problem: AccessProblem;
  readonly node: Identifier;
  /** The inner function that accesses the variable, or `undefined` for the async function itself. */
  readonly closure: Closure | undefined;
}

/** The uses of the variable in an inner function, and the identifier to report. */
type ReportedUse = ClosureUse & { readonly closure: Closure; readonly node: Identifier };

/** Follows one variable through an async function and finds the accesses that throw or read an old value. */
export class AsyncFlow extends ControlFlow {
  readonly #problems: VariableProblem[] = [];
  readonly #node: FunctionNode;
  readonly #analysis: FunctionAnalysis;
  readonly #variable: FunctionVariable;
  /** The uses that happen when an inner function runs, by function. */
  readonly #uses: ReadonlyMap<Closure, readonly ReportedUse[]>;

  constructor(node: FunctionNode, analysis: FunctionAnalysis, variable: FunctionVariable) {
    super();
    this.#node = node;
    this.#analysis = analysis;
    this.#variable = variable;
    this.#uses = new Map(
      [...analysis.closures.values()].map((closure) => [
        closure,
        [...findCalled(closure)].flatMap((called) => toReportedUse(variable, called) ?? []),
      ]),
    );
  }

  findProblems(): readonly VariableProblem[] {
    let states: States = new Set([this.#variable.kind === "lexical" ? uninitialized : initialized]);
    // The engine creates all function declarations when the async function starts, those in blocks too.
    for (const closure of this.#analysis.closures.values()) {
      if (closure.node.type === "FunctionDeclaration") {
        states = this.#capture(closure, states);
      }
    }
    this.run(this.#node.body, states);
    return this.#problems;
  }

  override evaluate(node: SyntaxNode, states: States): States | undefined {
    switch (node.type) {
      case "Literal":
      case "FunctionDeclaration":
        return states;
      case "Identifier":
        return this.#readIdentifier(node, states);
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.#createFunction(node, states);
      case "AwaitExpression":
        return this.#await(this.run(node.argument, states));
      case "AssignmentExpression":
        return this.#assign(node, states);
      case "UpdateExpression":
        return this.#writeTarget(node.argument, this.run(node.argument, states));
      case "VariableDeclarator":
        return this.#declare(node, states);
      default:
        return undefined;
    }
  }

  override enterIteration(node: SyntaxNode, states: States): States {
    if (node.type !== "ForInStatement" && node.type !== "ForOfStatement") {
      return states;
    }
    const { left } = node;
    if (left.type !== "VariableDeclaration") {
      return this.#writeTarget(left, states);
    }
    return left.declarations.some(({ id }) => this.#isVariable(id)) ? this.map(states, initialize) : states;
  }

  override leaveIteration(node: SyntaxNode, states: States): States {
    const isCopied =
      node.type === "ForStatement" &&
      node.init?.type === "VariableDeclaration" &&
      node.init.kind !== "var" &&
      node.init.declarations.some(({ id }) => this.#isVariable(id)) &&
      this.#variable.closureUses.length > 0;
    return isCopied ? this.map(states, nextIteration) : states;
  }

  override enterCatch({ param }: NodeOfType<"CatchClause">, states: States): States {
    return this.#isVariable(param) ? this.map(states, initialize) : states;
  }

  #isVariable(node: SyntaxNode | null | undefined): boolean {
    return node?.type === "Identifier" && this.#analysis.references.get(node) === this.#variable;
  }

  #readIdentifier(node: Identifier, states: States): States {
    const after = this.#isVariable(node) ? this.#access(states, read, node, undefined) : states;
    const held = this.#analysis.references.get(node)?.holds ?? [];
    return held.reduce<States>((current, closure) => this.#runClosure(closure, current), after);
  }

  #assign({ left, operator, right }: NodeOfType<"AssignmentExpression">, states: States): States {
    const target = left.type === "Identifier" && operator === "=" ? states : this.run(left, states);
    return this.#writeTarget(left, this.run(right, target));
  }

  #writeTarget(target: SyntaxNode, states: States): States {
    return target.type === "Identifier" && this.#isVariable(target)
      ? this.#access(states, write, target, undefined)
      : states;
  }

  #declare({ id, init }: NodeOfType<"VariableDeclarator">, states: States): States {
    const after = this.run(init, states);
    if (!this.#isVariable(id)) {
      return after;
    }
    if (this.#variable.kind === "lexical") {
      return this.map(after, declare);
    }
    return init === null || init === undefined ? after : this.map(after, initialize);
  }

  #await(states: States): States {
    let after = this.map(states, passAwait);
    for (const closure of this.#analysis.closures.values()) {
      if (closure.runs === "later") {
        after = this.#runClosure(closure, after);
      }
    }
    return after;
  }

  #createFunction(node: FunctionNode, states: States): States {
    const closure = this.#analysis.closures.get(node);
    if (closure === undefined) {
      return states;
    }
    const created = this.#capture(closure, states);
    return closure.runs === "now" ? this.#runClosure(closure, created) : created;
  }

  #capture(closure: Closure, states: States): States {
    const captures = this.#variable.closureUses.some((use) => use.closure === closure);
    return captures ? this.map(states, (state) => capture(state, closure.index)) : states;
  }

  #runClosure(closure: Closure, states: States): States {
    let current = states;
    for (const use of this.#uses.get(closure) ?? []) {
      // A callback of a promise may not exist yet, unless it was created before the first `await`.
      const runUse = (state: VariableState): Access =>
        closure.runs === "later" && !wasCreatedBeforeAwait(state, use.index) ? { state } : run(state, use);
      current = this.#access(current, runUse, use.node, use.closure);
    }
    return current;
  }

  #access(
    states: States,
    transition: (state: VariableState) => Access,
    node: Identifier,
    closure: Closure | undefined,
  ): States {
    return this.map(states, (before) => {
      const { state, problem } = transition(before);
      if (problem !== undefined) {
        this.#problems.push({ variable: this.#variable, problem, node, closure });
      }
      return state;
    });
  }
}

function toReportedUse(variable: FunctionVariable, closure: Closure): ReportedUse | undefined {
  const uses = variable.closureUses.filter((entry) => entry.closure === closure).map(({ use }) => use);
  const node = (uses.find(({ reads }) => reads) ?? uses[0])?.node;
  return node && { ...toClosureUse(variable, closure), closure, node };
}
