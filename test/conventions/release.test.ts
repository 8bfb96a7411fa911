import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
  }
});

// A copy of the files, without git, is tested too.
const hasGit = spawnSync("git", ["--version"]).status === 0;

/** Creates a repository that is ready for a release, except for the given parts. */
function makeRepository({ changelog = "# Changelog\n\n## Unreleased\n\n- Add a thing.\n", tag = "v0.0.9" }) {
  const folder = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
  folders.push(folder);
  cpSync(".ci/release.mjs", join(folder, ".ci/release.mjs"));
  writeFileSync(join(folder, "package.json"), '{ "name": "mock-cloudfront", "version": "0.1.0" }');
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args], { stdio: "ignore" });
  git("init");
  git("add", "--all");
  git("-c", "user.name=tests", "-c", "user.email=tests@localhost", "commit", "--message", "all of it");
  git("tag", tag);
  return folder;
}

function release(folder: string, ...args: string[]): { status: number | null; said: string } {
  const script = join(folder, ".ci/release.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, said: stderr.trim() };
}

describe.skipIf(!hasGit)("npm run release", () => {
  it("requires a version", () => {
    expect(release(makeRepository({}), "soon")).toEqual({
      status: 1,
      said: 'No release: soon is not a version. Run, for example, "npm run release -- 0.2.0".',
    });
  });

  it("rejects a version that has a tag", () => {
    expect(release(makeRepository({ tag: "v0.2.0" }), "0.2.0").said).toBe(
      "No release: the tag v0.2.0 exists already.",
    );
  });

  it("rejects a lower version", () => {
    expect(release(makeRepository({}), "0.0.10").said).toBe(
      "No release: 0.0.10 is lower than 0.1.0, the version in package.json.",
    );
  });

  it("rejects a release without changelog entries", () => {
    const changelog = "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-25\n\n- Add a thing.\n";
    expect(release(makeRepository({ changelog }), "0.2.0").said).toBe(
      "No release: CHANGELOG.md has no entries under Unreleased.",
    );
  });

  it("rejects uncommitted changes", () => {
    const folder = makeRepository({});
    writeFileSync(join(folder, "notes.txt"), "");
    expect(release(folder, "0.2.0").said).toBe(
      "No release: a release needs a clean working tree, but these files have changes:\n?? notes.txt",
    );
  });

  it("changes nothing if a step fails", () => {
    const folder = makeRepository({}); // has no lock file, so nothing can be installed
    expect(release(folder, "0.2.0")).toMatchObject({
      status: 1,
      said: expect.stringContaining('No release: the step "install" failed. Nothing was changed here.'),
    });
    const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" });
    expect(git("status", "--porcelain") + git("tag", "--list", "v0.2.0")).toBe("");
    expect(git("log", "--format=%s")).toBe("all of it\n");
  });
});
