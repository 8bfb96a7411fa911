import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rewriteCode, run } from "../support/run.ts";

type Groups = Record<string, Record<string, string>>;

const groups = JSON.parse(readFileSync(new URL("./cases.json", import.meta.url), "utf8")) as Groups;

/** Far above what a run takes on a slow machine, far below what a hang would. */
const hangMs = 2_000;

const innocent = run(rewriteCode);

function timed(code: string) {
  const started = performance.now();
  const report = run(code);
  return { report, ms: performance.now() - started };
}

describe.each(Object.entries(groups))("hostile code: %s", (_group, cases) => {
  it.each(Object.entries(cases))(
    "%s ends, has the same outcome again, and does not affect later runs",
    (_name, code) => {
      const first = timed(code);
      expect(run(rewriteCode)).toEqual(innocent);
      const second = timed(code);
      expect(second.report).toEqual(first.report);
      expect(Math.max(first.ms, second.ms)).toBeLessThan(hangMs);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

describe("hostile code reaches nothing of the host", () => {
  it.each(Object.entries(groups.escapes ?? {}))("%s", (_name, code) => {
    const { outcome } = run(code);
    const told = outcome.kind === "returned" ? outcome.json : outcome.message;
    expect(told ?? "").not.toMatch(/object:\[object process\]|node:internal|file:\/\/|[/\\]src[/\\]/);
    expect(told ?? "").not.toContain('"string:object"');
  });
});
