/**
 * The language of CloudFront Functions: what the two runtimes accept, and how they word a refusal.
 *
 * @module
 */
export { type CheckOptions, checkFunction } from "./runtime/check/check-function.ts";
export type { Finding } from "./runtime/check/finding.ts";
export { formatFindings } from "./runtime/check/format-findings.ts";
export type { FunctionRuntime } from "./runtime/check/runtimes.ts";
