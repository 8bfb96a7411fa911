// What it costs to have a function's runs counted for a coverage report.
import { readFileSync } from "node:fs";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { compare, target } from "./compare.mjs";

const file = "docs/examples/functions/index-rewrite.js";
const code = readFileSync(file, "utf8");
const event = viewerRequest({ uri: "/docs/" });

const start = performance.now();
await runFunction(code, event, { file });
console.log(
  `The first counted run of a process, istanbul and babel loaded: ${Math.round(performance.now() - start)} ms`,
);

const runs = await compare(
  "runFunction",
  {
    "not counted": () => runFunction(code, event),
    counted: () => runFunction(code, event, { file }),
  },
  { times: 100 },
);
target("counted", runs.counted.ratio, 4, "times not counted");
