/**
 * The door for vitest: importing it registers the matchers, with their types.
 *
 * @module
 */
import * as vitest from "vitest";
import { getCallSite } from "../core/call-site.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import type { MockCloudFront } from "../mock-cloudfront.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { type CloudFrontMatchers, matchers } from "./matchers.ts";
import { prepare, type SetupCloudFrontOptions } from "./setup.ts";

export type { MockCloudFront } from "../mock-cloudfront.ts";
export type { CloudFrontMatchers } from "./matchers.ts";
export type { SetupCloudFrontOptions } from "./setup.ts";

// vitest 4 and 5 give `Matchers` and `Assertion` different type parameters, and one declaration cannot extend both.
// What their assertions inherit from chai has none.
declare global {
  namespace Chai {
    interface Assertion extends CloudFrontMatchers<void> {}
  }
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: an asymmetric matcher stands for any value
  interface AsymmetricMatchersContaining extends CloudFrontMatchers<any> {}
}

vitest.expect.extend(matchers);

/**
 * A mock for all tests of this file, or of the describe that calls it: installed before them, restored after them.
 * Each test starts from the state that the `beforeAll` hooks of its file and its describes have left; what it changes,
 * its calls and all that it plans are forgotten before the next one, and what a describe's hooks add, after it.
 *
 * The handle can be used in tests, hooks and fixtures, not while the file is collected. Tests of `test.concurrent`
 * cannot share it: as long as several run, the handle and its clients refuse to be used. Called in a file of
 * `setupFiles` it serves every test file.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an option without use, `UNKNOWN_RUNNER` before vitest 4.1; then, while tests run, `NOT_INSTALLED`,
 * `ALREADY_INTERCEPTED`, `CONCURRENT_TESTS` and `CONFIGURED_TOO_EARLY`, each saying what to do.
 * @example
 * import { setupCloudFront } from "mock-cloudfront/vitest";
 * import { beforeAll, expect, test } from "vitest";
 *
 * const cloudfront = setupCloudFront();
 * beforeAll(() => {
 *   cloudfront.seed.function({ name: "edge", code: "function handler(event) { return event.request; }" });
 * });
 *
 * test("every test has the function", () => {
 *   expect(cloudfront).toHaveFunction("edge");
 * });
 */
export function setupCloudFront(options: SetupCloudFrontOptions = {}): MockCloudFront {
  const { mock, lifecycle } = prepare(options, getCallSite(setupCloudFront));
  requireRunner();
  // What vitest.aroundEach and its like add resolves a test's fixtures first, and these may use the mock already.
  const collected = vitest.TestRunner.getCurrentSuite();
  // All hooks of the block lie inside, in whatever order they run, and whether they fail or not.
  collected.on("aroundAll", async (runBlock, block) => {
    lifecycle.install(block);
    watchBelow(block, lifecycle);
    try {
      await runBlock();
    } finally {
      lifecycle.uninstall();
    }
  });
  collected.on("aroundEach", async (runTest, { task }) => {
    try {
      lifecycle.beginTest(task.suite ?? task.file);
      await runTest();
    } finally {
      lifecycle.endTest();
    }
  });
  return mock;
}

/** A describe changes the state for its own tests only. */
function watchBelow(block: vitest.RunnerTestSuite, lifecycle: Lifecycle): void {
  for (const child of block.tasks) {
    if (child.type !== "suite") {
      continue;
    }
    vitest.TestRunner.getSuiteHooks(child).aroundAll.unshift(async (runChild) => {
      lifecycle.enter(child, block);
      try {
        await runChild();
      } finally {
        lifecycle.leave(child);
      }
    });
    watchBelow(child, lifecycle);
  }
}

function requireRunner(): void {
  if (typeof vitest.aroundAll === "function" && typeof vitest.TestRunner?.getSuiteHooks === "function") {
    return;
  }
  throw new MockCloudFrontError(
    "UNKNOWN_RUNNER",
    'setupCloudFront() of "mock-cloudfront/vitest" needs vitest 4.1 or later. Before that use mockCloudFront(), ' +
      "reset() and restore() in your own hooks.",
  );
}
