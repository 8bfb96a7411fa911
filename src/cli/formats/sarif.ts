import { readVersion } from "../read-version.ts";
import { type CheckedFile, describeFinding, getFileFindings, toPosixPath } from "./format.ts";

/**
 * Formats the findings as SARIF 2.1.0, which code scanning services and editors read. A relative path is relative to
 * the folder in which the command ran, the `%SRCROOT%` of the log.
 */
export function formatSarif(checked: readonly CheckedFile[]): string {
  const all = checked.flatMap((each) => getFileFindings(each).map((finding) => ({ each, finding })));
  const rules = [...new Set(all.map(({ finding }) => finding.rule))].sort();
  const results = all.map(({ each, finding }) => ({
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    level: finding.severity,
    message: { text: describeFinding(finding, each) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: toArtifact(each.file),
          region: { startLine: finding.line, startColumn: finding.column },
        },
      },
    ],
  }));
  const driver = { name: "mock-cloudfront", version: readVersion(), rules: rules.map((id) => ({ id })) };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return JSON.stringify(log, undefined, 2);
}

function toArtifact(file: string): { uri: string; uriBaseId?: string } {
  const path = toPosixPath(file);
  const uri = encodeURI(path).replaceAll("#", "%23").replaceAll("?", "%3F");
  if (/^[A-Za-z]:\//.test(path)) {
    return { uri: `file:///${uri}` };
  }
  return path.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}
