import type { Finding } from "../../runtime.ts";

/** A function that was checked, and what was found in it. */
export interface CheckedFile {
  /** The path as the user wrote it, or as a glob found it. */
  readonly file: string;
  readonly code: Uint8Array;
  /** The places of the findings are those in the code. */
  readonly findings: readonly Finding[];
  /** The place of the code in the file. Omitted if the file is the code. */
  readonly origin?: CodeOrigin | undefined;
}

/** The place of a function's code in a template. */
export interface CodeOrigin {
  readonly logicalId: string;
  readonly toFilePosition: (position: Pick<Finding, "line" | "column">) => Pick<Finding, "line" | "column">;
}

/** Returns the findings of a function with their places in its file. */
export function getFileFindings({ findings, origin }: CheckedFile): readonly Finding[] {
  return origin ? findings.map((finding) => ({ ...finding, ...origin.toFilePosition(finding) })) : findings;
}

/** Returns the output of `check` for all checked files, without a line break at its end. */
export type Format = (checked: readonly CheckedFile[]) => string;

export function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/**
 * Formats the numbers of errors, warnings and files: `1 error, 0 warnings in 2 files`. Counts functions if some of them
 * are in templates.
 */
export function formatTotals(checked: readonly CheckedFile[]): string {
  const all = checked.flatMap(({ findings }) => findings);
  const errors = all.filter(isError).length;
  const noun = checked.some(({ origin }) => origin) ? "function" : "file";
  return `${formatCount(errors, "error")}, ${formatCount(all.length - errors, "warning")} in ${formatCount(checked.length, noun)}`;
}

function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Returns the message of a finding and, in brackets, the runtime's own one. Some terminals show only one line. Begins
 * with the logical id of a function in a template.
 */
export function describeFinding({ message, engineMessage }: Finding, { origin }: CheckedFile): string {
  const text = engineMessage === undefined ? message : `${message} (${engineMessage})`;
  return origin ? `${origin.logicalId}: ${text}` : text;
}

/** Converts a path to the form of URLs and of GitHub: with slashes and without a leading `./`. */
export function toPosixPath(file: string): string {
  return file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}
