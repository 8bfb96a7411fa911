// Runs the conformance suite: bundles its TypeScript and starts it. See `npm run conformance -- --help`.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";

const folder = import.meta.dirname;
/** Beside the packages that the bundle imports. */
const file = join(folder, `../../node_modules/.cache/mock-cloudfront/conformance-${process.pid}.mjs`);

await build({
  input: join(folder, "conformance.ts"),
  external: /^[^./]/,
  platform: "node",
  logLevel: "silent",
  output: { file, format: "esm" },
});
const { runConformance } = await import(pathToFileURL(file).href);
await rm(file);

const controller = new AbortController();
process.on("SIGINT", () => {
  if (controller.signal.aborted) {
    process.exit(130);
  }
  controller.abort();
});
process.exitCode = await runConformance(process.argv.slice(2), {
  out: console.log,
  signal: controller.signal,
  environment: process.env,
});
