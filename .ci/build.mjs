// Builds dist/: JavaScript by rolldown, declarations by tsc.
//
// What is built is what package.json offers: a door or bin at ./dist/esm/a/b.js comes from src/a/b.ts, and one
// that has a `require` condition, at ./dist/cjs/a/b.js, is CommonJS as well; so is a bin, that both module systems
// are cut into the same chunks. A new door is a line there.
//
// `--if-stale` leaves a dist/ alone that is newer than everything it is made from.

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

/** Written last, so its age is that of the whole build. */
const stamp = "dist/cjs/package.json";

if (process.argv.includes("--if-stale") && (await isFresh())) {
  process.exit();
}

const { exports, bin } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
await Promise.all([bundle("esm"), bundle("cjs"), declare(), copyEngine()]);
await writeFile(stamp, '{ "type": "commonjs" }\n');

/** The engine that runs functions lies above both module systems, with the licences of what it is made from. */
async function copyEngine() {
  await promisify(execFile)(process.execPath, [".ci/engine/build.mjs", "--if-stale"]);
  await mkdir("dist", { recursive: true });
  for (const file of ["engine.wasm", "engine.LICENSE.txt"]) {
    await cp(`src/runtime/${file}`, `dist/${file}`);
  }
}

/** Chunks lie flat beside the doors, so that `new URL("./file", import.meta.url)` means one folder to them all. */
async function bundle(format) {
  await build({
    input: Object.fromEntries(doors(format).map((door) => [door, `src/${door}.ts`])),
    external: /^[^./]/,
    platform: "node",
    transform: { target: "node20.19" },
    output: { dir: `dist/${format}`, format, chunkFileNames: "[name].js", sourcemap: true },
  });
}

/**
 * Both module systems need declarations of their own, since a declaration's system is that of the package.json
 * above it. Those that no door leads to stay behind.
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
    for (const file of await reachable(doors(format).map((door) => `${door}.d.ts`))) {
      await mkdir(dirname(`dist/${format}/${file}`), { recursive: true });
      await cp(`dist/types/${file}`, `dist/${format}/${file}`);
    }
  }
  await rm("dist/types", { recursive: true });
}

/** These declarations and all that they import of one another. */
async function reachable(files) {
  const found = new Set(files);
  for (const file of found) {
    const text = await readFile(`dist/types/${file}`, "utf8");
    for (const [, path] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.ts"/g)) {
      found.add(`${join(dirname(file), path)}.d.ts`);
    }
  }
  return found;
}

function doors(format) {
  const offered = JSON.stringify(exports) + JSON.stringify(bin).replaceAll("/esm/", `/${format}/`);
  const built = offered.matchAll(new RegExp(`"\\./dist/${format}/([^"]+)\\.js"`, "g"));
  return [...new Set(Array.from(built, ([, door]) => door))];
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
