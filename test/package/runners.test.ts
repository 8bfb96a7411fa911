import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { makeConsumer, runners } from "./consumer.ts";

const consumer = makeConsumer({
  also: [...runners, "aws-sdk-client-mock-jest", "aws-sdk-client-mock-vitest"],
});

/** Runs a package's command in the consumer's folder; gives what it says, whether it fails or not. */
function runs(script: string, args: readonly string[], options: string[] = []): Promise<string> {
  const env = { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [...options, resolve(script), ...args],
      { cwd: consumer, env },
      (_, out, err) => done(out + err),
    );
  });
}

function jest(
  pattern: string,
  { options = [] as string[], args = [] as string[], setupFilesAfterEnv = [] as string[] } = {},
) {
  const testMatch = [`**/${pattern}`];
  const settings = { testMatch, transform: {}, haste: { enableSymlinks: false }, setupFilesAfterEnv };
  return runs(
    "node_modules/jest/bin/jest.js",
    ["--ci", "--config", JSON.stringify(settings), ...args],
    options,
  );
}

describe("jest", () => {
  it("runs tests as CommonJS", async () => {
    expect(await jest("*.jest.cjs")).toMatch(/Tests: +22 passed, 22 total/);
  });

  it("runs tests with a mock from a setup file", async () => {
    const setupFilesAfterEnv = ["<rootDir>/setup-file.cjs"];
    expect(await jest("by-setup-file*.cjs", { setupFilesAfterEnv })).toMatch(/Tests: +2 passed, 2 total/);
  });

  it("runs tests as ES modules", async () => {
    const options = ["--experimental-vm-modules"];
    expect(await jest("*.jest.mjs", { options })).toMatch(/Tests: +7 passed, 7 total/);
  });

  it("runs tests without globals", async () => {
    const options = ["--experimental-vm-modules"];
    const args = ["--injectGlobals=false"];
    expect(await jest("setup.jest.mjs", { options, args })).toMatch(/Tests: +6 passed, 6 total/);
  });
});

describe("what jest's door refuses", () => {
  const outcome: Record<string, string> = {};
  beforeAll(async () => {
    await jest("refusals.cjs", { args: ["--json", "--outputFile=refusals.json"] });
    const { testResults } = JSON.parse(readFileSync(join(consumer, "refusals.json"), "utf8"));
    for (const { title, status, failureMessages } of testResults[0].assertionResults) {
      outcome[title] = status === "failed" ? failureMessages.join("\n") : status;
    }
  });

  it.each([
    ["was refused while tests were collected", /\(\/.*refusals\.cjs:7:20\) is not installed yet/],
    ["meets no fault", /1 planned fault has not occurred:[\s\S]*failOnPendingFaults/],
    ["starts without the fault", "passed"],
    ["on", "used on():"],
    ["fails with it", "from beforeAll"],
    ["is as if nothing had been", "passed"],
    ["uses the handle", "Tests run at the same time"],
    ["uses a client", "Tests run at the same time"],
    ["uses neither", "passed"],
    ["is concurrent", "passed"],
    ["restores", "passed"],
    ["comes after", "called restore() on the mock"],
  ])("%s: %s", (test, text) => {
    expect(outcome[test]).toMatch(text);
  });
});

describe("vitest", () => {
  const vitest = (...args: string[]) =>
    runs("node_modules/vitest/vitest.mjs", ["run", "--root", consumer, "--no-color", ...args]);

  it.each(["threads", "forks", "vmThreads", "vmForks"])("runs tests in the pool %s", async (pool) => {
    expect(await vitest("--pool", pool)).toMatch(/Tests +9 passed \(9\)/);
  });

  it.each(["threads", "forks"])("runs tests of several files in one worker of the pool %s", async (pool) => {
    expect(await vitest("--pool", pool, "--no-isolate", "--maxWorkers=1")).toMatch(/Tests +9 passed \(9\)/);
  });

  it.each(["list", "parallel"])("runs tests with hooks in the order %s", async (order) => {
    expect(await vitest(`--sequence.hooks=${order}`)).toMatch(/Tests +9 passed \(9\)/);
  });
});
