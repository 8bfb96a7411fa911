import type { Identifier } from "acorn";
import type { Binding, Bindings } from "../bindings.ts";
import { walk } from "../children.ts";
import { type FunctionNode, isFunction, isLoop, type SyntaxNode } from "../syntax-tree.ts";
import { type ClosureUse, maxClosures } from "./variable-state.ts";

/** A variable of an async function: a parameter, or a declaration in its body outside of inner functions. */
export interface FunctionVariable extends Pick<Binding, "name" | "kind" | "inLoop"> {
  /** The uses in inner functions, in source order. */
  readonly closureUses: { readonly closure: Closure; readonly use: IdentifierUse }[];
  /** The inner functions that this variable holds. A read of the variable may run them. */
  readonly holds: Closure[];
}

export interface IdentifierUse {
  readonly node: Identifier;
  readonly reads: boolean;
  readonly writes: boolean;
  /** True if the use does not run each time that its function runs. */
  readonly conditional: boolean;
}

/** A function directly inside of the async function. Functions inside of it count as part of it. */
export interface Closure {
  readonly node: FunctionNode;
  readonly index: number;
  /** `now` if the function runs where it is created, `later` if it runs when a promise is settled. */
  readonly runs: "now" | "later" | "by name";
  /** The variables that this function uses. */
  readonly uses: Set<FunctionVariable>;
}

/** The variables and the inner functions of one async function. */
export interface FunctionAnalysis {
  readonly variables: readonly FunctionVariable[];
  readonly closures: ReadonlyMap<SyntaxNode, Closure>;
  /** The variables of the async function by the identifiers that refer to them. */
  readonly references: ReadonlyMap<SyntaxNode, FunctionVariable>;
}

/** Finds the variables of an async function and the inner functions that use them. */
export function analyzeFunction(root: FunctionNode, { byReference, parents }: Bindings): FunctionAnalysis {
  const closures = new Map<SyntaxNode, Closure>();
  const variables = new Map<Binding, FunctionVariable>();
  const references = new Map<SyntaxNode, FunctionVariable>();
  const toVariable = (binding: Binding | undefined): FunctionVariable | undefined => {
    if (binding === undefined || binding.owner !== root) {
      return undefined;
    }
    const { name, kind, inLoop } = binding;
    const variable = variables.get(binding) ?? { name, kind, inLoop, closureUses: [], holds: [] };
    variables.set(binding, variable);
    return variable;
  };
  let closure: Closure | undefined;
  walk(root, [], (node) => {
    if (closure !== undefined && node.start >= closure.node.end) {
      closure = undefined;
    }
    if (closure === undefined && node !== root && isFunction(node)) {
      const { runs, holder } = findHolder(node, parents);
      closure = { node, index: closures.size, runs, uses: new Set() };
      closures.set(node, closure);
      toVariable(holder && byReference.get(holder))?.holds.push(closure);
    }
    const variable = node.type === "Identifier" ? toVariable(byReference.get(node)) : undefined;
    if (variable === undefined || node.type !== "Identifier") {
      return;
    }
    references.set(node, variable);
    const isName = closure !== undefined && "id" in closure.node && closure.node.id === node;
    if (closure !== undefined && closure.index < maxClosures && !isName) {
      closure.uses.add(variable);
      variable.closureUses.push({ closure, use: toUse(node, closure.node, parents) });
    }
  });
  return { variables: [...variables.values()], closures, references };
}

/** Returns the functions that run when `closure` runs: itself, and those in the variables that it uses. */
export function findCalled(closure: Closure, found: Set<Closure> = new Set()): Set<Closure> {
  if (!found.has(closure)) {
    found.add(closure);
    for (const { holds } of closure.uses) {
      for (const held of holds) {
        findCalled(held, found);
      }
    }
  }
  return found;
}

/** Summarizes the uses of a variable in one inner function. */
export function toClosureUse(variable: FunctionVariable, closure: Closure): ClosureUse {
  const uses = variable.closureUses.filter((entry) => entry.closure === closure).map(({ use }) => use);
  const [first] = uses;
  // A function that always assigns the variable first never reads an older value.
  const assignsFirst = first?.writes === true && !first.reads && !first.conditional;
  return {
    index: closure.index,
    reads: !assignsFirst && uses.some(({ reads }) => reads),
    writes: uses.some(({ writes }) => writes),
  };
}

const promiseMethods = new Set(["then", "catch", "finally"]);

/** Finds where an inner function runs, or the name of the variable that holds it. */
function findHolder(
  node: FunctionNode,
  parents: Bindings["parents"],
): { runs: Closure["runs"]; holder?: Identifier | undefined } {
  if (node.type === "FunctionDeclaration") {
    return { runs: "by name", holder: node.id ?? undefined };
  }
  let child: SyntaxNode = node;
  for (let parent = parents.get(child); parent !== undefined; parent = parents.get(parent)) {
    switch (parent.type) {
      case "CallExpression":
      case "NewExpression": {
        const { callee } = parent;
        const isPromiseCallback =
          callee !== child &&
          callee.type === "MemberExpression" &&
          callee.property.type === "Identifier" &&
          promiseMethods.has(callee.property.name);
        return { runs: isPromiseCallback ? "later" : "now" };
      }
      case "VariableDeclarator":
        return { runs: "by name", holder: findRoot(parent.id) };
      case "AssignmentExpression":
        return { runs: "by name", holder: findRoot(parent.left) };
      case "ExpressionStatement":
      case "ReturnStatement":
      case "ArrowFunctionExpression":
        return { runs: "by name" };
    }
    child = parent;
  }
  return { runs: "by name" };
}

/** Returns the variable at the start of `a.b.c`. */
function findRoot(node: SyntaxNode): Identifier | undefined {
  let root = node;
  while (root.type === "MemberExpression") {
    root = root.object;
  }
  return root.type === "Identifier" ? root : undefined;
}

function toUse(node: Identifier, closure: SyntaxNode, parents: Bindings["parents"]): IdentifierUse {
  let conditional = false;
  for (
    let parent = parents.get(node);
    parent !== undefined && parent !== closure;
    parent = parents.get(parent)
  ) {
    conditional ||= isConditional(parent);
  }
  return { node, ...toAccess(node, parents.get(node)), conditional };
}

/** Returns whether an identifier is read, assigned or both. */
export function toAccess(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
): { readonly reads: boolean; readonly writes: boolean } {
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.left === node ? { reads: parent.operator !== "=", writes: true } : readOnly;
    case "UpdateExpression":
      return { reads: true, writes: true };
    case "ForInStatement":
      return parent.left === node ? { reads: false, writes: true } : readOnly;
    default:
      return readOnly;
  }
}

const readOnly = { reads: true, writes: false };

function isConditional(node: SyntaxNode): boolean {
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SwitchCase":
    case "TryStatement":
      return true;
    default:
      return isLoop(node) || isFunction(node);
  }
}
