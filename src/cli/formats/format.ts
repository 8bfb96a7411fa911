import type { Finding } from "../../runtime.ts";

/** A function that was checked, and what was found in it. */
export interface CheckedFile {
  /** The path as the user wrote it, or as a glob found it. */
  readonly file: string;
  readonly code: Uint8Array;
  readonly findings: readonly Finding[];
}

/** Returns the output of `check` for all checked files, without a line break at its end. */
export type Format = (checked: readonly CheckedFile[]) => string;

export function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** Formats the numbers of errors, warnings and files: `1 error, 0 warnings in 2 files`. */
export function formatTotals(checked: readonly CheckedFile[]): string {
  const all = checked.flatMap(({ findings }) => findings);
  const errors = all.filter(isError).length;
  return `${formatCount(errors, "error")}, ${formatCount(all.length - errors, "warning")} in ${formatCount(checked.length, "file")}`;
}

function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Returns the message of a finding and, in brackets, the runtime's own one. Some terminals show only one line. */
export function describeFinding({ message, engineMessage }: Finding): string {
  return engineMessage === undefined ? message : `${message} (${engineMessage})`;
}

/** Converts a path to the form of URLs and of GitHub: with slashes and without a leading `./`. */
export function toPosixPath(file: string): string {
  return file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}
