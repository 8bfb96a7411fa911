import { loadAcorn } from "./acorn.ts";
import { Check, type Phase, type Problem } from "./check.ts";
import { collectNames } from "./collect-names.ts";
import { decode } from "./decode.ts";
import type { Finding } from "./finding.ts";
import { Names } from "./names.ts";
import { findDeepNesting, maxNesting } from "./nesting.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import {
  type FunctionRuntime,
  factsOf,
  functionRuntimes,
  isFunctionRuntime,
  type RuntimeFacts,
} from "./runtimes.ts";
import { Source } from "./source.ts";
import { type SyntaxNode, walk } from "./syntax-tree.ts";
import { parse } from "./tolerant-parser.ts";

/** What may be said to `checkFunction()`. */
export interface CheckOptions {
  /** The runtime to check for; `"cloudfront-js-2.0"` if left out. */
  readonly runtime?: FunctionRuntime | undefined;
}

/**
 * Says what a CloudFront Functions runtime would refuse in a function's code, without running it.
 *
 * Errors come first, and the first of them is the one that the runtime itself reports: its `engineMessage` is what
 * TestFunction answers after "… is invalid or could not run. ". Warnings are for what may fail, or surprise. An empty
 * list means that nothing was found.
 *
 * The rules and texts are those of njs 0.4.3 (runtime 1.0) and 0.8.2 (runtime 2.0), the engines that the service's
 * own messages match to the letter, and of the AWS developer guide, which wins where they differ.
 *
 * @throws TypeError if `code` is neither a string nor bytes, or `runtime` is none of the two.
 *
 * @example
 * import { checkFunction } from "mock-cloudfront/runtime";
 *
 * const [finding] = checkFunction("function handler(event) { return event?.request; }");
 * console.log(finding?.engineMessage); // SyntaxError: Unexpected token ";" in 1
 * console.log(finding?.message); // runtime 2.0 has no `?.`; write `a && a.b` for `a?.b`
 */
export function checkFunction(code: string | Uint8Array, options: CheckOptions = {}): Finding[] {
  const runtime = options.runtime ?? "cloudfront-js-2.0";
  if (!isFunctionRuntime(runtime)) {
    throw new TypeError(
      `checkFunction: runtime ${JSON.stringify(runtime)} does not exist; take ${functionRuntimes.map((name) => `"${name}"`).join(" or ")}`,
    );
  }
  const { text, invalidAt } = decode(code);
  const facts = factsOf(runtime);
  return [...(invalidAt === -1 ? cached(text, facts) : check(text, invalidAt, facts)).findings];
}

/**
 * What keeps code from being run at all: the error with which the runtime ends while it parses or compiles. What it
 * would say later is for the run to show.
 *
 * @internal
 */
export function findRefusal(text: string, runtime: FunctionRuntime): Finding | undefined {
  const { findings, isRefused } = cached(text, factsOf(runtime));
  return isRefused ? findings[0] : undefined;
}

interface Verdict {
  readonly findings: readonly Finding[];
  /** Whether the first finding is met before anything runs. */
  readonly isRefused: boolean;
}

/** Tests send the same code again and again, and checking it costs a parse. By runtime, then by code. */
const caches = new Map<FunctionRuntime, Map<string, Verdict>>();
const cacheSize = 100;

function cached(text: string, facts: RuntimeFacts): Verdict {
  const cache = caches.get(facts.name) ?? new Map<string, Verdict>();
  caches.set(facts.name, cache);
  const verdict = cache.get(text) ?? check(text, -1, facts);
  // A Map keeps its keys in the order they were set: the first is the one not asked for longest.
  cache.delete(text);
  cache.set(text, verdict);
  const [oldest] = cache.size > cacheSize ? cache.keys() : [];
  if (oldest !== undefined) {
    cache.delete(oldest);
  }
  return verdict;
}

function check(text: string, invalidAt: number, facts: RuntimeFacts): Verdict {
  const source = new Source(text);
  const context = new Check(source, facts, new Names());
  const deep = findDeepNesting(text, loadAcorn);
  if (deep !== undefined) {
    refuseNesting(deep, context);
  } else {
    try {
      checkTree(source, facts, context);
    } catch (error) {
      if (!isStackOverflow(error)) {
        throw error;
      }
      context.problems.length = 0;
      refuseNesting(0, context);
    }
  }
  if (invalidAt !== -1) {
    context.rule = "encoding";
    context.warn(invalidAt, "this is not valid UTF-8, and is read as U+FFFD; save the code as UTF-8");
  }
  const problems = context.problems
    .map((problem, index) => ({ problem, index }))
    .sort((a, b) => rank(a.problem) - rank(b.problem) || a.problem.at - b.problem.at || a.index - b.index)
    .map(({ problem }) => problem)
    .filter(isFirstAtItsPlace);
  const [first] = problems;
  return {
    findings: problems.map((problem) => toFinding(problem, source)),
    isRefused: first?.error !== undefined && (first.phase === "parse" || first.phase === "compile"),
  };
}

function checkTree(source: Source, facts: RuntimeFacts, context: Check): void {
  const { program, refusals, stopped } = parse(source, facts);
  for (const { at, error, message, phase = "parse" } of refusals) {
    context.problems.push({ rule: "syntax", at, error, message, phase });
  }
  walk(program, context.ancestors, (node) => {
    const visitors = visitorsByType.get(node.type);
    if (visitors !== undefined) {
      for (const { name, visit } of visitors) {
        context.rule = name;
        visit(node, context);
      }
    }
  });
  // What follows needs to have seen everything: half a file lacks declarations, not names.
  if (stopped) {
    context.problems.splice(
      0,
      context.problems.length,
      ...context.problems.filter(({ phase }) => phase === "parse"),
    );
    return;
  }
  for (const { name, finish } of rules) {
    context.rule = name;
    finish?.(context);
  }
}

interface NamedVisitor {
  readonly name: string;
  readonly visit: (node: SyntaxNode, context: Check) => void;
}

/** One table for all rules, so that one walk serves them. */
const visitorsByType: ReadonlyMap<string, readonly NamedVisitor[]> = tableOf([
  { name: "names", visit: collectNames },
  ...rules,
]);

function tableOf(all: readonly Rule[]): Map<string, NamedVisitor[]> {
  const table = new Map<string, NamedVisitor[]>();
  for (const { name, visit = {} } of all) {
    for (const [type, visitor] of Object.entries(visit)) {
      const entry: NamedVisitor = { name, visit: visitor as NamedVisitor["visit"] };
      table.set(type, [...(table.get(type) ?? []), entry]);
    }
  }
  return table;
}

const phases: readonly Phase[] = ["parse", "compile", "run", "call"];

/** Errors in the order in which the engine would meet them, then warnings. */
function rank({ error, phase }: Problem): number {
  return error === undefined ? phases.length : phases.indexOf(phase);
}

/** Two rules may stumble over the same place: what the first says is enough. */
function isFirstAtItsPlace(problem: Problem, index: number, sorted: readonly Problem[]): boolean {
  const before = sorted[index - 1];
  return before?.at !== problem.at || rank(before) !== rank(problem);
}

function toFinding({ rule, at, message, error, phase }: Problem, source: Source): Finding {
  const { line, column } = source.positionAt(at);
  if (error === undefined) {
    return Object.freeze({ severity: "warning", rule, message, line, column });
  }
  const named =
    phase === "parse" || error.startsWith("SyntaxError: Illegal ") ? ` in ${source.engineLineAt(at)}` : "";
  return Object.freeze({ severity: "error", rule, message, line, column, engineMessage: `${error}${named}` });
}

/** The engine's own limit is its memory; the text is what it says when that runs out on the stack. */
function refuseNesting(at: number, context: Check): void {
  context.rule = "nesting";
  context.refuse(
    at,
    "RangeError: Maximum call stack size exceeded",
    `this nests too deep to be checked (brackets: ${maxNesting} levels at most); take it apart`,
    "run",
  );
}

/** By name: under a test runner the error may come from another realm. */
function isStackOverflow(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === "RangeError";
}
