import { createRequire } from "node:module";

/** acorn's module, as its types describe it. */
export type Acorn = typeof import("acorn");

let loaded: Acorn | undefined;

/** acorn, loaded when the first function is checked: importing the door must cost nothing. */
export function loadAcorn(): Acorn {
  loaded ??= createRequire(import.meta.url)("acorn") as Acorn;
  return loaded;
}
