import { formatFindings } from "../../runtime.ts";
import { type CheckedFile, formatTotals, getFileFindings } from "./format.ts";

/** Formats each finding with its place in the file and the code around it, and the totals. */
export function formatText(checked: readonly CheckedFile[]): string {
  const frames = checked.flatMap((each) => {
    const { file, code, findings, origin } = each;
    const subject = origin ? ` (${origin.logicalId})` : "";
    return getFileFindings(each).map(({ line, column }, index) => {
      const frame = formatFindings(findings.slice(index, index + 1), code);
      return `${file}:${line}:${column}${subject}\n${frame}\n`;
    });
  });
  return [...frames, formatTotals(checked)].join("\n");
}
