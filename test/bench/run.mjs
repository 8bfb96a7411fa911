// `npm run bench`: runs every bench of this folder in turn, in this process if possible. Fails if a target is missed.
// `npm run bench -- http import` runs the named benches only.
import { missedTargets } from "./compare.mjs";

const benches = [
  "functions",
  "distributions",
  "policies",
  "tenants",
  "key-value-stores",
  "visits",
  "http",
  "engine",
  "edge-coverage",
  "templates",
  "import",
  "suite",
];
const named = process.argv.slice(2);
const unknown = named.filter((bench) => !benches.includes(bench));
if (unknown.length > 0) {
  throw new Error(`There is no bench ${unknown.join(", ")}. The benches are: ${benches.join(", ")}.`);
}
for (const bench of named.length > 0 ? named : benches) {
  await import(`./${bench}.mjs`);
}
if (missedTargets.length > 0) {
  console.error(`${missedTargets.length} missed:\n${missedTargets.map((line) => `  ${line}`).join("\n")}`);
  process.exitCode = 1;
}
