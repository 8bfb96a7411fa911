/**
 * The door for jest: importing it registers the matchers, with their types.
 *
 * @module
 */
import { afterEach, beforeAll, beforeEach, expect, jest as runner } from "@jest/globals";
import { getCallSite } from "../core/call-site.ts";
import type { MockCloudFront } from "../mock-cloudfront.ts";
import { loadInstalledClients } from "../sdk/installed-clients.ts";
import { listen } from "./circus.ts";
import { type CloudFrontMatchers, matchers } from "./matchers.ts";
import { prepare, type SetupCloudFrontOptions } from "./setup.ts";

export type { MockCloudFront } from "../mock-cloudfront.ts";
export type { CloudFrontMatchers } from "./matchers.ts";
export type { SetupCloudFrontOptions } from "./setup.ts";

// The globals that @types/jest declares.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: type parameters must be those of @types/jest
    interface Matchers<R, T = {}> extends CloudFrontMatchers<R> {}
  }
}

// What `@jest/globals` has. Where a project uses @types/jest alone, there may be no such module.
// biome-ignore lint/suspicious/noTsIgnore: whether there is an error depends on what is installed
/** @ts-ignore */
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CloudFrontMatchers<R> {}
}

expect.extend(matchers);

/**
 * A mock for all tests of this file, or of the describe that calls it: installed before them, restored after them.
 * Each test starts from the state that the `beforeAll` hooks of its file and its describes have left; what it changes,
 * its calls and all that it plans are forgotten before the next one, and what a describe's hooks add, after it.
 *
 * The handle can be used in tests and in hooks below the call, not while the file is collected. Tests of
 * `test.concurrent` cannot share it: as long as several run, the handle and its clients refuse to be used. Called in a
 * file of `setupFilesAfterEnv` it serves every test file.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an option without use, `UNKNOWN_RUNNER` where jest runs tests by
 * something other than jest-circus; then, while tests run, `NOT_INSTALLED`, `ALREADY_INTERCEPTED`,
 * `CONCURRENT_TESTS` and `CONFIGURED_TOO_EARLY`, each saying what to do.
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
  const { mock, lifecycle } = prepare(options, getCallSite(setupCloudFront));
  keepSdk();
  const blocks: object[] = [];
  const block = () => blocks.at(-1) as object;
  let own: object | undefined;
  // jest runs the afterAll hooks of a block in order: one of ours would restore the mock under the user's.
  listen((event) => {
    switch (event.name) {
      case "run_describe_start":
        lifecycle.enter(event.describeBlock, block());
        blocks.push(event.describeBlock);
        break;
      case "run_describe_finish":
        blocks.pop();
        if (event.describeBlock === own) {
          lifecycle.uninstall();
        } else {
          lifecycle.leave(event.describeBlock);
        }
        break;
      // jest runs no hooks around concurrent tests.
      case "test_started":
        if (event.test.concurrent) {
          quietly(() => lifecycle.beginTest(event.test.parent));
        }
        break;
      case "test_done":
        if (event.test.concurrent) {
          quietly(() => lifecycle.endTest());
        }
        break;
    }
  });
  beforeAll(() => {
    lifecycle.install(block());
    own = block();
  });
  beforeEach(() => lifecycle.beginTest(block()));
  afterEach(() => lifecycle.endTest());
  return mock;
}

/** A listener that throws ends the whole run, with nothing told of the tests. */
function quietly(step: () => void): void {
  try {
    step();
  } catch {}
}

/**
 * After `jest.resetModules()` the code under test would require a new copy of the SDK, whose clients talk to AWS. It is
 * given this one again.
 */
function keepSdk(): void {
  for (const [name, client] of loadInstalledClients()) {
    runner.setMock(name, client);
  }
}
