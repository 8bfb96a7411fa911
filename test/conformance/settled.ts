import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ProbeResult } from "./run-probes.ts";

/** When AWS was asked last, and how it answered: by the name of the probe. */
export type Settled = Readonly<
  Record<string, { readonly date: string; readonly outcome: "agreed" | "differed" }>
>;

/** Writes the answers of a run into a file. Answers to probes that were not reached stay as they were. */
export function recordSettled(file: string, results: readonly ProbeResult[], date: string): void {
  const former: Settled = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const latest = results.flatMap(({ probe, outcome }) =>
    outcome === "not reached" ? [] : [[probe.name, { date, outcome }] as const],
  );
  const all = Object.entries({ ...former, ...Object.fromEntries(latest) });
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}
