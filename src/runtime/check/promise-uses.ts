import type { CallExpression, NewExpression } from "acorn";
import { toAccess } from "./async-variables/function-variables.ts";
import type { Binding } from "./bindings.ts";
import { isKnownBuiltin } from "./builtins.ts";
import type { PromiseSources } from "./promise-sources.ts";
import type { RuleContext } from "./rule-context.ts";
import { isFunction, isLoop, type SyntaxNode } from "./syntax-tree.ts";

const promiseMethods = new Set(["then", "catch", "finally"]);
const stringMethods = new Set(
  "concat endsWith includes indexOf lastIndexOf match padEnd padStart repeat replace replaceAll search slice split startsWith substr substring test exec charAt".split(
    " ",
  ),
);
/** The members of requests and responses that hold a string, a number or a boolean. */
const plainMembers = new Set(
  "uri method querystring value statusCode statusDescription body data encoding domainName originPath".split(
    " ",
  ),
);

/** Finds the uses of a promise as the value that it will have. */
export class PromiseUses {
  readonly #context: RuleContext;
  readonly #sources: PromiseSources;
  readonly #followed = new Set<SyntaxNode>();

  constructor(context: RuleContext, sources: PromiseSources) {
    this.#context = context;
    this.#sources = sources;
  }

  /** Returns the first node that uses the promise as its value, if any. */
  findMisuse(node: SyntaxNode): SyntaxNode | undefined {
    this.#followed.clear();
    return this.#follow(node);
  }

  #follow(node: SyntaxNode): SyntaxNode | undefined {
    const { parents } = this.#context.bindings;
    const parent = parents.get(node);
    if (parent === undefined || this.#followed.has(node)) {
      return undefined;
    }
    this.#followed.add(node);
    switch (parent.type) {
      case "MemberExpression": {
        const { property, object } = parent;
        const isPromiseMethod =
          object === node && property.type === "Identifier" && promiseMethods.has(property.name);
        return isPromiseMethod ? undefined : node;
      }
      case "CallExpression":
      case "NewExpression":
        return parent.callee === node || this.#isMisusedArgument(node, parent) ? node : undefined;
      case "UnaryExpression":
        return parent.operator === "void" || (parent.operator === "!" && this.#mayBeMissing(node))
          ? undefined
          : node;
      case "BinaryExpression":
        return parent.operator === "instanceof" || this.#isTestForMissing(node, parent.left, parent.right)
          ? undefined
          : node;
      case "TemplateLiteral":
      case "UpdateExpression":
      case "SwitchStatement":
      case "SwitchCase":
        return node;
      case "ForInStatement":
        return parent.right === node ? node : undefined;
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        return parent.test === node && !this.#mayBeMissing(node) ? node : undefined;
      case "ConditionalExpression":
        if (parent.test === node) {
          return this.#mayBeMissing(node) ? undefined : node;
        }
        return this.#follow(parent);
      case "LogicalExpression":
        if (parent.left === node && !this.#mayBeMissing(node)) {
          return node;
        }
        return this.#follow(parent);
      case "SequenceExpression":
        return parent.expressions[parent.expressions.length - 1] === node ? this.#follow(parent) : undefined;
      case "VariableDeclarator":
        return parent.init === node ? this.#followVariable(parent.id, node) : undefined;
      case "AssignmentExpression":
        return this.#followAssignment(node, parent);
      case "Property":
        return parent.value === node ? this.#followProperty(parent) : undefined;
      default:
        return undefined;
    }
  }

  #followAssignment(
    node: SyntaxNode,
    parent: SyntaxNode & { type: "AssignmentExpression" },
  ): SyntaxNode | undefined {
    if (parent.operator !== "=") {
      return node;
    }
    const { left } = parent;
    if (left.type === "MemberExpression") {
      return left.property.type === "Identifier" && !left.computed && plainMembers.has(left.property.name)
        ? node
        : undefined;
    }
    return this.#followVariable(left, node) ?? this.#follow(parent);
  }

  /** Reports a promise in `{ value: … }`. Code may await those in other objects later, unless it returns the object. */
  #followProperty(property: SyntaxNode & { type: "Property" }): SyntaxNode | undefined {
    if (property.key.type === "Identifier" && plainMembers.has(property.key.name)) {
      return property.value;
    }
    const { parents } = this.#context.bindings;
    let node: SyntaxNode | undefined = property;
    while (node?.type === "Property" || node?.type === "ObjectExpression") {
      node = parents.get(node);
    }
    const isReturned = node?.type === "ReturnStatement" && this.#isInHandler(node);
    return isReturned ? property.value : undefined;
  }

  #isInHandler(node: SyntaxNode): boolean {
    let current: SyntaxNode | undefined = node;
    while (current !== undefined && !isFunction(current)) {
      current = this.#context.bindings.parents.get(current);
    }
    return current !== undefined && "id" in current && current.id?.name === "handler";
  }

  #isMisusedArgument(
    node: SyntaxNode,
    { callee, arguments: parameters }: CallExpression | NewExpression,
  ): boolean {
    const { byReference } = this.#context.bindings;
    if (callee.type === "MemberExpression") {
      const { object, property } = callee;
      const isGlobal =
        object.type === "Identifier" && !byReference.has(object) && isKnownBuiltin(object.name);
      if (isGlobal) {
        return object.name !== "Promise";
      }
      return property.type === "Identifier" && stringMethods.has(property.name) && !isList(object);
    }
    if (callee.type !== "Identifier") {
      return false;
    }
    if (!byReference.has(callee)) {
      return isKnownBuiltin(callee.name) && callee.name !== "Promise";
    }
    const called = this.#sources.findFunction(callee);
    const parameter = called?.params[(parameters as SyntaxNode[]).indexOf(node)];
    const binding = parameter && byReference.get(parameter);
    return (
      binding?.references.some(
        (reference) => reference !== parameter && this.#isMisusedRead(reference, binding),
      ) === true
    );
  }

  /** Returns true if the function misuses its parameter, and never assigns another value to it. */
  #isMisusedRead(reference: SyntaxNode, { references }: Binding): boolean {
    const { parents } = this.#context.bindings;
    const isAssigned = references.some((other) => toAccess(other, parents.get(other)).writes);
    return !isAssigned && this.#follow(reference) !== undefined;
  }

  /** Follows the reads of a variable that see the promise assigned at `value`. */
  #followVariable(id: SyntaxNode, value: SyntaxNode): SyntaxNode | undefined {
    const binding = this.#context.bindings.byReference.get(id);
    if (binding === undefined) {
      return undefined;
    }
    const { parents } = this.#context.bindings;
    const assignments = this.#findAssignments(binding);
    for (const reference of binding.references) {
      if (reference !== id && toAccess(reference, parents.get(reference)).reads && reference !== id) {
        const sees = assignments.length === 1 || this.#seesAssignment(reference, value, assignments);
        const misuse =
          sees && !isDeclaration(reference, parents.get(reference)) ? this.#follow(reference) : undefined;
        if (misuse !== undefined) {
          return misuse;
        }
      }
    }
    return undefined;
  }

  #findAssignments(binding: Binding): SyntaxNode[] {
    return this.#sources.findValues(binding);
  }

  /** Returns true if a read comes after an assignment, and no other assignment must come between. */
  #seesAssignment(read: SyntaxNode, value: SyntaxNode, assignments: readonly SyntaxNode[]): boolean {
    return (
      value.end <= read.start &&
      this.#findFunction(read) === this.#findFunction(value) &&
      !assignments.some(
        (other) =>
          other.start > value.end && other.end <= read.start && contains(this.#findBranch(other), read),
      )
    );
  }

  #findFunction(node: SyntaxNode): SyntaxNode | undefined {
    let current: SyntaxNode | undefined = node;
    while (current !== undefined && !isFunction(current)) {
      current = this.#context.bindings.parents.get(current);
    }
    return current;
  }

  /** Returns the innermost code around a node that may not run: a branch, a loop or a block of a `try`. */
  #findBranch(node: SyntaxNode): SyntaxNode {
    const { parents } = this.#context.bindings;
    let current = node;
    for (let parent = parents.get(current); parent !== undefined; parent = parents.get(parent)) {
      if (isBranch(current, parent)) {
        return current;
      }
      current = parent;
    }
    return current;
  }

  /** Returns true for a variable that may also hold no promise, so that a test of it makes sense. */
  #mayBeMissing(node: SyntaxNode): boolean {
    const binding = node.type === "Identifier" ? this.#context.bindings.byReference.get(node) : undefined;
    if (binding === undefined) {
      return false;
    }
    const values = this.#sources.findValues(binding);
    return (
      values.length !== 1 ||
      values.some((value) => value.type !== "CallExpression") ||
      isDeclaredEmpty(binding, this.#context)
    );
  }

  /** Returns true for `promise === undefined` and the like, if the variable may be empty. */
  #isTestForMissing(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): boolean {
    const other = left === node ? right : left;
    const isEmpty =
      (other.type === "Identifier" && other.name === "undefined") ||
      (other.type === "Literal" && other.value === null);
    return isEmpty && this.#mayBeMissing(node);
  }
}

function isDeclaredEmpty({ references }: Binding, { bindings }: RuleContext): boolean {
  return references.some((reference) => {
    const parent = bindings.parents.get(reference);
    return parent?.type === "VariableDeclarator" && parent.id === reference && !parent.init;
  });
}

function isDeclaration(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  return parent?.type === "VariableDeclarator" && parent.id === node;
}

function isList(node: SyntaxNode): boolean {
  return node.type === "ArrayExpression";
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isBranch(node: SyntaxNode, parent: SyntaxNode): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test !== node;
    case "LogicalExpression":
      return parent.right === node;
    case "SwitchCase":
      return true;
    case "TryStatement":
      return parent.block === node || parent.handler === node;
    default:
      return isFunction(parent) || (isLoop(parent) && "body" in parent && parent.body === node);
  }
}
