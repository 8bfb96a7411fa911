import type { CallExpression, Identifier, MemberExpression, NewExpression } from "acorn";
import type { SyntaxNode } from "./syntax-tree.ts";

/** A name used where a variable is meant. */
export interface Reference {
  readonly node: Identifier;
  readonly parent: SyntaxNode | undefined;
}

/** A property with a known name, read from anything. */
export interface MemberUse {
  readonly node: MemberExpression;
  readonly name: string;
  /** The call of it, if it is called. */
  readonly call: CallExpression | NewExpression | undefined;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Which names the code declares, and where. Declarations are hoisted, so a name is bound at every offset of the
 * function or block that declares it: ranges of offsets say all that a tree of scopes would.
 */
export class Names {
  readonly references: Reference[] = [];
  /** Names that stand behind `typeof` somewhere: their author knows that they may be missing. */
  readonly guarded = new Set<string>();
  readonly members: MemberUse[] = [];
  /** Variables that hold a module: name → module. */
  readonly modules = new Map<string, string>();
  /** Property names that the code sets itself, or reads without calling: it may bring its own, or ask first. */
  readonly ownMembers = new Set<string>();
  readonly #declared = new Map<string, Range[]>();
  readonly #tried: Range[] = [];

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

  /** Does this stand in a `try` that has a `catch`? */
  isTried(at: number): boolean {
    return this.#tried.some((range) => range.start <= at && at < range.end);
  }

  markTried({ start, end }: Range): void {
    this.#tried.push({ start, end });
  }
}
