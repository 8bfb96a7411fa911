import { type CheckedFile, describeFinding, formatTotals, getFileFindings, toPosixPath } from "./format.ts";

/**
 * Formats the findings as workflow commands of GitHub Actions, which shows them in the changed files of a pull request.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
export function formatGithub(checked: readonly CheckedFile[]): string {
  const commands = checked.flatMap((each) =>
    getFileFindings(each).map((finding) => {
      const properties = {
        file: toPosixPath(each.file),
        line: String(finding.line),
        col: String(finding.column),
        title: finding.rule,
      };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
      return `::${finding.severity} ${list.join(",")}::${escapeData(describeFinding(finding, each))}`;
    }),
  );
  return [...commands, formatTotals(checked)].join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
