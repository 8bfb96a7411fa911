import type { Check } from "./check.ts";

/** Refuses what fails when it runs: within a `try` only a warning, as its `catch` may be meant for just that. */
export function refuseRun(at: number, error: string, message: string, check: Check): void {
  if (check.names.isTried(at)) {
    check.warn(at, `${message} (this \`try\` always fails)`);
  } else {
    check.refuse(at, error, message, "run");
  }
}
