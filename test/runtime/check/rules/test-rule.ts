import { expect, it } from "vitest";
import { checkFunction } from "../../../../src/runtime/check/check-function.ts";
import type { Finding } from "../../../../src/runtime/check/finding.ts";
import { rules } from "../../../../src/runtime/check/rules.ts";
import { functionRuntimes } from "../../../../src/runtime/check/runtimes.ts";

/** Code, and what one rule finds in it: `line:column` and the engine's words, or `line:column warning`. */
export interface Row {
  readonly code: string;
  /** In both runtimes alike; or in each. */
  readonly both?: readonly string[];
  readonly "1.0"?: readonly string[];
  readonly "2.0"?: readonly string[];
  /** What the first finding in runtime 2.0 (in 1.0, if there is none) tells a person. */
  readonly message?: string;
}

/** Tests one rule row by row, under both runtimes. Other rules may find more in the same code. */
export function testRule(name: string, rows: readonly Row[]): void {
  it("is on the list of rules", () => {
    expect(rules.map((rule) => rule.name)).toContain(name);
  });
  testFindings(name, rows);
}

/** The same for what findings name as their rule without its being one. */
export function testFindings(name: string, rows: readonly Row[]): void {
  it.each(rows.flatMap(casesOf))("$version: $code", ({ code, runtime, expected }) => {
    const findings = checkFunction(code, { runtime }).filter((finding) => finding.rule === name);
    expect(findings.map(inShort)).toEqual(expected);
  });

  it.each(rows.filter((row) => row.message !== undefined))("advice on $code", ({ code, message }) => {
    const [first] = [...functionRuntimes]
      .reverse()
      .flatMap((runtime) => checkFunction(code, { runtime }))
      .filter((finding) => finding.rule === name);
    expect(first?.message).toBe(message);
  });
}

function casesOf(row: Row) {
  return functionRuntimes.map((runtime) => {
    const version = runtime === "cloudfront-js-1.0" ? "1.0" : "2.0";
    return { code: row.code, runtime, version, expected: row[version] ?? row.both ?? [] };
  });
}

function inShort({ line, column, severity, engineMessage }: Finding): string {
  return `${line}:${column} ${severity === "warning" ? "warning" : engineMessage}`;
}
