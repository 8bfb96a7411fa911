import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createConsumer, runNode, runners } from "./consumer.ts";

const consumer = createConsumer({
  also: [...runners, "aws-sdk-client-mock-jest", "aws-sdk-client-mock-vitest"],
});

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs a command that writes a JSON report. Throws what the command printed if there is no report. */
async function report(file: string, ...args: string[]): Promise<Report> {
  const { output } = await runNode(consumer, ...args, `--outputFile=${file}`);
  const path = join(consumer, file);
  const result = existsSync(path) && (JSON.parse(readFileSync(path, "utf8")) as Report);
  if (!result || result.testResults.length === 0) {
    throw new Error(output);
  }
  return result;
}

/** Counts the passed tests by file, and lists failures and failed files. */
function summarize({ testResults }: Report): { passed: Record<string, number>; failures: string[] } {
  const passed: Record<string, number> = {};
  const failures: string[] = [];
  for (const { name, message, assertionResults } of testResults) {
    const file = basename(name);
    passed[file] = (passed[file] ?? 0) + assertionResults.filter(({ status }) => status === "passed").length;
    const failed = assertionResults.filter(({ status }) => status !== "passed");
    failures.push(...failed.map(({ failureMessages }) => `${file}: ${failureMessages.join("\n")}`));
    if (assertionResults.length === 0) {
      failures.push(`${file}: ${message}`);
    }
  }
  return { passed, failures };
}

describe("jest", () => {
  const outcome: Record<string, string> = {};
  let passing: Report;
  beforeAll(async () => {
    const base = { rootDir: consumer, transform: {}, haste: { enableSymlinks: false } };
    const projects = [
      { ...base, testMatch: ["**/*.jest.cjs"] },
      { ...base, testMatch: ["**/by-setup-file*.cjs"], setupFilesAfterEnv: ["<rootDir>/setup-file.cjs"] },
      { ...base, testMatch: ["**/*.jest.mjs"], injectGlobals: false },
      { ...base, testMatch: ["**/misuse.cjs"] },
    ];
    const { testResults } = await report(
      "jest.json",
      "--experimental-vm-modules",
      resolve("node_modules/jest/bin/jest.js"),
      ...["--ci", "--json", "--config", JSON.stringify({ projects, haste: base.haste })],
    );
    passing = { testResults: testResults.filter(({ name }) => basename(name) !== "misuse.cjs") };
    const misuse = testResults.find(({ name }) => basename(name) === "misuse.cjs");
    for (const { title, status, failureMessages } of misuse?.assertionResults ?? []) {
      outcome[title] = status === "failed" ? failureMessages.join("\n") : status;
    }
  }, 120_000);

  it("runs tests as CommonJS, as ES modules without globals, and with a mock from a setup file", () => {
    expect(summarize(passing)).toEqual({
      passed: {
        "by-setup-file-too.cjs": 1,
        "by-setup-file.cjs": 1,
        "matchers.both.jest.cjs": 1,
        "matchers.both.jest.mjs": 1,
        "realm.jest.cjs": 5,
        "retries.jest.cjs": 4,
        "runs.both.jest.cjs": 1,
        "runs.both.jest.mjs": 1,
        "second-file.both.jest.cjs": 1,
        "second-file.both.jest.mjs": 1,
        "setup.both.jest.cjs": 11,
        "setup.both.jest.mjs": 11,
      },
      failures: [],
    });
  });

  it.each([
    ["was used while tests were collected", /\(\/.*misuse\.cjs:7:20\) is not installed yet/],
    ["meets no fault", /1 planned fault has not occurred:[\s\S]*failOnPendingFaults/],
    ["starts without the fault", "passed"],
    ["on", "used on(), which"],
    ["fails with it", "from beforeAll"],
    ["starts without the state of the failed hook", "passed"],
    ["uses the handle", "Tests run at the same time"],
    ["uses a client", "Tests run at the same time"],
    ["uses neither", "passed"],
    ["is concurrent", "passed"],
    ["restores", "passed"],
    ["comes after", "called restore() on the mock"],
  ])("reports misuse of setupCloudFront() in the test that %s: %s", (test, text) => {
    expect(outcome[test]).toMatch(text);
  });
});

it("vitest runs tests in every pool, with and without isolation, and in every order of hooks", async () => {
  const variants = [
    ...["threads", "forks", "vmThreads", "vmForks"].map((pool) => ({ name: pool, pool })),
    ...["threads", "forks"].map((pool) => ({
      name: `${pool} in one worker`,
      pool,
      isolate: false,
      fileParallelism: false,
      sequence: { groupOrder: 1 }, // projects with another number of workers must not run at the same time
    })),
    ...["list", "parallel"].map((hooks) => ({ name: `hooks in ${hooks}`, sequence: { hooks } })),
  ];
  const result = await report(
    "vitest.json",
    "--input-type=module",
    "--eval",
    `import { startVitest } from "${resolve("node_modules/vitest/dist/node.js")}";
    const projects = ${JSON.stringify(variants)}.map((test) => ({ test: { include: ["*.test.mjs"], ...test } }));
    const outputFile = process.argv.at(-1).replace("--outputFile=", "");
    const vitest = await startVitest("test", [], {
      config: false, watch: false, root: "${consumer}", reporters: ["default", "json"], outputFile, maxWorkers: 2, projects,
    });
    await vitest.close();`,
    "--",
  );
  expect(summarize(result)).toEqual({
    passed: {
      "matchers.both.test.mjs": variants.length,
      "runs.both.test.mjs": variants.length,
      "second-file.both.test.mjs": variants.length,
      "setup.both.test.mjs": 11 * variants.length,
    },
    failures: [],
  });
});

it("node:test runs tests with the package expect", async () => {
  const { output, failed } = await runNode(consumer, "--test", "node-test.mjs");
  expect({ output, failed }).toEqual({ output: expect.stringMatching(/pass 2\b/), failed: false });
});
