import type { ProbeResult } from "./run-probes.ts";

/** The answers of a run, for a file or for a person. */
export interface Report {
  /** What was asked: `AWS, account 123456789012`, `http://127.0.0.1:4566`, `the mock`. */
  readonly target: string;
  readonly date: string;
  readonly results: readonly ProbeResult[];
}

/** Formats a report as JSON. Regular expressions are written as `/…/`. */
export function toJson({ target, date, results }: Report): string {
  const rows = results.map(({ probe, outcome, answer }) => ({
    probe: probe.name,
    outcome,
    certainty: probe.certainty,
    source: probe.source,
    expected: probe.expected,
    answer,
  }));
  return `${JSON.stringify({ target, date, totals: countOutcomes(results), results: rows }, writeRegExp, 2)}\n`;
}

/** Formats a report as Markdown: the totals, then each difference with both answers side by side. */
export function toMarkdown({ target, date, results }: Report): string {
  const totals = countOutcomes(results);
  const differing = results.filter(({ outcome }) => outcome === "differed");
  const unreached = results.filter(({ outcome }) => outcome === "not reached");
  return [
    "# Conformance report",
    `Asked: ${target}, ${date}.`,
    `${totals.agreed} agreed, ${totals.differed} differed, ${totals["not reached"]} were not reached.`,
    ...(differing.length > 0 ? ["## Differences", ...differing.map(formatDifference)] : []),
    ...(unreached.length > 0
      ? ["## Not reached", unreached.map(({ probe, answer }) => `- ${probe.name}: ${answer}`).join("\n")]
      : []),
    "## Agreed",
    formatAgreed(results),
  ]
    .join("\n\n")
    .concat("\n");
}

function formatAgreed(results: readonly ProbeResult[]): string {
  const agreed = results.filter(({ outcome }) => outcome === "agreed");
  return agreed.length === 0
    ? "None."
    : agreed.map(({ probe }) => `- ${probe.name} (${probe.certainty})`).join("\n");
}

function formatDifference({ probe, answer }: ProbeResult): string {
  return [
    `### ${probe.name}`,
    `${probe.certainty}: ${probe.source}`,
    "| expected | answer |\n| --- | --- |",
    `| ${formatCell(probe.expected)} | ${formatCell(answer)} |`,
  ]
    .join("\n\n")
    .replace("| --- |\n\n|", "| --- |\n|");
}

/** Formats a value for a cell of a table. A pipe would end the cell. */
function formatCell(value: unknown): string {
  const text = JSON.stringify(value, writeRegExp, 1) ?? String(value);
  const short = text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text;
  const escaped = short.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("|", "&#124;");
  return escaped
    .split("\n")
    .map((line) => `<code>${line.replaceAll(" ", "&nbsp;")}</code>`)
    .join("<br>");
}

/** Counts the outcomes. */
export function countOutcomes(results: readonly ProbeResult[]): Record<ProbeResult["outcome"], number> {
  const totals = { agreed: 0, differed: 0, "not reached": 0 };
  for (const { outcome } of results) {
    totals[outcome] += 1;
  }
  return totals;
}

function writeRegExp(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}
