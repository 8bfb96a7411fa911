import { type CheckedFile, getFileFindings } from "./format.ts";

/** Formats the findings as a JSON list, each with its file and, in a template, the logical id of the function. */
export function formatJson(checked: readonly CheckedFile[]): string {
  const list = checked.flatMap((each) =>
    getFileFindings(each).map((finding) => ({
      file: each.file,
      ...(each.origin && { logicalId: each.origin.logicalId }),
      ...finding,
    })),
  );
  return JSON.stringify(list, undefined, 2);
}
