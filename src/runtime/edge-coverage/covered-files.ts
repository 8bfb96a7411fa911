import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { decodeCode } from "../check/decode-code.ts";

/** Returns the paths that do not exist, and the folders that contain no JavaScript. */
export function findMissingFiles(files: readonly string[]): string[] {
  return files.map((file) => resolve(file)).filter((path) => listFiles(path).length === 0);
}

/**
 * Creates a function that returns the first of these files whose text equals a function's code. Reads the files at the
 * first call.
 *
 * @param files paths of files, and of folders that stand for all JavaScript below them
 */
export function createFileFinder(files: readonly string[]): (code: string) => string | undefined {
  let byText: Map<string, string> | undefined;
  return (code) => {
    byText ??= readFiles(files);
    return byText.get(code);
  };
}

/** Reads a function's file as the service reads an upload. */
export function readCode(path: string): string {
  return decodeCode(readFileSync(path)).text;
}

function readFiles(files: readonly string[]): Map<string, string> {
  const paths = files.flatMap((file) => listFiles(resolve(file)));
  // The first of two files with the same text is used, and a map keeps the last entry of a key.
  return new Map(paths.reverse().map((path) => [readCode(path), realpathSync(path)]));
}

function listFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    return found ? [path] : [];
  }
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?js$/.test(file) && !file.split(sep).includes("node_modules"))
    .sort()
    .map((file) => join(path, file));
}
