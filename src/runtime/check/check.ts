import type { Names } from "./names.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";
import type { SyntaxNode } from "./syntax-tree.ts";

/**
 * When the engine would notice: while parsing, once everything is parsed, when the code runs, or when `handler` is
 * called. An earlier phase hides what a later one would say.
 */
export type Phase = "parse" | "compile" | "run" | "call";

/** What a rule found, before it is put into lines and columns. Without `error` it is a warning. */
export interface Problem {
  readonly rule: string;
  readonly at: number;
  readonly message: string;
  readonly error?: string;
  readonly phase: Phase;
}

/** One run of the check: what rules are shown, and where they report. */
export class Check {
  readonly source: Source;
  readonly facts: RuntimeFacts;
  readonly names: Names;
  /** The nodes around the one being visited, outermost first. */
  readonly ancestors: SyntaxNode[] = [];
  readonly problems: Problem[] = [];
  /** The rule being asked. */
  rule = "";

  constructor(source: Source, facts: RuntimeFacts, names: Names) {
    this.source = source;
    this.facts = facts;
    this.names = names;
  }

  get parent(): SyntaxNode | undefined {
    return this.ancestors[this.ancestors.length - 1];
  }

  /** The engine refuses the code, in the words of `error` (without a line). */
  refuse(at: number, error: string, message: string, phase: Phase = "parse"): void {
    this.problems.push({ rule: this.rule, at, error, message, phase });
  }

  /** The engine runs the code, but not as its author may think; or it may fail. */
  warn(at: number, message: string): void {
    this.problems.push({ rule: this.rule, at, message, phase: "run" });
  }
}
