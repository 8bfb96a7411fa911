import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The file that `npm publish` would upload. */
    tarball: string;
    /** The folder with the files of the tarball. */
    unpacked: string;
  }
}

/** Packs the build and unpacks it, once for all package tests. */
export default function pack(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mock-cloudfront-")));
  execFileSync(process.execPath, [".ci/build.mjs", "--if-stale"], { stdio: "inherit" });
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  const name = execFileSync("npm", packing, { encoding: "utf8" }).trim();
  const tarball = join(folder, name);
  execFileSync("tar", ["-xzf", tarball, "-C", folder]);
  project.provide("tarball", tarball);
  project.provide("unpacked", join(folder, "package"));
  return () => rmSync(folder, { recursive: true });
}
