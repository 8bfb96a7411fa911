/** Returns the place from which a function was called, as `file:line:column`. */
export function getCallSite(callee: (...args: never[]) => unknown): string {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callee);
  const [, place] = /\n +at (?:.+ \()?([^\n]+?)\)?(?:\n|$)/.exec(trace.stack ?? "") ?? [];
  return place ?? "an unknown place";
}
