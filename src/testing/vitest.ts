/**
 * The integration for vitest. Importing it registers the matchers and their types.
 *
 * @module
 */
import * as vitest from "vitest";
import { getCallSite } from "../core/call-site.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import type { MockCloudFront } from "../handle.ts";
import type { Lifecycle } from "./lifecycle.ts";
import "./matchers/vitest.ts";
import { prepareMock, type SetupCloudFrontOptions } from "./setup.ts";
import { setupWithRunner } from "./vitest-legacy.ts";

export type { MockCloudFront } from "../handle.ts";
export type { CloudFrontMatchers } from "./matchers.ts";
export type { SetupCloudFrontOptions } from "./setup.ts";

/**
 * Creates a mock for all tests of this file or describe, resets it before each test, and restores it after the last.
 *
 * Each test starts from the state that `beforeAll` hooks left. Use the handle in tests, hooks and fixtures, but not
 * while vitest collects the file, nor in concurrent tests. A call in a file of `setupFiles` serves every test file.
 * Before vitest 4.1, `beforeAll` hooks that use the mock must stand below the call.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown option or an invalid value, `UNKNOWN_RUNNER` for a
 * custom runner before vitest 4.1. While tests run, uses of the handle may throw `NOT_INSTALLED`, `ALREADY_INTERCEPTED`, `CONCURRENT_TESTS`
 * or `CONFIGURED_TOO_EARLY`, each with what to do.
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
  const createdAt = getCallSite(setupCloudFront);
  const { mock, lifecycle } = prepareMock(options, createdAt);
  if (typeof vitest.aroundAll === "function" && typeof vitest.TestRunner?.getSuiteHooks === "function") {
    setupWithAroundHooks(lifecycle);
  } else if (typeof vitest.beforeAll === "function") {
    setupWithRunner(lifecycle, createdAt);
  } else {
    throw new MockCloudFrontError(
      "UNKNOWN_RUNNER",
      'setupCloudFront() of "mock-cloudfront/vitest" needs vitest 3 or later. With another runner, call ' +
        "mockCloudFront(), reset() and restore() in your own hooks.",
    );
  }
  return mock;
}

/** Drives the mock under vitest 4.1 and later. */
function setupWithAroundHooks(lifecycle: Lifecycle): void {
  // Hooks of vitest.aroundEach() and the like resolve a test's fixtures first, which may already use the mock.
  const collector = vitest.TestRunner.getCurrentSuite();
  // An around hook encloses all hooks of the block, in any order, whether they fail or not.
  collector.on("aroundAll", async (runBlock, block) => {
    lifecycle.install(block);
    trackDescribes(block, lifecycle);
    try {
      await runBlock();
    } finally {
      lifecycle.uninstall();
    }
  });
  collector.on("aroundEach", async (runTest, { task }) => {
    try {
      lifecycle.beginTest(task.suite ?? task.file);
      await runTest();
    } finally {
      lifecycle.endTest();
    }
  });
}

/** Reports the beginning and end of each describe inside the block, so that its changes of state end with it. */
function trackDescribes(block: vitest.RunnerTestSuite, lifecycle: Lifecycle): void {
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
    trackDescribes(child, lifecycle);
  }
}
