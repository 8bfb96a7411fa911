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

// A clone has git, a copy of its files needs none.
const hasGit = spawnSync("git", ["--version"]).status === 0;

/** A repository that is ready for a release, but for what is changed. */
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
  it("a release names its version", () => {
    expect(release(makeRepository({}), "soon")).toEqual({
      status: 1,
      said: 'No release: say which version, as in "npm run release -- 0.2.0"; soon is none.',
    });
  });

  it("a version is released once", () => {
    expect(release(makeRepository({ tag: "v0.2.0" }), "0.2.0").said).toBe(
      "No release: v0.2.0 is there already.",
    );
  });

  it("versions grow", () => {
    expect(release(makeRepository({}), "0.0.10").said).toBe(
      "No release: 0.0.10 comes before 0.1.0, which package.json has.",
    );
  });

  it("a release without changes is none", () => {
    const changelog = "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-25\n\n- Add a thing.\n";
    expect(release(makeRepository({ changelog }), "0.2.0").said).toBe(
      "No release: CHANGELOG.md has nothing under Unreleased.",
    );
  });

  it("a release is made of what is committed", () => {
    const folder = makeRepository({});
    writeFileSync(join(folder, "notes.txt"), "");
    expect(release(folder, "0.2.0").said).toBe(
      "No release: a release is made of what is committed, and this is not:\n?? notes.txt",
    );
  });

  it("a release whose steps fail changes nothing", () => {
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
