import { findOptionProblem, type OptionRules } from "../../values/validate-options.ts";
import type { EntryPoint } from "../run/entry-points.ts";
import { loadAcorn } from "./acorn.ts";
import { decodeCode } from "./decode-code.ts";
import type { Finding } from "./finding.ts";
import { findDeepNesting, maxNesting } from "./nesting.ts";

import { type Diagnostic, type Phase, RuleContext } from "./rule-context.ts";
import { rules } from "./rules.ts";
import {
  type FunctionRuntime,
  functionRuntimes,
  getRuntimeFacts,
  isFunctionRuntime,
  type RuntimeFacts,
} from "./runtimes.ts";
import { ScopeAnalysis } from "./scope-analysis.ts";
import { Source } from "./source.ts";
import { parseTolerantly } from "./tolerant-parser.ts";
import { visitTree } from "./visit-tree.ts";

/** The options of `checkFunction()`. */
export interface CheckOptions {
  /** The runtime to check for; `"cloudfront-js-2.0"` if left out. */
  readonly runtime?: FunctionRuntime | undefined;
  /** The function that the service calls: `"connectionHandler"` in connection functions. @defaultValue `"handler"` */
  readonly entryPoint?: EntryPoint | undefined;
}

/**
 * Finds what a CloudFront Functions runtime rejects in a function's code, without running the code.
 *
 * Errors come before warnings. The first error is the one that the runtime itself reports. Its `engineMessage` is the
 * text that TestFunction returns after "… is invalid or could not run. ". A warning is about code that may fail, or
 * that does something unexpected. An empty list means that nothing was found.
 *
 * The rules and the messages are those of njs 0.4.3 (runtime 1.0) and njs 0.8.2 (runtime 2.0), because the service's
 * own messages match these engines to the letter. The AWS developer guide takes precedence where it differs.
 *
 * @throws TypeError if `code` is neither a string nor bytes, if it is the path of a file, or if the options are not valid.
 *
 * @example
 * import { checkFunction } from "mock-cloudfront/runtime";
 *
 * const [finding] = checkFunction("function handler(event) { return event?.request; }");
 * console.log(finding?.engineMessage); // SyntaxError: Unexpected token ";" in 1
 * console.log(finding?.message); // runtime 2.0 has no `?.`; write `a && a.b` for `a?.b`
 */
export function checkFunction(code: string | Uint8Array, options: CheckOptions = {}): Finding[] {
  const problem = findOptionProblem(options, optionRules);
  if (problem !== undefined) {
    throw new TypeError(
      `checkFunction: ${problem} Write checkFunction(code, { runtime: "cloudfront-js-2.0" }).`,
    );
  }
  const { text, invalidAt } = decodeCode(code);
  const facts = getRuntimeFacts(options.runtime ?? "cloudfront-js-2.0");
  const { entryPoint = "handler" } = options;
  const result =
    invalidAt === -1 ? checkCached(text, facts, entryPoint) : checkText(text, invalidAt, facts, entryPoint);
  return [...result.findings];
}

const optionRules: OptionRules<CheckOptions> = {
  runtime: (name: unknown) =>
    !isFunctionRuntime(name) && functionRuntimes.map((runtime) => `"${runtime}"`).join(" or "),
  entryPoint: (name: unknown) =>
    name !== "handler" && name !== "connectionHandler" && '"handler" or "connectionHandler"',
};

/**
 * Returns the error that the runtime raises while it parses or compiles the code, if any. Errors of later phases are
 * raised by the run itself.
 *
 * @internal
 */
export function findCompileError(text: string, runtime: FunctionRuntime): Finding | undefined {
  // The entry point is missed only when the code runs.
  const { findings, preventsRun } = checkCached(text, getRuntimeFacts(runtime), "handler");
  return preventsRun ? findings[0] : undefined;
}

interface CheckResult {
  readonly findings: readonly Finding[];
  /** True if the engine raises the first finding before it runs anything. */
  readonly preventsRun: boolean;
}

/** Results keyed by runtime and entry point, then by code. Tests send the same code repeatedly, and a check costs a parse. */
const caches = new Map<string, Map<string, CheckResult>>();
const cacheSize = 100;

function checkCached(text: string, facts: RuntimeFacts, entryPoint: EntryPoint): CheckResult {
  const key = `${facts.name} ${entryPoint}`;
  const cache = caches.get(key) ?? new Map<string, CheckResult>();
  caches.set(key, cache);
  const result = cache.get(text) ?? checkText(text, -1, facts, entryPoint);
  // A Map keeps its keys in insertion order, so the first key is the least recently used.
  cache.delete(text);
  cache.set(text, result);
  const [oldest] = cache.size > cacheSize ? cache.keys() : [];
  if (oldest !== undefined) {
    cache.delete(oldest);
  }
  return result;
}

function checkText(
  text: string,
  invalidAt: number,
  facts: RuntimeFacts,
  entryPoint: EntryPoint,
): CheckResult {
  const source = new Source(text);
  const context = new RuleContext(source, facts, new ScopeAnalysis(), entryPoint);
  const deep = findDeepNesting(text, loadAcorn);
  if (deep !== undefined) {
    reportNesting(deep, context);
  } else {
    try {
      checkTree(source, facts, context);
    } catch (error) {
      if (!isStackOverflow(error)) {
        throw error;
      }
      context.diagnostics.length = 0;
      reportNesting(0, context);
    }
  }
  if (invalidAt !== -1) {
    context.rule = "encoding";
    context.reportWarning(
      invalidAt,
      "these bytes are not valid UTF-8 and are read as U+FFFD; save the code as UTF-8",
    );
  }
  const diagnostics = context.diagnostics
    .sort((a, b) => getRank(a) - getRank(b) || a.at - b.at)
    .filter(isFirstAtItsPlace);
  const [first] = diagnostics;
  return {
    findings: diagnostics.map((diagnostic) => toFinding(diagnostic, source)),
    preventsRun: first?.engineMessage !== undefined && (first.phase === "parse" || first.phase === "compile"),
  };
}

function checkTree(source: Source, facts: RuntimeFacts, context: RuleContext): void {
  const { program, diagnostics, stopped } = parseTolerantly(source, facts);
  for (const { at, engineMessage, message, phase = "parse" } of diagnostics) {
    context.diagnostics.push({ rule: "syntax", at, engineMessage, message, phase });
  }
  context.program = program;
  visitTree(program, context);
  // The other rules need the whole file. A file that was parsed in part lacks declarations, and each would be reported.
  if (stopped) {
    context.diagnostics.splice(
      0,
      context.diagnostics.length,
      ...context.diagnostics.filter(({ phase }) => phase === "parse"),
    );
    return;
  }
  for (const { name, finish } of rules) {
    context.rule = name;
    finish?.(context);
  }
}

const phases: readonly Phase[] = ["parse", "compile", "run", "call"];

/** Returns the sort key of a diagnostic: errors in the order in which the engine raises them, then warnings. */
function getRank({ engineMessage, phase }: Diagnostic): number {
  return engineMessage === undefined ? phases.length : phases.indexOf(phase);
}

/** Returns false for a second diagnostic at the same offset, because one message per place is enough. */
function isFirstAtItsPlace(diagnostic: Diagnostic, index: number, sorted: readonly Diagnostic[]): boolean {
  const before = sorted[index - 1];
  return before?.at !== diagnostic.at || getRank(before) !== getRank(diagnostic);
}

function toFinding({ rule, at, message, engineMessage, phase }: Diagnostic, source: Source): Finding {
  const { line, column } = source.positionAt(at);
  if (engineMessage === undefined) {
    return Object.freeze({ severity: "warning", rule, message, line, column });
  }
  const hasLine = phase === "parse" || engineMessage.startsWith("SyntaxError: Illegal ");
  const suffix = hasLine ? ` in ${source.engineLineAt(at)}` : "";
  return Object.freeze({
    severity: "error",
    rule,
    message,
    line,
    column,
    engineMessage: `${engineMessage}${suffix}`,
  });
}

/** Reports code that nests too deep. The engine's limit is its memory, and this is its message for a full stack. */
function reportNesting(at: number, context: RuleContext): void {
  context.rule = "nesting";
  context.reportError(
    at,
    "RangeError: Maximum call stack size exceeded",
    `this code nests too deep for the check (at most ${maxNesting} levels of brackets); split it into functions`,
    "run",
  );
}

/** Returns true for a RangeError. Compares the name, because under a test runner the error may come from another realm. */
function isStackOverflow(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === "RangeError";
}
