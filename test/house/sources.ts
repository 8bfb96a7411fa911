import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Every TypeScript file below a folder, as paths from the repository's root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file))
    .sort();
}

export interface Import {
  readonly from: string;
  /** A path from the root for a file of ours, else a package's name. */
  readonly to: string;
  /** Whether it is gone from what is built: `import type`, `export type`. */
  readonly isOfTypes: boolean;
}

const importPattern = /^(?:import|export)[^;]*?from "([^"]+)";|^import "([^"]+)";/gm;

/** A file's text without the lines of its comments. */
export function codeOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
}

/** What a file imports, types included. */
export function importsOf(file: string): Import[] {
  const text = codeOf(file);
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match.slice(1).find((part) => part !== undefined) as string;
    return {
      from: file,
      isOfTypes: /^(?:import|export) type\b/.test(match[0]),
      to: specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : specifier,
    };
  });
}

/** `src/services/functions/table.ts` is in the room `services`; a door is a room of its own. */
export function roomOf(path: string): string {
  return path.split("/")[1] as string;
}

export function isOurs(path: string): boolean {
  return path.startsWith("src/");
}
