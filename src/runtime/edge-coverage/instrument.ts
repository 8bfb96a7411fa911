import { createHash } from "node:crypto";
import type { InstrumentedCode } from "../run/run-instrumented.ts";
import { loadIstanbul } from "./istanbul.ts";

/** istanbul's coverage of a file: the statements, functions and branches, and how often each ran. */
export interface FileCoverage {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, unknown>>;
  readonly fnMap: Readonly<Record<string, unknown>>;
  readonly branchMap: Readonly<Record<string, unknown>>;
  readonly s: Record<string, number>;
  readonly f: Record<string, number>;
  readonly b: Record<string, number[]>;
  /** Hash of the instrumented text. */
  readonly hash?: string;
}

export interface Instrumented extends InstrumentedCode {
  readonly path: string;
  /** Hash of the instrumented text. */
  readonly hash: string;
  /** The file's coverage as JSON text, with all counts zero. */
  readonly blank: string;
}

const cache = new Map<string, Instrumented | undefined>();

/**
 * Adds istanbul's counters to a function's code. Returns `undefined` if a comment in the file asks istanbul to ignore it.
 *
 * @throws Error if istanbul cannot parse the code or is not installed.
 */
export function instrument(code: string, path: string): Instrumented | undefined {
  const key = `${path}\n${code}`;
  if (!cache.has(key)) {
    cache.set(key, createInstrumented(code, path));
  }
  return cache.get(key);
}

/**
 * Matches istanbul's function for the counters, at the top of the code. The function contains all maps of the file,
 * which need more memory than the user's function, and its counters are unreachable from another realm.
 */
const countersPattern = /function (cov_\w+)\(\)[\s\S]*?\}\s*(?=\1\(\);)/;

function createInstrumented(code: string, path: string): Instrumented | undefined {
  const { text, coverage } = addCounters(code, path);
  const [declaration, name] = countersPattern.exec(text) ?? [];
  if (declaration === undefined || name === undefined) {
    if (Object.keys(coverage.s).length === 0) {
      return undefined;
    }
    throw new Error(
      `mock-cloudfront: this version of istanbul-lib-instrument is not supported. Install version 6.0.`,
    );
  }
  const hash = createHash("sha1").update(code).digest("hex");
  return {
    // A variable instead of a call: counters make a short loop use 7 times the fuel, and a call 9 times.
    code: text.replace(declaration, () => "").replaceAll(`${name}()`, name),
    ...formatCounters(name, coverage),
    path,
    hash,
    blank: JSON.stringify({ ...coverage, hash }),
  };
}

interface CodeWithCounters {
  readonly text: string;
  readonly coverage: FileCoverage;
}

/** Parses code as a module, for its imports, or else as a script, which allows some more names. */
function addCounters(code: string, path: string): CodeWithCounters {
  try {
    return addCountersTo(code, path, "module");
  } catch (asModule) {
    try {
      return addCountersTo(code, path, "script");
    } catch {
      const { message } = asModule as Error;
      throw new Error(`mock-cloudfront: istanbul cannot parse ${path} to count its coverage: ${message}`, {
        cause: asModule,
      });
    }
  }
}

function addCountersTo(code: string, path: string, kind: "module" | "script"): CodeWithCounters {
  const instrumenter = loadIstanbul().createInstrumenter({
    esModules: kind === "module",
    autoWrap: true,
    // Otherwise the code calls `new Function` for the global object, which the engine does not have.
    coverageGlobalScopeFunc: false,
  });
  const text = instrumenter.instrumentSync(code, path);
  return { text, coverage: instrumenter.lastFileCoverage() as FileCoverage };
}

/**
 * Formats the code that creates the counters: one array, which the host reads, and views of it for istanbul's code.
 * Statements come first, then functions, then each branch.
 */
function formatCounters(name: string, { s, f, b }: FileCoverage): { counters: string; length: number } {
  let length = 0;
  const view = (count: number): string => {
    length += count;
    return `new Uint32Array(all.buffer,${4 * (length - count)},${count})`;
  };
  const statements = view(Object.keys(s).length);
  const functions = view(Object.keys(f).length);
  const branches = Object.entries(b).map(([id, paths]) => `${id}:${view(paths.length)}`);
  const counters =
    `const ${name}=(()=>{const all=new Uint32Array(${length});` +
    `return{s:${statements},f:${functions},b:{${branches}}};})();${name}.s;`;
  return { counters, length };
}

/** Adds the counts of a run, in the order of {@link formatCounters}, to a file's coverage. */
export function addCounts(coverage: FileCoverage, counts: Uint32Array): void {
  let at = 0;
  const next = () => counts[at++] ?? 0;
  for (const id of Object.keys(coverage.s)) {
    coverage.s[id] = (coverage.s[id] ?? 0) + next();
  }
  for (const id of Object.keys(coverage.f)) {
    coverage.f[id] = (coverage.f[id] ?? 0) + next();
  }
  for (const id of Object.keys(coverage.b)) {
    coverage.b[id] = (coverage.b[id] ?? []).map((count) => count + next());
  }
}
