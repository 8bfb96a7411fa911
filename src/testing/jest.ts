/**
 * The integration for jest. Importing it registers the matchers and their types.
 *
 * @module
 */
import { afterEach, beforeAll, beforeEach, jest as jestObject } from "@jest/globals";
import { getCallSite } from "../core/call-site.ts";
import type { MockCloudFront } from "../handle.ts";
import { loadInstalledClients } from "../sdk/installed-clients.ts";
import { addCircusListener } from "./circus-listener.ts";
import "./matchers/jest.ts";
import { prepareMock, type SetupCloudFrontOptions } from "./setup.ts";

export type { MockCloudFront } from "../handle.ts";
export type { CloudFrontMatchers } from "./matchers.ts";
export type { SetupCloudFrontOptions } from "./setup.ts";

/**
 * Creates a mock for all tests of this file or describe, resets it before each test, and restores it after the last.
 *
 * Each test starts from the state that `beforeAll` hooks left. Use the handle in tests, and in hooks below the call, but
 * not while jest collects the file, nor in concurrent tests. A call in a file of `setupFilesAfterEnv` serves every
 * test file.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown option or an invalid value, `UNKNOWN_RUNNER` if another
 * runner than jest-circus runs the tests. While tests run, uses of the handle may throw `NOT_INSTALLED`,
 * `ALREADY_INTERCEPTED`, `CONCURRENT_TESTS` or `CONFIGURED_TOO_EARLY`, each with what to do.
 * @example
 * import { setupCloudFront } from "mock-cloudfront/jest";
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
  const { mock, lifecycle } = prepareMock(options, getCallSite(setupCloudFront));
  keepSdkModules();
  const blocks: object[] = [];
  const getBlock = () => blocks.at(-1) as object;
  let setupBlock: object | undefined;
  // jest runs the afterAll hooks of a block in order, so our own hook would restore the mock before the user's run.
  addCircusListener((event) => {
    switch (event.name) {
      case "run_describe_start":
        lifecycle.enter(event.describeBlock, getBlock());
        blocks.push(event.describeBlock);
        break;
      case "run_describe_finish":
        blocks.pop();
        if (event.describeBlock === setupBlock) {
          lifecycle.uninstall();
        } else {
          lifecycle.leave(event.describeBlock);
        }
        break;
      // jest runs no hooks for concurrent tests.
      case "test_started":
        if (event.test.concurrent) {
          ignoreErrors(() => lifecycle.beginTest(event.test.parent));
        }
        break;
      case "test_done":
        if (event.test.concurrent) {
          ignoreErrors(() => lifecycle.endTest());
        }
        break;
    }
  });
  beforeAll(() => {
    lifecycle.install(getBlock());
    setupBlock = getBlock();
  });
  beforeEach(() => lifecycle.beginTest(getBlock()));
  afterEach(() => lifecycle.endTest());
  return mock;
}

/** Calls `step` without throwing: an error in a listener ends the whole run and hides all results. */
function ignoreErrors(step: () => void): void {
  try {
    step();
  } catch {}
}

/**
 * Keeps the loaded copy of the SDK after `jest.resetModules()`. The code under test would otherwise load another copy,
 * whose clients talk to AWS.
 */
function keepSdkModules(): void {
  for (const [name, client] of loadInstalledClients()) {
    jestObject.setMock(name, client);
  }
}
