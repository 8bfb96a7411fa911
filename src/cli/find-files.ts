import { readdirSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import { UsageError } from "./terminal.ts";

/**
 * Expands paths to files: a folder to the JavaScript below it, a glob (`*`, `**`, `?`, `[…]`, `{a,b}`) to the matching
 * files. Neither includes `node_modules`.
 *
 * @throws UsageError if a folder or a glob has no file. A path that does not exist is returned as it is.
 */
export function findFiles(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(expandPath))];
}

function expandPath(path: string): string[] {
  const found = findStats(path);
  if (found?.isDirectory()) {
    const files = listFiles(path).filter((file) => /\.[cm]?js$/.test(file));
    return assertNotEmpty(files, `There is no JavaScript below the folder ${path}.`);
  }
  if (found || !/[*?[{]/.test(path)) {
    return [path];
  }
  const [, base = ""] = /^([^*?[{]*[\\/])?/.exec(path) ?? [];
  const pattern = toPattern(path);
  const files = findStats(base || ".")?.isDirectory() ? listFiles(base) : [];
  return assertNotEmpty(
    files.filter((file) => pattern.test(file.split(sep).join("/"))),
    `No file matches ${path}.`,
  );
}

/** Returns undefined for a path that cannot be read. Reading the file gives the reason. */
function findStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function assertNotEmpty(files: string[], problem: string): string[] {
  if (files.length === 0) {
    throw new UsageError(problem);
  }
  return files;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder || ".", { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      // `join` would remove a leading "./", which the pattern may have.
      const path = folder === "" || /[\\/]$/.test(folder) ? folder + entry.name : join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === "node_modules" ? [] : listFiles(path);
      }
      return [path];
    });
}

/** Converts a glob to a regular expression over paths with slashes. */
function toPattern(glob: string): RegExp {
  const source = glob
    .split(sep)
    .join("/")
    .replace(
      /\*\*\/|\*\*|\*|\?|\[!|\[[^\]]*\]|[{},]|[.+^$()|\\\]]/g,
      (token, index: number, text: string) => {
        switch (token) {
          case "**/":
            return "(?:[^/]+/)*";
          case "**":
            return ".*";
          case "*":
            return "[^/]*";
          case "?":
            return "[^/]";
          case "{":
            return "(?:";
          case "}":
            return ")";
          case ",":
            return isInBraces(text, index) ? "|" : ",";
          default:
            return token.startsWith("[") ? token : `\\${token}`;
        }
      },
    );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    throw new UsageError(`${glob} is not a valid pattern.`);
  }
}

function isInBraces(text: string, index: number): boolean {
  return text.lastIndexOf("{", index) > text.lastIndexOf("}", index);
}
