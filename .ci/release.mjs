// Makes a release: `npm run release -- 0.2.0`. With --dry-run, does everything except the commit and the tag.
//
// Works in a clone of the committed state: installs from the lock file, tests, builds, packs and tries the tarball in
// separate projects. Only then does this repository get the commit and the tag. A failed release changes nothing here.
// The script does not publish. Its last lines say how to.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

process.chdir(join(import.meta.dirname, ".."));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { "dry-run": { type: "boolean", default: false } },
});
const [version] = positionals;
const { name, version: present } = JSON.parse(readFileSync("package.json", "utf8"));
const tag = `v${version}`;
const changelog = readFileSync("CHANGELOG.md", "utf8");
const [, unreleased = ""] = /\n## Unreleased\n([\s\S]*?)(?=\n## |$)/.exec(changelog) ?? [];

const problem = firstProblem();
if (problem) {
  console.error(`No release: ${problem}`);
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), `${name}-release-`));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const clone = join(scratch, name);

step("clone", "git", ["clone", "--quiet", ".", clone], ".");
step("install", "npm", ["ci"]);
write("CHANGELOG.md", (text) =>
  text.replace("## Unreleased\n", `## Unreleased\n\n## ${version} - ${today()}\n`),
);
if (version !== present) {
  step("version", "npm", ["version", version, "--no-git-tag-version", "--ignore-scripts"]);
}
step("test", "npm", ["test"]);
step("pack", "npm", ["pack", "--pack-destination", scratch]);
const tarball = `${name}-${version}.tgz`;
step("try", "node", ["test/package/projects.mjs", "--tarball", join(scratch, tarball)]);
step("commit", "git", ["commit", "--quiet", "--all", "--message", `release: ${version}`]);

console.log(`\n${tarball}: ${statSync(join(scratch, tarball)).size} bytes. Its notes:\n${unreleased}`);
if (options["dry-run"]) {
  console.log("Nothing was changed here: this was a dry run.");
} else {
  copyFileSync(join(scratch, tarball), tarball);
  step("take over", "git", ["pull", "--quiet", "--ff-only", clone, "HEAD"], ".");
  step("tag", "git", ["tag", "--annotate", tag, "--message", tag], ".");
  console.log(`To publish it:\n  git push --follow-tags\n  npm publish ${tarball}`);
}

function firstProblem() {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? "")) {
    return `${version ?? "nothing"} is not a version. Run, for example, "npm run release -- 0.2.0".`;
  }
  if (git("tag", "--list", tag)) {
    return `the tag ${tag} exists already.`;
  }
  if (order(version) < order(present)) {
    return `${version} is lower than ${present}, the version in package.json.`;
  }
  if (!unreleased.trim()) {
    return "CHANGELOG.md has no entries under Unreleased.";
  }
  const changed = git("status", "--porcelain");
  if (changed) {
    return `a release needs a clean working tree, but these files have changes:\n${changed}`;
  }
  return undefined;
}

/** Returns a number that grows with the version. */
function order(version) {
  return version.split(".").reduce((number, part) => number * 1_000_000 + Number(part), 0);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

function git(...args) {
  return execFileSync("git", args, { encoding: "utf8" }).trim();
}

function write(file, change) {
  const path = join(clone, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

function step(title, command, args, cwd = clone) {
  console.log(`\n=== ${title}`);
  try {
    execFileSync(command, args, { cwd, stdio: "inherit" });
  } catch {
    console.error(`\nNo release: the step "${title}" failed. Nothing was changed here.`);
    process.exit(1);
  }
}
