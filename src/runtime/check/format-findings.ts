import type { Finding } from "./finding.ts";

/** The number of findings that are shown. Code of 10 KB can have thousands. */
const maxShown = 20;

/** The maximum length of a line. Of a longer line, only the part around the finding is shown. */
const width = 100;
const tabSize = 2;

/**
 * Formats findings as code frames, for a terminal or an error message: plain text, no colors. Shows 20 findings at most,
 * and then how many more there are.
 *
 * @param code The code that was checked, as a string or as bytes.
 *
 * @example
 * import { checkFunction, formatFindings } from "mock-cloudfront/runtime";
 *
 * const code = "function handler(event) {\n  return event?.request;\n}";
 * console.log(formatFindings(checkFunction(code), code));
 * // error: runtime 2.0 has no `?.`; write `a && a.b` for `a?.b`
 * //   SyntaxError: Unexpected token ";" in 2
 * //   at 2:24 (optional-chaining)
 * //   1 | function handler(event) {
 * // > 2 |   return event?.request;
 * //     |                        ^
 * //   3 | }
 */
export function formatFindings(findings: readonly Finding[], code: string | Uint8Array): string {
  const text = typeof code === "string" ? code : new TextDecoder("utf-8", { ignoreBOM: true }).decode(code);
  const shown = findings
    .slice(0, maxShown)
    .map((finding) => `${formatHeadline(finding)}\n${formatCodeFrame(finding, text)}`);
  const hidden = findings.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("\n\n");
}

function formatHeadline({ severity, message, engineMessage, line, column, rule }: Finding): string {
  const said = engineMessage === undefined ? "" : `  ${engineMessage}\n`;
  return `${severity}: ${message}\n${said}  at ${line}:${column} (${rule})`;
}

/** Formats a line of code and the lines next to it, with a caret under the column. */
export function formatCodeFrame({ line, column }: Pick<Finding, "line" | "column">, code: string): string {
  const lines = code.split("\n");
  const numbers = [line - 1, line, line + 1].filter((number) => number >= 1 && number <= lines.length);
  const digits = String(numbers[numbers.length - 1] ?? line).length;
  const own = lines[line - 1] ?? "";
  const caret = toVisible(own.slice(0, column - 1)).length;
  const from = getWindowStart(caret, toVisible(own).length);
  return numbers
    .flatMap((number) => {
      const shown = cutLine(toVisible(lines[number - 1] ?? ""), from);
      const mark = number === line ? ">" : " ";
      const row = `${mark} ${String(number).padStart(digits)} | ${shown}`.trimEnd();
      const pointer = `  ${" ".repeat(digits)} | ${" ".repeat(caret - from + (from > 0 ? 1 : 0))}^`;
      return number === line ? [row, pointer] : [row];
    })
    .join("\n");
}

/** Replaces tabs by spaces and control characters by U+FFFD, because both would move the caret. */
function toVisible(line: string): string {
  return line
    .replaceAll("\t", " ".repeat(tabSize))
    .replace(/\r$/, "")
    .replace(/\p{Cc}/gu, "\uFFFD");
}

function getWindowStart(caret: number, length: number): number {
  if (length <= width) {
    return 0;
  }
  return Math.max(0, Math.min(caret - width / 2, length - width));
}

function cutLine(line: string, from: number): string {
  const end = from + width;
  return `${from > 0 ? "…" : ""}${line.slice(from, end)}${line.length > end ? "…" : ""}`;
}
