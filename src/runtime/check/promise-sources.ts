import type { CallExpression, Expression, Identifier, SpreadElement, Super } from "acorn";
import type { Binding } from "./bindings.ts";
import { walk } from "./children.ts";
import type { RuleContext } from "./rule-context.ts";
import { type FunctionNode, isFunction, type SyntaxNode } from "./syntax-tree.ts";

/** The asynchronous methods of a key value store (AWS developer guide, "Helper methods for key value stores"). */
const storeMethods = new Set(["get", "exists", "meta"]);

type Value = Expression | Super | SpreadElement | SyntaxNode;

/** Finds the calls that return a promise: those of a key value store, and those of async functions. */
export class PromiseSources {
  readonly #context: RuleContext;
  readonly #resolving = new Set<unknown>();

  constructor(context: RuleContext) {
    this.#context = context;
  }

  /** Returns true if the call returns a promise. */
  isSource({ callee }: CallExpression): boolean {
    if (callee.type === "MemberExpression") {
      const { property, object } = callee;
      return property.type === "Identifier" && storeMethods.has(property.name) && this.#isStore(object);
    }
    const called = callee.type === "Identifier" ? this.findFunction(callee) : undefined;
    return called !== undefined && this.#returnsPromise(called);
  }

  /** Returns the function that a name stands for, if the name has no other value. */
  findFunction(name: Identifier): FunctionNode | undefined {
    const binding = this.#context.bindings.byReference.get(name);
    if (binding === undefined) {
      return undefined;
    }
    const values = this.findValues(binding);
    const [value] = values;
    return values.length === 1 && value !== undefined && isFunction(value) ? value : undefined;
  }

  /** Returns the values that the code gives a variable, or undefined entries for values that are not known. */
  findValues(binding: Binding): SyntaxNode[] {
    return binding.references.flatMap((reference) => {
      const parent = this.#context.bindings.parents.get(reference);
      switch (parent?.type) {
        case "VariableDeclarator":
          return parent.id === reference && parent.init ? [parent.init] : [];
        case "AssignmentExpression":
          return parent.left === reference ? [parent.right] : [];
        case "FunctionDeclaration":
          return parent.id === reference ? [parent] : this.#findArguments(parent, reference);
        case "FunctionExpression":
        case "ArrowFunctionExpression":
          return this.#findArguments(parent, reference);
        default:
          return [];
      }
    });
  }

  /** Returns the arguments of all calls for a parameter. */
  #findArguments(owner: FunctionNode, parameter: Identifier): SyntaxNode[] {
    const index = owner.params.indexOf(parameter);
    const name = this.#findName(owner);
    const { byReference, parents } = this.#context.bindings;
    const references = (name && byReference.get(name)?.references) ?? [];
    return references.flatMap((reference) => {
      const call = parents.get(reference);
      const argument =
        call?.type === "CallExpression" && call.callee === reference ? call.arguments[index] : undefined;
      return argument ?? [];
    });
  }

  #findName(owner: FunctionNode): Identifier | undefined {
    if (owner.type === "FunctionDeclaration") {
      return owner.id ?? undefined;
    }
    const parent = this.#context.bindings.parents.get(owner);
    return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : undefined;
  }

  /** Returns true for the result of `cf.kvs()`, also through variables, properties, parameters and functions. */
  #isStore(node: Value): boolean {
    if (this.#resolving.has(node)) {
      return false;
    }
    this.#resolving.add(node);
    const found = this.#resolveStore(node);
    this.#resolving.delete(node);
    return found;
  }

  #resolveStore(node: Value): boolean {
    switch (node.type) {
      case "Identifier": {
        const binding = this.#context.bindings.byReference.get(node);
        return binding !== undefined && this.findValues(binding).some((value) => this.#isStore(value));
      }
      case "CallExpression": {
        const { callee } = node;
        if (callee.type === "MemberExpression") {
          const { object, property } = callee;
          return this.#isModule(object) && property.type === "Identifier" && property.name === "kvs";
        }
        const called = callee.type === "Identifier" ? this.findFunction(callee) : undefined;
        return called !== undefined && findReturned(called).some((value) => this.#isStore(value));
      }
      case "ConditionalExpression":
        return this.#isStore(node.consequent) || this.#isStore(node.alternate);
      case "LogicalExpression":
        return this.#isStore(node.left) || this.#isStore(node.right);
      case "AssignmentExpression":
        return this.#isStore(node.right);
      case "MemberExpression":
        return (
          node.property.type === "Identifier" && !node.computed && this.#isStoreProperty(node.property.name)
        );
      default:
        return false;
    }
  }

  #isModule(node: Value): boolean {
    if (node.type !== "Identifier" || this.#resolving.has(node)) {
      return false;
    }
    if (this.#context.scopes.modules.get(node.name) === "cloudfront") {
      return true;
    }
    this.#resolving.add(node);
    const binding = this.#context.bindings.byReference.get(node);
    const found = binding !== undefined && this.findValues(binding).some((value) => this.#isModule(value));
    this.#resolving.delete(node);
    return found;
  }

  /** Returns true if some object of the code has a store in a property of this name. */
  #isStoreProperty(name: string): boolean {
    for (const { node } of this.#context.scopes.members) {
      const parent = this.#context.bindings.parents.get(node);
      if (
        node.property.type === "Identifier" &&
        node.property.name === name &&
        parent?.type === "AssignmentExpression" &&
        parent.left === node &&
        this.#isStore(parent.right)
      ) {
        return true;
      }
    }
    return this.#context.scopes.properties.some(
      ({ key, value }) => key.type === "Identifier" && key.name === name && this.#isStore(value),
    );
  }

  #returnsPromise(called: FunctionNode): boolean {
    if (called.async) {
      return true;
    }
    if (this.#resolving.has(called)) {
      return false;
    }
    this.#resolving.add(called);
    const returned = findReturned(called);
    const isPromise =
      returned.length > 0 &&
      returned.every((value) => value.type === "CallExpression" && this.isSource(value));
    this.#resolving.delete(called);
    return isPromise;
  }
}

/** Returns the values that a function returns. */
export function findReturned(node: FunctionNode): SyntaxNode[] {
  if (node.body.type !== "BlockStatement") {
    return [node.body];
  }
  const returned: SyntaxNode[] = [];
  const ancestors: SyntaxNode[] = [];
  walk(node.body, ancestors, (child) => {
    if (child.type === "ReturnStatement" && child.argument && !ancestors.some(isFunction)) {
      returned.push(child.argument);
    }
  });
  return returned;
}
