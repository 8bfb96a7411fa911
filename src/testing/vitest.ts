/**
 * The door for vitest: importing it registers the matchers, with their types.
 *
 * @module
 */
import * as vitest from "vitest";
import { callSite } from "../core/call-site.ts";
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
 * Each test starts from the state that the `beforeAll` hooks of its file and its describes have left, those
 * above the call excepted; what it changes, its calls and all that it plans are forgotten before the next one.
 *
 * The handle can be used in hooks below the call and in tests, not while the file is collected. Tests of
 * `test.concurrent` cannot share it: as long as several run, the handle and its clients refuse to be used.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an option without use; then, while tests run, `NOT_INSTALLED`,
 * `ALREADY_INTERCEPTED`, `CONCURRENT_TESTS` and `PLANNED_TOO_EARLY`, each saying what to do.
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
  const { mock, lifecycle } = prepare(options, callSite(setupCloudFront));
  // What a hook returns is called after all hooks of the other end, in whatever order those run.
  vitest.beforeAll(async (...given: readonly unknown[]) => {
    const block = given.find(isSuite) as Suite;
    lifecycle.install(block);
    watchBelow(block, lifecycle, await findHooks());
    return () => lifecycle.uninstall();
  });
  vitest.beforeEach(() => {
    lifecycle.beginTest();
    return () => lifecycle.endTest();
  });
  return mock;
}

type Suite = vitest.RunnerTestSuite;
type HooksOf = typeof vitest.TestRunner.getSuiteHooks;

/** vitest calls a hook with the suite alone or, as of 4.1, with fixtures before it. */
const isSuite = (given: unknown): boolean => typeof given === "object" && given !== null && "tasks" in given;

const findHooks = async (): Promise<HooksOf> =>
  (vitest.TestRunner as typeof vitest.TestRunner | undefined)?.getSuiteHooks ??
  (await import("vitest/suite")).getHooks;

/** A describe with `beforeAll` hooks of its own changes the state for its own tests only. */
function watchBelow(suite: Suite, lifecycle: Lifecycle, hooksOf: HooksOf): void {
  for (const child of suite.tasks) {
    if (child.type !== "suite") continue;
    const { beforeAll } = hooksOf(child);
    if (beforeAll.length > 0) {
      beforeAll.unshift(() => {
        lifecycle.enter(child);
        return () => lifecycle.leave(child);
      });
    }
    watchBelow(child, lifecycle, hooksOf);
  }
}
