import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createConsumer, manifest } from "./consumer.ts";

const consumer = createConsumer();
const bin = join(consumer, "node_modules", manifest.name, manifest.bin[manifest.name]);

it("mock-cloudfront --version prints the version", () => {
  expect(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" })).toBe(
    `${manifest.version}\n`,
  );
});

it("mock-cloudfront check exits with 1 for a file with errors", () => {
  const file = join(consumer, "bad.js");
  writeFileSync(file, "function handler(event) { return event?.request; }");
  const check = () =>
    execFileSync(process.execPath, [bin, "check", file], { encoding: "utf8", stdio: "pipe" });
  expect(check).toThrow(
    expect.objectContaining({ status: 1, stdout: expect.stringContaining("optional-chaining") }),
  );
});

it("mock-cloudfront check --template checks the functions of a template, without the package yaml for JSON", () => {
  const Properties = {
    FunctionCode: "function handler(event) { return event?.request; }",
    FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
  };
  const file = join(consumer, "Site.template.json");
  writeFileSync(
    file,
    JSON.stringify({ Resources: { Edge: { Type: "AWS::CloudFront::Function", Properties } } }),
  );
  const args = [bin, "check", "--template", file, "--format", "stylish"];
  const check = () => execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" });
  expect(check).toThrow(
    expect.objectContaining({ status: 1, stdout: expect.stringContaining("Edge: runtime 2.0 has no") }),
  );
});

it.each(["SIGTERM", "SIGINT"] as const)(
  "mock-cloudfront serve ends with exit code 0 at %s",
  async (signal) => {
    const server = spawn(process.execPath, [bin, "serve"], { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = await once(server.stdout, "data");
    const url = /http:\S+/.exec(String(said))?.[0];
    const held = await fetch(`${url}/2020-05-31/function`);
    expect(held.status).toBe(200);
    server.kill(signal);
    await expect(once(server, "exit")).resolves.toEqual([0, null]);
  },
);

it("mock-cloudfront check ends at the first signal while it waits for a file", async () => {
  const fifo = join(consumer, "fifo.js");
  execFileSync("mkfifo", [fifo]);
  const check = spawn(process.execPath, [bin, "check", fifo], { stdio: ["ignore", "ignore", "inherit"] });
  // Long enough for the process to wait for the file. An earlier signal ends it too.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  check.kill("SIGTERM");
  await expect(once(check, "exit")).resolves.toEqual([null, "SIGTERM"]);
});

it("mock-cloudfront serve continues after the reader of its output closed the pipe", async () => {
  const server = spawn(process.execPath, [bin, "serve", "--verbose"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const url = /http:\S+/.exec(String(line))?.[0];
  server.stdout.destroy();
  for (let request = 0; request < 3; request++) {
    expect((await fetch(`${url}/2020-05-31/function`)).status).toBe(200);
  }
  server.kill("SIGTERM");
  await expect(once(server, "exit")).resolves.toEqual([0, null]);
});

it("mock-cloudfront run without WebAssembly prints one sentence", () => {
  const file = join(consumer, "good.js");
  writeFileSync(file, "function handler(event) { return event.request; }");
  const run = () =>
    execFileSync(process.execPath, ["--jitless", bin, "run", file], { encoding: "utf8", stdio: "pipe" });
  expect(run).toThrow(
    expect.objectContaining({
      status: 2,
      // Node prints a warning of its own before this line.
      stderr: expect.stringMatching(/^mock-cloudfront run failed: .*start Node without --jitless\.\n$/m),
    }),
  );
});
