import { sep } from "node:path";
import { addCounts, type FileCoverage, type Instrumented } from "./instrument.ts";

/** The global variable in which a test runner, or its instrumented code, collects coverage. */
export interface Collector {
  readonly variable: string;
  /** The separator in the file paths of the runner. */
  readonly separator: string;
}

const globals = globalThis as Record<string, unknown>;

const istanbul: Collector = { variable: "__coverage__", separator: sep };
const vitest: Collector = { variable: "__VITEST_COVERAGE__", separator: "/" };

/**
 * Returns the collector of this process: that of vitest, or istanbul's variable, which jest and nyc read. Returns
 * `undefined` if vitest collects no coverage.
 *
 * @throws Error if vitest collects coverage by V8, which does not see functions that run in another engine.
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
      'mock-cloudfront: coverage of functions needs coverage.provider "istanbul" in vitest\'s configuration, which has "v8". V8 does not see the engine that runs them.',
    );
  }
  return vitest;
}

interface VitestCoverage {
  readonly enabled?: boolean;
  readonly provider?: string;
}

/**
 * Adds the counts of a run to the runner's coverage, under a key of our own. Reports join entries by the path inside
 * them. An entry under the bare path would be replaced by the runner's own instrumented copy of the file.
 */
export function addCoverage(collector: Collector, instrumented: Instrumented, counts: Uint32Array): void {
  globals[collector.variable] ??= {};
  const files = globals[collector.variable] as Record<string, FileCoverage>;
  const path = instrumented.path.split(sep).join(collector.separator);
  const key = `${path}?mock-cloudfront`;
  const found = files[key];
  // If a file was edited since its last run in this process, the counts of its previous text no longer apply.
  const entry = found && found.hash === instrumented.hash ? found : { ...parseBlank(instrumented), path };
  addCounts(entry, counts);
  files[key] = entry;
}

function parseBlank({ blank }: Instrumented): FileCoverage {
  return JSON.parse(blank);
}
