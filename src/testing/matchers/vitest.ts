/**
 * Registers the matchers with vitest, including their types. `mock-cloudfront/vitest` does so too.
 *
 * @example
 * import "mock-cloudfront/matchers/vitest";
 * import { mockCloudFront } from "mock-cloudfront";
 * import { expect, test } from "vitest";
 *
 * test("a function exists", () => {
 *   using cloudfront = mockCloudFront();
 *   cloudfront.seed.function({ name: "edge", code: "function handler(event) { return event.request; }" });
 *   expect(cloudfront).toHaveFunction("edge");
 * });
 *
 * @module
 */
import { expect } from "vitest";
import { type CloudFrontMatchers, matchers } from "../matchers.ts";

export type { CloudFrontMatchers } from "../matchers.ts";

// One declaration cannot extend `Matchers` of vitest 4 and `Assertion` of vitest 5, whose type parameters differ.
// Both inherit from chai's, which has no type parameters.
declare global {
  namespace Chai {
    interface Assertion extends CloudFrontMatchers<void> {}
  }
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: an asymmetric matcher stands for any value
  interface AsymmetricMatchersContaining extends CloudFrontMatchers<any> {}
}

expect.extend(matchers);
