/** Where a function was called from, as a stack trace says it. */
export function callSite(callee: (...args: never[]) => unknown): string {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callee);
  return trace.stack?.split("\n")[1]?.trim().replace(/^at /, "") ?? "an unknown place";
}
