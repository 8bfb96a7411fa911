import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { decodeCode } from "../check/decode-code.ts";

/** The files among these that are not there, and the folders that hold no JavaScript. */
export function findMissing(files: readonly string[]): string[] {
  return files.map((file) => resolve(file)).filter((path) => filesAt(path).length === 0);
}

/**
 * Tells which of these files a function's code is: the first whose text it is, to the character. They are read when
 * this is first asked.
 *
 * @param files files, and folders that stand for all JavaScript below them
 */
export function codeMatcher(files: readonly string[]): (code: string) => string | undefined {
  let byText: Map<string, string> | undefined;
  return (code) => {
    byText ??= readFiles(files);
    return byText.get(code);
  };
}

/** The text of a function's file, read as the service reads an upload. */
export function readCode(path: string): string {
  return decodeCode(readFileSync(path)).text;
}

function readFiles(files: readonly string[]): Map<string, string> {
  const paths = files.flatMap((file) => filesAt(resolve(file)));
  // Of two files with one text the first is meant, and of a map's entries the last one stays.
  return new Map(paths.reverse().map((path) => [readCode(path), realpathSync(path)]));
}

function filesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    return found ? [path] : [];
  }
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?js$/.test(file) && !file.split(sep).includes("node_modules"))
    .sort()
    .map((file) => join(path, file));
}
