// Prints what is counted where there is no test runner: in istanbul's own variable, which nyc reads.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";

const code = readFileSync("functions/unused.js");
const [, , file] = process.argv;
await runFunction(code, viewerRequest(), file === undefined ? {} : { file });

const counted = Object.values(globalThis.__coverage__ ?? {}).map(({ s, f }) => ({ s, f }));
const { cache } = createRequire(import.meta.url);
console.log(
  JSON.stringify({ counted, loaded: Object.keys(cache).some((path) => path.includes("istanbul")) }),
);
