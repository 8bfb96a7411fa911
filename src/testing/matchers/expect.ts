/**
 * Registers the matchers with the package `expect`, including their types, for mocha, node:test and other runners.
 *
 * @module
 */
import { expect } from "expect";
import { type CloudFrontMatchers, matchers } from "../matchers.ts";

export type { CloudFrontMatchers } from "../matchers.ts";

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CloudFrontMatchers<R> {}
}

expect.extend(matchers);
