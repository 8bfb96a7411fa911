import type { CheckedFile } from "./format.ts";

/** Formats the findings as a JSON list, each with its file. */
export function formatJson(checked: readonly CheckedFile[]): string {
  const list = checked.flatMap(({ file, findings }) => findings.map((finding) => ({ file, ...finding })));
  return JSON.stringify(list, undefined, 2);
}
