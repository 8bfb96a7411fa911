// Builds engine.wasm beside itself: `node src/runtime/engine/build.mjs`. With --if-stale it does so only when the sources
// have changed since. Runs on any Node that the package supports: the TypeScript here is bundled first.
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
const { values: options } = parseArgs({
  options: {
    "if-stale": { type: "boolean", default: false },
    quickjs: { type: "string" },
    out: { type: "string", default: here },
  },
});
const target = join(options.out, "engine.wasm");
const record = join(options.out, "engine.sources");

function sourcesDigest() {
  const hash = createHash("sha256");
  for (const folder of [here, join(here, "guest"), join(here, "wasm"), join(here, "../run/vm")]) {
    for (const file of readdirSync(folder, { withFileTypes: true })) {
      if (file.isFile() && !file.name.startsWith("engine.")) {
        hash.update(file.name).update(readFileSync(join(folder, file.name)));
      }
    }
  }
  hash.update(readFileSync(join(here, "../check/runtimes.ts")));
  return hash.digest("hex");
}

async function loadBuild() {
  const folder = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
  try {
    const bundle = await rolldown({ input: join(here, "build.ts"), platform: "node", external: /^node:/ });
    const file = join(folder, "build.mjs");
    await bundle.write({ file, format: "esm" });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const digest = sourcesDigest();
const upToDate = existsSync(target) && existsSync(record) && readFileSync(record, "utf8") === digest;
if (!(options["if-stale"] && upToDate)) {
  const started = performance.now();
  const quickjs = options.quickjs ?? createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm");
  const { buildEngine } = await loadBuild();
  const { wasm, notices } = buildEngine({ quickjs, guestFolder: join(here, "guest") });
  mkdirSync(options.out, { recursive: true });
  writeFileSync(target, wasm);
  writeFileSync(join(options.out, "engine.LICENSE.txt"), notices);
  writeFileSync(record, digest);
  console.log(`engine.wasm: ${wasm.length} bytes in ${Math.round(performance.now() - started)} ms`);
}
