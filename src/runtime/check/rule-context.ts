import type { EntryPoint } from "../run/entry-points.ts";
import { type Bindings, resolveBindings } from "./bindings.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { ScopeAnalysis } from "./scope-analysis.ts";
import type { Source } from "./source.ts";
import type { SyntaxNode, Visitors } from "./syntax-tree.ts";

/**
 * The moment at which the engine raises an error: while it parses, when it has parsed everything, when the code runs,
 * or when the service calls `handler`. An error of one phase hides the errors of later phases.
 */
export type Phase = "parse" | "compile" | "run" | "call";

/** A finding at an offset, before it is converted to a line and a column. A warning has no `engineMessage`. */
export interface Diagnostic {
  readonly rule: string;
  readonly at: number;
  readonly message: string;
  readonly engineMessage?: string;
  readonly phase: Phase;
}

/** One check of the code. All rules share one walk of the syntax tree. */
export interface Rule {
  /** The name of the rule's file, and of its findings. */
  readonly name: string;
  readonly visit?: Visitors<RuleContext>;
  /** Runs after the walk. Does not run if the parser could not parse the code to its end. */
  readonly finish?: (context: RuleContext) => void;
}

/** The code and the scopes that rules read, and the diagnostics that they report. */
export class RuleContext {
  readonly source: Source;
  readonly facts: RuntimeFacts;
  readonly scopes: ScopeAnalysis;
  /** The name of the function that the service calls. */
  readonly entryPoint: EntryPoint;
  /** The ancestors of the visited node, outermost first. */
  readonly ancestors: SyntaxNode[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** The syntax tree, when the walk has begun. */
  program: SyntaxNode | undefined;
  #bindings: Bindings | undefined;
  /** The name of the running rule. */
  rule = "";

  constructor(
    source: Source,
    facts: RuntimeFacts,
    scopes: ScopeAnalysis,
    entryPoint: EntryPoint = "handler",
  ) {
    this.source = source;
    this.facts = facts;
    this.scopes = scopes;
    this.entryPoint = entryPoint;
  }

  get parent(): SyntaxNode | undefined {
    return this.ancestors[this.ancestors.length - 1];
  }

  /** The declarations of all names. They are found at the first use, because few rules need them. */
  get bindings(): Bindings {
    this.#bindings ??=
      this.program === undefined
        ? { byReference: new Map(), parents: new Map() }
        : resolveBindings(this.program);
    return this.#bindings;
  }

  /**
   * Reports code that the engine does not parse, compile or run.
   *
   * @param engineMessage The engine's message, without the line.
   * @param message The problem and the fix, for the author of the code.
   */
  reportError(at: number, engineMessage: string, message: string, phase: Phase = "parse"): void {
    this.diagnostics.push({ rule: this.rule, at, engineMessage, message, phase });
  }

  /**
   * Reports code that throws when it runs. Reports nothing in code that tests for a built-in first. Inside a `try` with a `catch` this is only a warning, because the `catch` may
   * be there for this error.
   */
  reportRuntimeError(at: number, engineMessage: string, message: string): void {
    if (this.scopes.isGuarded(at)) {
      return;
    }
    if (this.scopes.isInTryBlock(at)) {
      this.reportWarning(at, `${message} (this \`try\` always fails)`);
    } else {
      this.reportError(at, engineMessage, message, "run");
    }
  }

  /** Reports code that may fail, or that does something else than its author may expect. */
  reportWarning(at: number, message: string): void {
    this.diagnostics.push({ rule: this.rule, at, message, phase: "run" });
  }
}
