import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The file that `npm publish` would upload. */
    tarball: string;
    /** A project that has installed what the package needs, and no more. */
    lean: string;
    /** One that has the optional packages too. */
    full: string;
  }
}

const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const optional = Object.keys(peerDependenciesMeta);
const required = Object.keys({ ...dependencies, ...peerDependencies }).filter(
  (name) => !optional.includes(name),
);

/** What a consumer brings along: the test runners, and the types that the SDK cannot do without. */
const own = ["vitest", "jest", "@jest/globals", "@types/node"];

/** Packs what is built, and installs it in projects whose other packages are links to those of this repository. */
export default function pack(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mock-cloudfront-")));
  execFileSync(process.execPath, [".ci/build.mjs", "--if-stale"], { stdio: "inherit" });
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
  const tarball = join(folder, packed.toString().trim());
  project.provide("tarball", tarball);
  project.provide("lean", install(tarball, join(folder, "lean"), [...required, ...own]));
  project.provide("full", install(tarball, join(folder, "full"), [...required, ...own, ...optional]));
  return () => rmSync(folder, { recursive: true });
}

function install(tarball: string, consumer: string, packages: readonly string[]): string {
  const installed = join(consumer, "node_modules/mock-cloudfront");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  for (const name of packages) {
    const link = join(consumer, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules", name), link, "junction");
  }
  cpSync("test/package/consumers", consumer, { recursive: true });
  return consumer;
}
