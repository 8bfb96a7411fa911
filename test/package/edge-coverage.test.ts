import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createConsumer, runNode, runners } from "./consumer.ts";

const files = "test/package/edge-coverage";
const istanbul = "istanbul-lib-instrument";
const project = createConsumer({ files, also: [...runners, "@vitest/coverage-istanbul", istanbul] });

/** Runs Node and returns what it printed. Throws if the process fails. */
async function run(cwd: string, ...args: string[]): Promise<string> {
  const { output, failed } = await runNode(cwd, ...args);
  if (failed) {
    throw new Error(output);
  }
  return output;
}

/** How often each statement, function and branch of a file ran. */
interface Counts {
  readonly s: readonly number[];
  readonly f: readonly number[];
  readonly b: readonly (readonly number[])[];
}

/** Returns the counts in a report, by the file's path in the project. */
function readReport(folder: string): Record<string, Counts> {
  const report = JSON.parse(readFileSync(join(project, folder, "coverage-final.json"), "utf8")) as object;
  return Object.fromEntries(
    Object.entries(report).map(([path, { s, f, b }]) => [
      path.slice(project.length + 1),
      { s: Object.values(s), f: Object.values(f), b: Object.values(b) } as Counts,
    ]),
  );
}

/** Multiplies all counts, for a report on several runs. */
function times(factor: number, counts: Record<string, Counts>): Record<string, Counts> {
  const multiply = (list: readonly number[]) => list.map((count) => count * factor);
  return Object.fromEntries(
    Object.entries(counts).map(([file, { s, f, b }]) => [
      file,
      { s: multiply(s), f: multiply(f), b: b.map(multiply) },
    ]),
  );
}

/** The branch with the store, in line 8, never ran. Line 11 is excluded from coverage. */
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
/** Two runs, and one import by the runner. */
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

const functions = {
  "functions/rewrite.js": rewrite,
  "functions/early/guard.js": guard,
  "functions/shared.js": shared,
};

describe("vitest's coverage report", () => {
  const vitest = (folder: string, options: object, coverage: object = {}) =>
    run(
      project,
      "--input-type=module",
      "--eval",
      `import { startVitest } from "${resolve("node_modules/vitest/dist/node.js")}";
      const coverage = {
        enabled: true, provider: "istanbul", reporter: ["json"], reportsDirectory: "${folder}",
        ...${JSON.stringify(coverage)},
      };
      const options = { config: false, watch: false, root: "${project}", ...${JSON.stringify(options)} };
      const vitest = await startVitest("test", [], { ...options, coverage });
      await vitest.close();`,
    );

  it("counts functions besides vitest's own files, in every pool", async () => {
    const pools = ["threads", "forks", "vmThreads"];
    await vitest("pools", { projects: pools.map((pool) => ({ test: { name: pool, pool } })) });
    expect(readReport("pools")).toEqual(times(pools.length, { ...functions, "deploy.cjs": deploy }));
  });

  it("contains functions that never ran, if coverage.include names them", async () => {
    await vitest("included", {}, { include: ["functions/**"] });
    expect(readReport("included")).toEqual({ ...functions, "functions/unused.js": unused });
  });
});

describe("jest's coverage report", () => {
  const jest = (folder: string, settings: object = {}) =>
    run(
      project,
      resolve("node_modules/jest/bin/jest.js"),
      ...["--ci", "--coverage", "--coverageReporters=json", `--coverageDirectory=${folder}`, "--config"],
      JSON.stringify({ testMatch: ["**/*.jest.cjs"], haste: { enableSymlinks: false }, ...settings }),
    );

  it("counts functions besides jest's own files", async () => {
    await jest("jest");
    expect(readReport("jest")).toEqual({ ...functions, "deploy.cjs": deploy });
  });

  it("contains functions that never ran, if collectCoverageFrom names them", async () => {
    await jest("jest-included", { collectCoverageFrom: ["functions/**"] });
    expect(readReport("jest-included")).toEqual({ ...functions, "functions/unused.js": unused });
  });
});

describe("without a test runner", () => {
  it("runFunction() with a file counts in istanbul's global variable", async () => {
    const { counted } = JSON.parse(await run(project, "counts.mjs", "functions/unused.js"));
    expect(counted).toEqual([{ s: { 0: 1 }, f: { 0: 1 } }]);
  });

  it("runFunction() without a file counts nothing and does not load istanbul", async () => {
    expect(JSON.parse(await run(project, "counts.mjs"))).toEqual({ counted: [], loaded: false });
  });
});

describe("without istanbul", () => {
  const lean = createConsumer({ files, also: runners, without: [istanbul] });

  it("runFunction() with a file says how to install istanbul", async () => {
    await expect(run(lean, "counts.mjs", "functions/unused.js")).rejects.toThrow(
      "coverage of functions needs istanbul-lib-instrument, which is not installed: npm install -D istanbul-lib-instrument",
    );
  });

  it("tests pass if coverage is off", async () => {
    expect(JSON.parse(await run(lean, "counts.mjs"))).toMatchObject({ counted: [] });
    expect(
      await run(lean, resolve("node_modules/vitest/vitest.mjs"), "run", "--root", lean, "--no-color"),
    ).toMatch(/Tests +4 passed/);
  });
});
