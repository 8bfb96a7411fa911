import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const lock = readFileSync("package-lock.json", "utf8");

// Otherwise `npm install` in a fresh clone rewrites the lock file.
it("package-lock.json has the dependencies of package.json", () => {
  const root = JSON.parse(lock).packages[""];
  for (const name of Object.keys(manifest)) {
    if (/dependencies|engines|^version$|^name$/i.test(name)) {
      expect(root).toHaveProperty([name], manifest[name]);
    }
  }
});

// npm 11 writes this member and npm 10 removes it. Without it, both leave the lock file unchanged.
it('package-lock.json has no member "libc", which only some versions of npm write', () => {
  expect(lock).not.toContain('"libc"');
});
