import type { Identifier, Pattern } from "acorn";
import { walk } from "./children.ts";
import { type FunctionNode, isFunction, isLoop, type SyntaxNode } from "./syntax-tree.ts";

/** A declaration and its references. */
export interface Binding {
  readonly name: string;
  readonly kind: "parameter" | "var" | "lexical" | "function" | "import";
  /** The innermost function around the declaration, or undefined at the top level. */
  readonly owner: FunctionNode | undefined;
  /** True if the declaration is in a loop of its function, or in the head of the loop. */
  readonly inLoop: boolean;
  /** The identifiers that refer to the declaration, with those of the declaration itself, in source order. */
  readonly references: Identifier[];
}

/** The bindings of the code. `ScopeAnalysis` is enough for rules that only need to know if a name is declared. */
export interface Bindings {
  readonly byReference: ReadonlyMap<SyntaxNode, Binding>;
  readonly parents: ReadonlyMap<SyntaxNode, SyntaxNode>;
}

type Scopes = Map<SyntaxNode, Map<string, Binding>>;

/** Finds the declaration of each name in the code. */
export function resolveBindings(program: SyntaxNode): Bindings {
  const scopes = collectScopes(program);
  const byReference = new Map<SyntaxNode, Binding>();
  const parents = new Map<SyntaxNode, SyntaxNode>();
  const ancestors: SyntaxNode[] = [];
  walk(program, ancestors, (node) => {
    const parent = ancestors[ancestors.length - 1];
    if (parent !== undefined) {
      parents.set(node, parent);
    }
    if (node.type !== "Identifier") {
      return;
    }
    for (let index = ancestors.length - 1; index >= 0; index -= 1) {
      const binding = scopes.get(ancestors[index] as SyntaxNode)?.get(node.name);
      if (binding !== undefined) {
        binding.references.push(node);
        byReference.set(node, binding);
        return;
      }
    }
  });
  return { byReference, parents };
}

/** Collects the declarations by the function, block or loop in which they are visible. */
function collectScopes(program: SyntaxNode): Scopes {
  const scopes: Scopes = new Map();
  const ancestors: SyntaxNode[] = [];
  const add = (home: SyntaxNode, name: string, kind: Binding["kind"]): void => {
    const scope = scopes.get(home) ?? new Map<string, Binding>();
    scopes.set(home, scope);
    if (!scope.has(name)) {
      const owner = isFunction(home) ? home : ancestors.findLast(isFunction);
      const inLoop = ancestors.findLast((node) => isFunction(node) || isLoop(node));
      scope.set(name, { name, kind, owner, inLoop: inLoop !== undefined && isLoop(inLoop), references: [] });
    }
  };
  walk(program, ancestors, (node) => {
    switch (node.type) {
      case "VariableDeclaration":
        for (const { id } of node.declarations) {
          const home = node.kind === "var" ? findFunction(ancestors) : findBlock(ancestors);
          addNames(id, (name) => add(home ?? program, name, node.kind === "var" ? "var" : "lexical"));
        }
        break;
      case "CatchClause":
        addNames(node.param, (name) => add(node, name, "var"));
        break;
      case "ClassDeclaration":
        addNames(node.id, (name) => add(findBlock(ancestors) ?? program, name, "lexical"));
        break;
      case "ImportDeclaration":
        for (const { local } of node.specifiers) {
          add(program, local.name, "import");
        }
        break;
      case "FunctionDeclaration":
        addNames(node.id, (name) => add(findBlock(ancestors) ?? program, name, "function"));
        addParameters(node, add);
        break;
      case "FunctionExpression":
        addNames(node.id, (name) => add(node, name, "function"));
        addParameters(node, add);
        break;
      case "ArrowFunctionExpression":
        addParameters(node, add);
    }
  });
  return scopes;
}

function addParameters(
  node: FunctionNode,
  add: (home: SyntaxNode, name: string, kind: Binding["kind"]) => void,
): void {
  for (const param of node.params) {
    addNames(param, (name) => add(node, name, "parameter"));
  }
}

/** Calls `add` for the name that a pattern declares. Ignores destructuring, because no runtime has it. */
function addNames(pattern: Pattern | null | undefined, add: (name: string) => void): void {
  if (pattern?.type === "Identifier") {
    add(pattern.name);
  } else if (pattern?.type === "RestElement") {
    addNames(pattern.argument, add);
  }
}

function findFunction(ancestors: readonly SyntaxNode[]): SyntaxNode | undefined {
  return ancestors.findLast(isFunction);
}

function findBlock(ancestors: readonly SyntaxNode[]): SyntaxNode | undefined {
  return ancestors.findLast(
    (node) =>
      node.type === "BlockStatement" || node.type === "SwitchStatement" || isLoop(node) || isFunction(node),
  );
}
