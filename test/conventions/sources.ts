import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Lists the TypeScript files below a folder, as paths from the repository root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file))
    .sort();
}

export interface Import {
  readonly from: string;
  /** A path from the repository root for a file of this package, otherwise the module specifier. */
  readonly to: string;
  /** True for `import type` and `export type`, which the build removes. */
  readonly isOfTypes: boolean;
}

const importPattern = /^(?:import|export)[^;]*?from "([^"]+)";|^import "([^"]+)";/gm;

/** Returns the text of a file without its comment lines. */
export function codeOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
}

/** Returns the imports of a file, type imports included. */
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

/** Returns the layer of a file: `services` for `src/services/functions/table.ts`, the file name for an entry point. */
export function layerOf(path: string): string {
  return path.split("/")[1] as string;
}

export function isOurs(path: string): boolean {
  return path.startsWith("src/");
}
