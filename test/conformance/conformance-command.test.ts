import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "../../src/http.ts";
import { builtinServices } from "../../src/index.ts";
import { scaleRuns } from "../support/effort.ts";
import { runConformance } from "./conformance.ts";
import { createEndpointClients } from "./create-clients.ts";
import type { Probe } from "./probe.ts";
import { probes } from "./probes/index.ts";
import { recordSettled } from "./settled.ts";

async function open() {
  const server = await startServer();
  onTestFinished(() => server.close());
  return server;
}

/** Runs the command. `interruptAfter` interrupts it after that many lines of output. */
async function run(
  args: readonly string[],
  { interruptAfter = Number.POSITIVE_INFINITY, environment = {} } = {},
) {
  const controller = new AbortController();
  const lines: string[] = [];
  const code = await runConformance(args, {
    signal: controller.signal,
    environment,
    out(line) {
      lines.push(line);
      if (lines.length >= interruptAfter) {
        controller.abort();
      }
    },
  });
  return { code, lines, out: lines.join("\n") };
}

/** Returns the resources that a run left, without those that the mock has from the beginning. */
function listLeft(mock: Awaited<ReturnType<typeof open>>["mock"]): string {
  return (
    JSON.stringify(mock.state())
      .match(/mock-cloudfront-probe-[\w-]*/g)
      ?.join() ?? ""
  );
}

describe("npm run conformance", () => {
  it("agrees about our own endpoint, leaves nothing and writes a report", async () => {
    const { url, mock } = await open();
    const folder = mkdtempSync(join(tmpdir(), "conformance-"));
    const { code, out } = await run(["--endpoint", url, "--slow", "--report", folder]);
    expect(out).toMatch(/^\d+ agreed, 0 differed, 0 were not reached\.$/m);
    expect(code).toBe(0);
    expect(listLeft(mock)).toBe("");
    expect(readFileSync(join(folder, "conformance.md"), "utf8")).toContain("# Conformance report");
    expect(JSON.parse(readFileSync(join(folder, "conformance.json"), "utf8"))).toMatchObject({
      target: url,
      totals: { differed: 0 },
    });
  });

  it("leaves nothing when it is interrupted at any moment", async () => {
    const { url, mock } = await open();
    for (let i = 0; i < scaleRuns(20); i++) {
      const interruptAfter = 1 + Math.floor(Math.random() * 20);
      const { code } = await run(["--endpoint", url], { interruptAfter });
      expect([code, listLeft(mock)]).toEqual([130, ""]);
    }
  });

  it("leaves nothing when it is interrupted while a request is under way", async () => {
    const controller = new AbortController();
    let requests = 0;
    let interruptAt = 0;
    const server = await startServer({
      log: () => {
        requests += 1;
        if (requests === interruptAt) {
          controller.abort();
        }
      },
    });
    onTestFinished(() => server.close());
    interruptAt = 1 + Math.floor(Math.random() * 60);
    const args = ["--endpoint", server.url];
    await runConformance(args, { signal: controller.signal, environment: {}, out: () => {} });
    expect([requests >= interruptAt, listLeft(server.mock)]).toEqual([true, ""]);
  });

  it("does not reach what a service lacks, and reports nothing of it as a difference", async () => {
    const services = builtinServices.filter(({ name }) => name === "functions" || name === "tags");
    const server = await startServer({ services });
    onTestFinished(() => server.close());
    const { lines, out } = await run(["--endpoint", server.url]);
    const differing = lines.filter((line) => line.includes("differed  "));
    expect(differing).toEqual([]);
    expect(out).toMatch(/^[1-9]\d* agreed, 0 differed, [1-9]\d* were not reached\.$/m);
    expect(out).toContain("## Not reached");
    expect(listLeft(server.mock)).toBe("");
  });

  it("records only what AWS answered", async () => {
    const { code, out } = await run(["--endpoint", "http://127.0.0.1:9", "--record"]);
    expect([code, out]).toEqual([2, expect.stringContaining("--record needs --aws")]);
    const file = join(mkdtempSync(join(tmpdir(), "settled-")), "settled.json");
    const [first, second] = probes;
    recordSettled(file, [{ probe: first as Probe, outcome: "agreed", answer: {} }], "2026-01-01");
    recordSettled(file, [{ probe: first as Probe, outcome: "not reached", answer: {} }], "2026-02-02");
    recordSettled(file, [{ probe: second as Probe, outcome: "differed", answer: {} }], "2026-03-03");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      [first?.name as string]: { date: "2026-01-01", outcome: "agreed" },
      [second?.name as string]: { date: "2026-03-03", outcome: "differed" },
    });
  });

  it("removes with --clean what an earlier run left", async () => {
    const { url, mock } = await open();
    await createEndpointClients(url).cloudfront.send(
      new CreateFunctionCommand({
        Name: "mock-cloudfront-probe-old-1",
        FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
        FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
      }),
    );
    mock.seed.function({ name: "mine", code: "function handler(event) { return event.request; }" });
    const { code, out } = await run(["--endpoint", url, "--clean"]);
    expect([code, out]).toEqual([0, expect.stringContaining("Removed: 1.")]);
    expect([listLeft(mock), JSON.stringify(mock.state())]).toEqual(["", expect.stringContaining("mine")]);
  });

  it("never asks AWS from CI", async () => {
    const { code, out } = await run(["--aws", "--yes"], { environment: { CI: "true" } });
    expect([code, out]).toEqual([2, expect.stringContaining("never asks AWS from CI")]);
  });

  it("does not ask AWS without consent", async () => {
    const { code, out } = await run(["--aws"]);
    expect(code).toBe(2);
    expect(out).toMatch(/It creates and removes functions.*Cost: .*Time: about \d+ minutes/s);
  });

  it.each([[[]], [["--help"]], [["--endpint", "x"]]])("explains itself for %j", async (args) => {
    expect((await run(args)).out).toContain("npm run conformance");
  });

  it("reports each difference with both answers side by side", async () => {
    const { url, mock } = await open();
    mock.override("DescribeFunction", () => ({ ETag: "E1" }));
    const { code, out } = await run(["--endpoint", url, "--only", "that was never created"]);
    expect(code).toBe(1);
    expect(out).toContain("### functions: a function that was never created does not exist");
    expect(out).toMatch(/NoSuchFunctionExists.*\|.*output/);
  });
});
