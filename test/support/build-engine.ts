import { execFileSync } from "node:child_process";

/** Builds the engine that the tests run functions in, where its sources have changed: a fresh clone has none. */
export function setup(): void {
  execFileSync(process.execPath, [".ci/engine/build.mjs", "--if-stale"], { stdio: "inherit" });
}
