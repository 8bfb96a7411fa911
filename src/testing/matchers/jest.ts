/**
 * Registers the matchers with jest, including their types. `mock-cloudfront/jest` does so too.
 *
 * @module
 */
import { expect } from "@jest/globals";
import { type CloudFrontMatchers, matchers } from "../matchers.ts";

export type { CloudFrontMatchers } from "../matchers.ts";

// The globals that @types/jest declares.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: type parameters must be those of @types/jest
    interface Matchers<R, T = {}> extends CloudFrontMatchers<R> {}
  }
}

// The `expect` of `@jest/globals`. A project that only uses @types/jest may lack this module.
// biome-ignore lint/suspicious/noTsIgnore: whether there is an error depends on what is installed
/** @ts-ignore */
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CloudFrontMatchers<R> {}
}

expect.extend(matchers);
