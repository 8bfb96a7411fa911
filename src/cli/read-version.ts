import { readFileSync } from "node:fs";

/** Reads the version from package.json, which has the same distance from `dist/esm` and from `src/cli`. */
export function readVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
