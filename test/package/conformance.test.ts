import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { startServer } from "../../src/http.ts";

it("npm run conformance removes at Ctrl-C what it created, and exits with 130", async () => {
  const { url, mock, close } = await startServer();
  onTestFinished(close);
  const run = spawn(process.execPath, ["test/conformance/run.mjs", "--endpoint", url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const interruptAt = 2 + Math.floor(Math.random() * 20);
  const lines: string[] = [];
  let created = "";
  createInterface(run.stdout).on("line", (line) => {
    lines.push(line);
    if (lines.length === interruptAt) {
      created = listCreated(mock);
      run.kill("SIGINT");
    }
  });
  const [code, signal] = await once(run, "close");
  expect({ code, signal, left: listCreated(mock) }).toEqual({ code: 130, signal: null, left: "" });
  expect(created).toContain("mock-cloudfront-probe-");
  expect(lines.at(-1)).toMatch(/^Removed: [1-9]\d*\.$/);
  expect(existsSync(`node_modules/.cache/mock-cloudfront/conformance-${run.pid}.mjs`)).toBe(false);
});

/** Returns the names of the resources that a run created and did not remove. */
function listCreated(mock: { state(): unknown }): string {
  return (
    JSON.stringify(mock.state())
      .match(/mock-cloudfront-probe-[\w-]*/g)
      ?.join() ?? ""
  );
}
