// Builds dist/: JavaScript by rolldown, declarations by tsc.
//
// package.json decides what is built. An entry point or bin at ./dist/esm/a/b.js is built from src/a/b.ts. An entry
// point with a `require` condition is also built as CommonJS, at ./dist/cjs/a/b.js. Bins are built for both module
// systems, so that both get the same chunks. To add an entry point, add it to package.json.
//
// `--if-stale` skips the build if dist/ is newer than all of its sources.

import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { build } from "rolldown";

process.chdir(join(import.meta.dirname, ".."));

const sources = [
  "src",
  ".ci/build.mjs",
  ".ci/engine",
  ".ci/tsconfig.build.json",
  "package.json",
  "tsconfig.json",
];

/** Written last, so that its age is the age of the whole build. */
const stamp = "dist/cjs/package.json";

if (process.argv.includes("--if-stale") && (await isFresh())) {
  process.exit();
}

const { exports, bin } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
await Promise.all([bundle("esm"), bundle("cjs"), declare(), copyEngine()]);
await writeFile(stamp, '{ "type": "commonjs" }\n');

/** Copies the engine, with the licences of its parts, to where both module systems find it. */
async function copyEngine() {
  await promisify(execFile)(process.execPath, [".ci/engine/build.mjs", "--if-stale"]);
  await mkdir("dist", { recursive: true });
  for (const file of ["engine.wasm", "engine.LICENSE.txt"]) {
    await cp(`src/runtime/${file}`, `dist/${file}`);
  }
}

/** Bundles one module system. Chunks lie next to the entry points, so that `import.meta.url` has the same folder in all. */
async function bundle(format) {
  await build({
    input: Object.fromEntries(getEntryPoints(format).map((name) => [name, `src/${name}.ts`])),
    external: /^[^./]/,
    platform: "node",
    transform: { target: "node20.19" },
    output: { dir: `dist/${format}`, format, exports: "named", chunkFileNames: "[name].js", sourcemap: true },
  });
}

/**
 * Writes the declarations that entry points reach. Each module system needs its own copy, because the nearest
 * package.json decides the module system of a declaration file.
 */
async function declare() {
  await promisify(execFile)(process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-p",
    ".ci/tsconfig.build.json",
  ]).catch(({ stdout }) => {
    console.error(stdout);
    process.exit(1);
  });
  for (const format of ["esm", "cjs"]) {
    for (const file of await findReachable(getEntryPoints(format).map((name) => `${name}.d.ts`))) {
      await mkdir(dirname(`dist/${format}/${file}`), { recursive: true });
      await cp(`dist/types/${file}`, `dist/${format}/${file}`);
    }
  }
  await rm("dist/types", { recursive: true });
}

/** Returns declaration files and all declaration files that they import. */
async function findReachable(files) {
  const found = new Set(files);
  for (const file of found) {
    const text = await readFile(`dist/types/${file}`, "utf8");
    for (const [, path] of text.matchAll(/(?:from |import |import\()"(\.[^"]+)\.ts"/g)) {
      found.add(`${join(dirname(file), path)}.d.ts`);
    }
  }
  return found;
}

/** Returns the paths of entry points and bins without their extension. */
function getEntryPoints(format) {
  const offered = JSON.stringify(exports) + JSON.stringify(bin).replaceAll("/esm/", `/${format}/`);
  const built = offered.matchAll(new RegExp(`"\\./dist/${format}/([^"]+)\\.js"`, "g"));
  return [...new Set(Array.from(built, ([, name]) => name))];
}

async function isFresh() {
  const built = await stat(stamp).catch(() => undefined);
  if (!built) {
    return false;
  }
  const inputs = await Promise.all(
    sources.map(async (path) => {
      const folder = await readdir(path, { recursive: true }).catch(() => []);
      return [path, ...folder.map((file) => join(path, file))];
    }),
  );
  const times = await Promise.all(inputs.flat().map(async (path) => (await stat(path)).mtimeMs));
  return Math.max(...times) < built.mtimeMs;
}
