import { sep } from "node:path";
import { addCounts, type FileCoverage, type Instrumented } from "./instrument.ts";

/** Where a test runner gathers coverage, or lets it be gathered by the code that it has instrumented. */
export interface Collector {
  readonly variable: string;
  /** How it writes a file's path. */
  readonly separator: string;
}

const globals = globalThis as Record<string, unknown>;

const istanbul: Collector = { variable: "__coverage__", separator: sep };
const vitest: Collector = { variable: "__VITEST_COVERAGE__", separator: "/" };

/**
 * Where coverage goes in this process: to vitest, or to whoever reads istanbul's variable, as jest and nyc do.
 * `undefined` under a vitest that collects none.
 *
 * @throws Error under a vitest that collects what V8 counts, which knows of no function that runs elsewhere.
 */
export function findCollector(): Collector | undefined {
  const worker = globals.__vitest_worker__ as { config?: { coverage?: VitestCoverage } } | undefined;
  if (worker === undefined) {
    return istanbul;
  }
  const { enabled = true, provider } = worker.config?.coverage ?? {};
  if (!enabled) {
    return undefined;
  }
  if (provider === "v8") {
    throw new Error(
      'mock-cloudfront: coverage of functions needs coverage.provider "istanbul" in vitest\'s configuration, which has "v8": V8 does not see the engine that runs them.',
    );
  }
  return vitest;
}

interface VitestCoverage {
  readonly enabled?: boolean;
  readonly provider?: string;
}

/**
 * Adds what ran to what the runner has. The entry is one of our own: it is the path inside that a report joins by,
 * and the runner's own instrumented copy of the file would take the place of an entry under the bare path.
 */
export function collect(collector: Collector, instrumented: Instrumented, counts: Uint32Array): void {
  globals[collector.variable] ??= {};
  const files = globals[collector.variable] as Record<string, FileCoverage>;
  const path = instrumented.path.split(sep).join(collector.separator);
  const key = `${path}?mock-cloudfront`;
  const found = files[key];
  // Where an edited file is run again in the same process, the counts of its former text fit no more.
  const entry = found && found.hash === instrumented.hash ? found : { ...blankOf(instrumented), path };
  addCounts(entry, counts);
  files[key] = entry;
}

function blankOf({ blank }: Instrumented): FileCoverage {
  return JSON.parse(blank);
}
