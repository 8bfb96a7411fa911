import type {
  CallExpression,
  Identifier,
  Literal,
  MemberExpression,
  NewExpression,
  Property,
  TemplateLiteral,
} from "acorn";
import type { FunctionNode, SyntaxNode } from "./syntax-tree.ts";

/** A use of a name as a variable. */
export interface Reference {
  readonly node: Identifier;
  readonly parent: SyntaxNode | undefined;
}

/** A read of a property with a known name. */
export interface MemberUse {
  readonly node: MemberExpression;
  readonly name: string;
  /** The call of the property, if it is called. */
  readonly call: CallExpression | NewExpression | undefined;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The names that the code declares and uses. Declarations are hoisted, so a name is bound at every offset of the function
 * or block that declares it. A list of ranges per name therefore replaces a tree of scopes.
 */
export class ScopeAnalysis {
  readonly references: Reference[] = [];
  /** The names that are operands of `typeof`, because the author knows that they may be missing. */
  readonly typeofNames = new Set<string>();
  readonly members: MemberUse[] = [];
  /** The modules by the names of the variables that hold them. */
  readonly modules = new Map<string, string>();
  /** The property names that the code defines, or reads without a call: it may have its own method or a guard. */
  readonly ownMembers = new Set<string>();
  readonly calls: CallExpression[] = [];
  /** The literals and templates. */
  readonly strings: (Literal | TemplateLiteral)[] = [];
  readonly properties: Property[] = [];
  hasAsyncFunction = false;
  /** The functions that contain an `await` outside of their inner functions. */
  readonly awaitingFunctions = new Set<FunctionNode>();
  readonly #declared = new Map<string, Range[]>();
  /** The variables that hold the result of a test for a built-in. */
  readonly featureTests = new Set<string>();
  readonly #tried: Range[] = [];
  readonly #guarded: Range[] = [];

  declare(name: string, { start, end }: Range): void {
    const ranges = this.#declared.get(name);
    if (ranges === undefined) {
      this.#declared.set(name, [{ start, end }]);
    } else {
      ranges.push({ start, end });
    }
  }

  isDeclared(name: string, at: number): boolean {
    return this.#declared.get(name)?.some((range) => range.start <= at && at < range.end) === true;
  }

  /** Returns true if the offset is in the block of a `try` that has a `catch`. */
  isInTryBlock(at: number): boolean {
    return this.#tried.some((range) => range.start <= at && at < range.end);
  }

  /** Returns true if the offset is in code that runs only after a test for a built-in. */
  isGuarded(at: number): boolean {
    return this.#guarded.some((range) => range.start <= at && at < range.end);
  }

  addGuarded({ start, end }: Range): void {
    this.#guarded.push({ start, end });
  }

  addTryBlock({ start, end }: Range): void {
    this.#tried.push({ start, end });
  }
}
