// Builds src/runtime/engine.wasm: `node .ci/engine/build.mjs`. With --if-stale, it does nothing unless a source has
// changed. It runs on every Node that the package supports, because rolldown compiles the TypeScript first.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";

const here = fileURLToPath(new URL(".", import.meta.url));
const runtime = fileURLToPath(new URL("../../src/runtime/", import.meta.url));
const sourceFolders = [
  here,
  join(here, "wasm"),
  join(here, "licences"),
  join(runtime, "guest"),
  join(runtime, "run/vm"),
];
const { values: options } = parseArgs({
  options: {
    "if-stale": { type: "boolean", default: false },
    quickjs: { type: "string" },
    out: { type: "string", default: runtime },
  },
});
const target = join(options.out, "engine.wasm");
const record = join(options.out, "engine.sources");

function digestSources() {
  const hash = createHash("sha256");
  for (const folder of sourceFolders) {
    for (const file of readdirSync(folder, { withFileTypes: true })) {
      if (file.isFile()) {
        hash.update(file.name).update(readFileSync(join(folder, file.name)));
      }
    }
  }
  hash.update(readFileSync(join(runtime, "check/runtimes.ts")));
  return hash.digest("hex");
}

async function importBuild() {
  const folder = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
  try {
    const bundle = await rolldown({
      input: join(here, "build-engine.ts"),
      platform: "node",
      external: /^node:/,
    });
    const file = join(folder, "build-engine.mjs");
    await bundle.write({ file, format: "esm" });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const digest = digestSources();
const upToDate = existsSync(target) && existsSync(record) && readFileSync(record, "utf8") === digest;
if (!(options["if-stale"] && upToDate)) {
  const started = performance.now();
  const quickjs = options.quickjs ?? createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm");
  const { buildEngine } = await importBuild();
  const { wasm, notices } = buildEngine({
    quickjs,
    guestFolder: join(runtime, "guest"),
    licenceFolder: join(here, "licences"),
  });
  mkdirSync(options.out, { recursive: true });
  writeFileSync(target, wasm);
  writeFileSync(join(options.out, "engine.LICENSE.txt"), notices);
  writeFileSync(record, digest);
  console.log(`engine.wasm: ${wasm.length} bytes in ${Math.round(performance.now() - started)} ms`);
}
