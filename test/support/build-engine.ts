import { execFileSync } from "node:child_process";

/** Builds the engine if its sources have changed. A fresh clone has no engine. */
export function setup(): void {
  execFileSync(process.execPath, [".ci/engine/build.mjs", "--if-stale"], { stdio: "inherit" });
}
