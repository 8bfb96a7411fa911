import { expect, it } from "vitest";
import { checkFunction } from "../../../../src/runtime/check/check-function.ts";
import type { Finding } from "../../../../src/runtime/check/finding.ts";
import { rules } from "../../../../src/runtime/check/rules.ts";
import { functionRuntimes } from "../../../../src/runtime/check/runtimes.ts";

/** A sample of code and the findings of one rule: `line:column` and the engine's message, or `line:column warning`. */
export interface Row {
  readonly code: string;
  /** The findings in both runtimes, or in each. */
  readonly both?: readonly string[];
  readonly "1.0"?: readonly string[];
  readonly "2.0"?: readonly string[];
  /** The message of the first finding in runtime 2.0, or else in runtime 1.0. */
  readonly message?: string;
}

/** Tests the findings of one rule for each row in both runtimes. Ignores the findings of other rules. */
export function testRule(name: string, rows: readonly Row[]): void {
  it(`${name} is in the list of rules`, () => {
    expect(rules.map((rule) => rule.name)).toContain(name);
  });
  testFindings(name, rows);
}

/** Tests findings whose rule name is not the name of a rule, such as `syntax`. */
export function testFindings(name: string, rows: readonly Row[]): void {
  it.each(rows.flatMap(toCases))(
    `${name} reports $expected in runtime $version for $code`,
    ({ code, runtime, expected }) => {
      const findings = checkFunction(code, { runtime }).filter((finding) => finding.rule === name);
      expect(findings.map(summarize)).toEqual(expected);
    },
  );

  it.each(rows.filter((row) => row.message !== undefined))(
    `${name} has a message for $code`,
    ({ code, message }) => {
      const [first] = [...functionRuntimes]
        .reverse()
        .flatMap((runtime) => checkFunction(code, { runtime }))
        .filter((finding) => finding.rule === name);
      expect(first?.message).toBe(message);
    },
  );
}

function toCases(row: Row) {
  return functionRuntimes.map((runtime) => {
    const version = runtime === "cloudfront-js-1.0" ? "1.0" : "2.0";
    return { code: row.code, runtime, version, expected: row[version] ?? row.both ?? [] };
  });
}

function summarize({ line, column, severity, engineMessage }: Finding): string {
  return `${line}:${column} ${severity === "warning" ? "warning" : engineMessage}`;
}
