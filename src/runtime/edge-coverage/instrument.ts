import { createHash } from "node:crypto";
import type { InstrumentedCode } from "../run/run-instrumented.ts";
import { loadIstanbul } from "./istanbul.ts";

/** What istanbul knows of a file: where statements, functions and branches are, and how often each ran. */
export interface FileCoverage {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, unknown>>;
  readonly fnMap: Readonly<Record<string, unknown>>;
  readonly branchMap: Readonly<Record<string, unknown>>;
  readonly s: Record<string, number>;
  readonly f: Record<string, number>;
  readonly b: Record<string, number[]>;
  /** Of the text that was instrumented. */
  readonly hash?: string;
}

export interface Instrumented extends InstrumentedCode {
  readonly path: string;
  /** Of the text that was instrumented. */
  readonly hash: string;
  /** The file's coverage as JSON text, with nothing counted yet. */
  readonly blank: string;
}

const kept = new Map<string, Instrumented | undefined>();

/**
 * A function's code with istanbul's counters; `undefined` where the file asks to be ignored.
 *
 * @throws Error where istanbul cannot read the code, or is not installed.
 */
export function instrument(code: string, path: string): Instrumented | undefined {
  const key = `${path}\n${code}`;
  if (!kept.has(key)) {
    kept.set(key, instrumentAnew(code, path));
  }
  return kept.get(key);
}

/**
 * istanbul's own function of the counters, at the top of the code. It carries all the file's maps, which would take
 * more of the function's memory than the function, and gives the counters to nobody who is not in the same realm.
 */
const ownCounters = /function (cov_\w+)\(\)[\s\S]*?\}\s*(?=\1\(\);)/;

function instrumentAnew(code: string, path: string): Instrumented | undefined {
  const { text, coverage } = addCounters(code, path);
  const [declaration, name] = ownCounters.exec(text) ?? [];
  if (declaration === undefined || name === undefined) {
    if (Object.keys(coverage.s).length === 0) {
      return undefined;
    }
    throw new Error(`mock-cloudfront: this version of istanbul-lib-instrument is not known; 6.0 is.`);
  }
  const hash = createHash("sha1").update(code).digest("hex");
  return {
    // Counters by a name and not by a call: a loop that does little takes 7 times the fuel with them, and not 9.
    code: text.replace(declaration, () => "").replaceAll(`${name}()`, name),
    ...countersOf(name, coverage),
    path,
    hash,
    blank: JSON.stringify({ ...coverage, hash }),
  };
}

interface Counting {
  readonly text: string;
  readonly coverage: FileCoverage;
}

/** Most code reads as a module and as a script; imports are in the one only, and some names in the other. */
function addCounters(code: string, path: string): Counting {
  try {
    return addCountersTo(code, path, "module");
  } catch (asModule) {
    try {
      return addCountersTo(code, path, "script");
    } catch {
      const { message } = asModule as Error;
      throw new Error(`mock-cloudfront: istanbul cannot read ${path} to count its coverage: ${message}`, {
        cause: asModule,
      });
    }
  }
}

function addCountersTo(code: string, path: string, kind: "module" | "script"): Counting {
  const instrumenter = loadIstanbul().createInstrumenter({
    esModules: kind === "module",
    autoWrap: true,
    // Else the code asks `new Function` for the global object, which the engine refuses.
    coverageGlobalScopeFunc: false,
  });
  const text = instrumenter.instrumentSync(code, path);
  return { text, coverage: instrumenter.lastFileCoverage() as FileCoverage };
}

/**
 * The counters as one array, which the host finds: views of it are what the code counts in. Statements come first,
 * then functions, then the branches one by one.
 */
function countersOf(name: string, { s, f, b }: FileCoverage): { counters: string; length: number } {
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

/** Adds what {@link InstrumentedCode} counted, in the order in which it counts. */
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
