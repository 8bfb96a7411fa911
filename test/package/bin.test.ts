import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeConsumer, manifest } from "./consumer.ts";

const consumer = makeConsumer({});
const bin = join(consumer, "node_modules", manifest.name, manifest.bin[manifest.name]);

it("says which it is", () => {
  expect(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" })).toBe(
    `${manifest.version}\n`,
  );
});

it("checks a file, and its exit code says what of it", () => {
  const file = join(consumer, "bad.js");
  writeFileSync(file, "function handler(event) { return event?.request; }");
  const check = () =>
    execFileSync(process.execPath, [bin, "check", file], { encoding: "utf8", stdio: "pipe" });
  expect(check).toThrow(
    expect.objectContaining({ status: 1, stdout: expect.stringContaining("optional-chaining") }),
  );
});

it.each(["SIGTERM", "SIGINT"] as const)("serves until %s, and ends cleanly", async (signal) => {
  const server = spawn(process.execPath, [bin, "serve"], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(server.stdout, "data");
  const url = /http:\S+/.exec(String(said))?.[0];
  const held = await fetch(`${url}/2020-05-31/function`);
  expect(held.status).toBe(200);
  server.kill(signal);
  await expect(once(server, "exit")).resolves.toEqual([0, null]);
});
