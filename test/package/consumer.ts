import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { inject } from "vitest";

export const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** What a package manager installs along with the package. */
const required = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
  (name) => !manifest.peerDependenciesMeta[name]?.optional,
);

export const keyValueStore = "@aws-sdk/client-cloudfront-keyvaluestore";

/**
 * What a consumer brings: a test runner, with the package of jest's that types of matchers are added to, and the
 * types that the SDK's own cannot do without.
 */
export const runners = ["vitest", "jest", "@jest/globals", "expect", "@types/node"];

/**
 * A project that has installed the tarball and its dependencies, with some packages more or less. The others
 * are links to this repository's: they see what is installed here, the package itself only what is listed.
 */
export function makeConsumer({
  files = "test/package/consumers",
  also = [],
  without = [],
}: {
  readonly files?: string;
  readonly also?: readonly string[];
  readonly without?: readonly string[];
}): string {
  const tarball = inject("tarball");
  const folder = mkdtempSync(join(dirname(tarball), "consumer-"));
  cpSync(files, folder, { recursive: true });

  const installed = join(folder, "node_modules", manifest.name);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);

  for (const name of [...required, ...also].filter((name) => !without.includes(name))) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", name), link, "junction");
  }
  return folder;
}
