import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { makeConsumer, runners } from "./consumer.ts";

const consumer = makeConsumer({ also: runners });

/** Runs a package's command in the consumer's folder; what it says is in the error where it fails. */
async function runs(script: string, args: readonly string[], options: string[] = []): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [...options, resolve(script), ...args],
    {
      cwd: consumer,
      env: { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined },
    },
  );
  return stdout + stderr;
}

describe("jest", () => {
  const jest = (pattern: string, options: string[] = []) => {
    const settings = { testMatch: [`**/*.jest.${pattern}`], transform: {}, haste: { enableSymlinks: false } };
    return runs("node_modules/jest/bin/jest.js", ["--ci", "--config", JSON.stringify(settings)], options);
  };

  it("runs tests as CommonJS", async () => {
    expect(await jest("cjs")).toMatch(/Tests: +7 passed, 7 total/);
  });

  it("runs tests as ES modules", async () => {
    expect(await jest("mjs", ["--experimental-vm-modules"])).toMatch(/Tests: +1 passed, 1 total/);
  });
});

describe("vitest", () => {
  it.each(["threads", "forks", "vmThreads"])("runs tests in the pool %s", async (pool) => {
    const args = ["run", "--root", consumer, "--pool", pool, "--no-color"];
    expect(await runs("node_modules/vitest/vitest.mjs", args)).toMatch(/Tests +2 passed \(2\)/);
  });
});
