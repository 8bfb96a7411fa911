// Projects that install the packed tarball as a user would, from the registry, and run their own tests and compilers.
// Prints what passed and what failed. `--tarball FILE` takes one that is packed already; names of projects, only those.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "mock-cloudfront-projects-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { tarball: { type: "string" } },
});
const tarball = options.tarball ? resolve(options.tarball) : pack();

const runs = [
  { project: "vitest", node: 20, packages: ["vitest@4", "aws-sdk-client-mock-vitest@7", "@types/node@20"] },
  { project: "vitest", node: 22, packages: ["vitest@5", "aws-sdk-client-mock-vitest@8", "@types/node@22"] },
  { project: "vitest", node: 24, packages: ["vitest@5", "aws-sdk-client-mock-vitest@8", "@types/node@24"] },
  { project: "jest-cjs", node: 20, packages: [] },
  { project: "jest-esm", node: 20, packages: [] },
  ...["readme-esm", "readme-cjs"].map((project) => ({ project, node: 20, packages: readme().packages })),
].filter(({ project }) => wanted.length === 0 || wanted.includes(project));

let failed = 0;
for (const { project, node, packages } of runs) {
  const title = [project, `Node ${node}`, ...packages].join(", ");
  console.log(`\n=== ${title}`);
  const folder = mkdtempSync(join(scratch, `${project}-`));
  cpSync(join(import.meta.dirname, "projects", project), folder, { recursive: true });
  if (project.startsWith("readme")) {
    writeReadme(folder);
  }
  // What those test is one tool, under each runner.
  else {
    cpSync(join(import.meta.dirname, "projects/deploy.ts"), join(folder, "src/deploy.ts"));
  }
  const done =
    run(folder, process.version, "npm", "install", "--no-audit", "--no-fund", tarball, ...packages) &&
    run(folder, `v${node}`, "npm", "test");
  console.log(`${done ? "passed" : "failed"}: ${title}`);
  if (!done) {
    failed++;
  }
}
console.log(`${runs.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function pack() {
  const packing = ["pack", "--silent", "--pack-destination", scratch];
  const printed = execFileSync("npm", packing, { cwd: root, encoding: "utf8" }).trim();
  return join(scratch, printed.split("\n").at(-1));
}

/** Runs a command under a version of Node, which comes from the npm package `node` where it is not the one here. */
function run(cwd, version, ...command) {
  const [major] = version.split(".");
  const [program, ...args] = process.version.startsWith(`${major}.`)
    ? command
    : ["npx", "-y", "-p", `node@${major.slice(1)}`, ...command];
  return spawnSync(program, args, { cwd, stdio: "inherit" }).status === 0;
}

/** What the README says to install, and the test that it begins with. */
function readme() {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const [, test] = /```ts\n([\s\S]*?)```/.exec(text);
  const [, line] = /\nnpm install --save-dev ([^\n]+)/.exec(text);
  return { test, packages: line.split(" ").filter((name) => name !== "mock-cloudfront") };
}

/** That it stands, under vitest, and by the one change that its comment names, under jest. */
function writeReadme(folder) {
  const { test } = readme();
  mkdirSync(join(folder, "test"));
  writeFileSync(join(folder, "test/readme.test.ts"), test);
  const jest = test.replaceAll('"mock-cloudfront/vitest"', '"mock-cloudfront/jest"');
  mkdirSync(join(folder, "jest"));
  writeFileSync(join(folder, "jest/readme.test.ts"), jest.replaceAll('"vitest"', '"@jest/globals"'));
}
