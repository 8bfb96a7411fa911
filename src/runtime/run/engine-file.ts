import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILE_NAME = "engine.wasm";
/** From `src/runtime/run/` up to the root of a clone; built files lie nearer. */
const LEVELS = 4;

/**
 * Finds the engine: beside or above this file in the installed package (`dist/`), or in `dist/` of a clone, where
 * the build puts it.
 */
export function findEngineFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < LEVELS; level++) {
    for (const candidate of [join(folder, FILE_NAME), join(folder, "dist", FILE_NAME)]) {
      if (existsSync(candidate)) return candidate;
    }
    folder = dirname(folder);
  }
  throw new Error(
    `mock-cloudfront: ${FILE_NAME} is missing. In a clone of the repository "npm install" builds it; in an installed package, reinstall.`,
  );
}
