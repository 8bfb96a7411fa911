import { type CheckedFile, describeFinding, formatTotals, getFileFindings } from "./format.ts";

/** Formats one line per finding, with a place that terminals and editors can follow, and the totals. */
export function formatStylish(checked: readonly CheckedFile[]): string {
  const blocks = checked
    .filter(({ findings }) => findings.length > 0)
    .map((each) => {
      const rows = getFileFindings(each).map((finding) => [
        `${each.file}:${finding.line}:${finding.column}`,
        finding.severity,
        describeFinding(finding, each),
        finding.rule,
      ]);
      return `${alignColumns(rows)}\n`;
    });
  return [...blocks, formatTotals(checked)].join("\n");
}

/** Pads all columns but the last one. The message is limited, so that one long line does not move the rule far away. */
function alignColumns(rows: readonly string[][]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(Math.min(widths[column] ?? 0, 90))).join("  "))
    .join("\n");
}
