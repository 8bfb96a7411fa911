import { createRequire } from "node:module";

/** The type of acorn's module. */
export type Acorn = typeof import("acorn");

let loaded: Acorn | undefined;

/** Loads acorn at the first check, so that importing `mock-cloudfront` does not load it. */
export function loadAcorn(): Acorn {
  loaded ??= createRequire(import.meta.url)("acorn") as Acorn;
  return loaded;
}
