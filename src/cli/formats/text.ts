import { formatFindings } from "../../runtime.ts";
import { type CheckedFile, formatTotals } from "./format.ts";

/** Formats each finding with its place and the code around it, and the totals. */
export function formatText(checked: readonly CheckedFile[]): string {
  const frames = checked.flatMap(({ file, code, findings }) =>
    findings.map(
      (finding) => `${file}:${finding.line}:${finding.column}\n${formatFindings([finding], code)}\n`,
    ),
  );
  return [...frames, formatTotals(checked)].join("\n");
}
