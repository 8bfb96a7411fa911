import { vi } from "vitest";

interface Worker {
  readonly config: { readonly coverage: object };
}

const variable = "__VITEST_COVERAGE__";

/** Makes vitest appear to collect coverage of this kind, with none collected yet, until `stopCollecting`. */
export function collecting(coverage: { readonly enabled: boolean; readonly provider: string }): void {
  const name = "__vitest_worker__";
  const worker = (globalThis as unknown as Record<string, Worker>)[name] as Worker;
  vi.stubGlobal(name, { ...worker, config: { ...worker.config, coverage } });
  vi.stubGlobal(variable, undefined);
}

export const byIstanbul = { enabled: true, provider: "istanbul" } as const;

/** Returns the collected counts of statements, functions and branches, by file path. */
export function collected(): Record<string, { s: number[]; f: number[]; b: number[][] }> {
  const files = (globalThis as unknown as Record<string, Record<string, Counts> | undefined>)
    .__VITEST_COVERAGE__;
  return Object.fromEntries(
    Object.values(files ?? {}).map(({ path, s, f, b }) => [
      path,
      { s: Object.values(s), f: Object.values(f), b: Object.values(b) },
    ]),
  );
}

interface Counts {
  readonly path: string;
  readonly s: Record<string, number>;
  readonly f: Record<string, number>;
  readonly b: Record<string, number[]>;
}

/** The globals before `collecting`. */
export function stopCollecting(): void {
  vi.unstubAllGlobals();
}
