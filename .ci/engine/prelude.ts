import { readFileSync } from "node:fs";
import { join } from "node:path";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import { codeFileName, errorMarker } from "../../src/runtime/run/vm/engine-image.ts";
import { listAvailable } from "./availability.ts";

/** The files of `src/runtime/guest`. A file uses names of the files before it. */
const guestFiles = [
  "intrinsics",
  "errors",
  "bytes",
  "buffer",
  "buffer-numbers",
  "byte-strings",
  "text-coding",
  "querystring",
  "base64",
  "crypto",
  "cbor",
  "cwt",
  "origin-rules",
  "cloudfront",
  "semantics",
  "json",
  "dates",
  "early",
  "console",
  "available",
  "entry",
];

/** Reads the guest's prelude, the code of a function that takes the host function and returns the entries. */
export function readPrelude(guestFolder: string): string {
  const parts = guestFiles.map((name) => readFileSync(join(guestFolder, `${name}.js`), "utf8"));
  const available = Object.fromEntries(functionRuntimes.map((runtime) => [runtime, listAvailable(runtime)]));
  return `(function (host) {\n"use strict";\nconst errorMarker = ${JSON.stringify(errorMarker)};\nconst codeFileName = ${JSON.stringify(codeFileName)};\nconst availableBuiltins = ${JSON.stringify(available)};\n${parts.join("\n")}\nreturn entries;\n})`;
}
