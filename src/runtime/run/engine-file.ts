import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const engineFileName = "engine.wasm";
/** Where it may be from here: beside the bundle's folder in the package, beside the build in a clone. */
const engineFolders = ["..", ".", "../engine"];

/** Finds the engine, which the build makes and the package carries. */
export function findEngineFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = engineFolders
    .map((place) => join(here, place, engineFileName))
    .find((file) => existsSync(file));
  if (found !== undefined) {
    return found;
  }
  throw new Error(
    `mock-cloudfront: ${engineFileName} is missing. In a clone, "npm install" builds it; an installed package that has none is broken.`,
  );
}
