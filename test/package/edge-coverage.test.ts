import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { makeConsumer, runners } from "./consumer.ts";

const files = "test/package/edge-coverage";
const istanbul = "istanbul-lib-instrument";
const project = makeConsumer({ files, also: [...runners, "@vitest/coverage-istanbul", istanbul] });

const outside = { VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined };

async function node(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd,
    env: { ...process.env, ...outside },
  });
  return stdout;
}

/** How often each of a file's statements, functions and branches ran. */
interface Counts {
  readonly s: readonly number[];
  readonly f: readonly number[];
  readonly b: readonly (readonly number[])[];
}

/** What the report says of the files, by their path in the project. */
function reported(folder: string): Record<string, Counts> {
  const report = JSON.parse(readFileSync(join(project, folder, "coverage-final.json"), "utf8")) as object;
  return Object.fromEntries(
    Object.entries(report).map(([path, { s, f, b }]) => [
      path.slice(project.length + 1),
      { s: Object.values(s), f: Object.values(f), b: Object.values(b) } as Counts,
    ]),
  );
}

/** The branch with the store, in line 8, never ran, and line 11 is not to be counted. */
const rewrite: Counts = {
  s: [1, 1, 1, 0, 1, 1, 1],
  f: [1],
  b: [
    [1, 0],
    [1, 0],
  ],
};
/** Two runs that end in line 10. */
const guard: Counts = { s: [2, 0, 2, 2, 2, 0, 0], f: [0, 2], b: [[2, 0]] };
/** Two runs, and one reading by the runner. */
const shared: Counts = {
  s: [3, 2, 2, 0],
  f: [2],
  b: [
    [2, 0],
    [0, 0],
  ],
};
const deploy: Counts = { s: [1, 1, 1, 0, 1], f: [1], b: [[0, 1]] };
const unused: Counts = { s: [0], f: [0], b: [] };

const run = {
  "functions/rewrite.js": rewrite,
  "functions/early/guard.js": guard,
  "functions/shared.js": shared,
};

describe("vitest's report tells of functions", () => {
  const vitest = (folder: string, ...args: string[]) =>
    node(
      project,
      resolve("node_modules/vitest/vitest.mjs"),
      ...["run", "--root", project, "--coverage", "--coverage.provider=istanbul", "--coverage.reporter=json"],
      ...[`--coverage.reportsDirectory=${folder}`, ...args],
    );

  it.each(["threads", "forks", "vmThreads"])("beside what it counts itself, in the pool %s", async (pool) => {
    await vitest(pool, "--pool", pool);
    expect(reported(pool)).toEqual({ ...run, "deploy.cjs": deploy });
  });

  it("and of those that never ran, where it is to include them", async () => {
    await vitest("included", "--coverage.include=functions/**");
    expect(reported("included")).toEqual({ ...run, "functions/unused.js": unused });
  });
});

describe("jest's report tells of functions", () => {
  const jest = (folder: string, settings: object = {}) =>
    node(
      project,
      resolve("node_modules/jest/bin/jest.js"),
      ...["--ci", "--coverage", "--coverageReporters=json", `--coverageDirectory=${folder}`, "--config"],
      JSON.stringify({ testMatch: ["**/*.jest.cjs"], haste: { enableSymlinks: false }, ...settings }),
    );

  it("beside what it counts itself", async () => {
    await jest("jest");
    expect(reported("jest")).toEqual({ ...run, "deploy.cjs": deploy });
  });

  it("and of those that never ran, where it is to collect from them", async () => {
    await jest("jest-included", { collectCoverageFrom: ["functions/**"] });
    expect(reported("jest-included")).toEqual({ ...run, "functions/unused.js": unused });
  });
});

describe("without a test runner", () => {
  it("counts stand in istanbul's variable", async () => {
    const { counted } = JSON.parse(await node(project, "counts.mjs", "functions/unused.js"));
    expect(counted).toEqual([{ s: { 0: 1 }, f: { 0: 1 } }]);
  });

  it("nothing is counted, and nothing loaded, where no file is named", async () => {
    expect(JSON.parse(await node(project, "counts.mjs"))).toEqual({ counted: [], loaded: false });
  });
});

describe("where istanbul is not installed", () => {
  const lean = makeConsumer({ files, also: runners, without: [istanbul] });

  it("says how to install it", async () => {
    await expect(node(lean, "counts.mjs", "functions/unused.js")).rejects.toThrow(
      "coverage of functions needs istanbul-lib-instrument, which is not installed: npm install -D istanbul-lib-instrument",
    );
  });

  it("nobody misses it while nothing is counted", async () => {
    expect(JSON.parse(await node(lean, "counts.mjs"))).toMatchObject({ counted: [] });
    expect(
      await node(lean, resolve("node_modules/vitest/vitest.mjs"), "run", "--root", lean, "--no-color"),
    ).toMatch(/Tests +4 passed/);
  });
});
