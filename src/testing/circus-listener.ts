import { MockCloudFrontError } from "../core/errors.ts";

/** The events of jest-circus, jest's test runner, that the integration needs. */
export type CircusEvent =
  | { readonly name: "run_describe_start" | "run_describe_finish"; readonly describeBlock: object }
  | { readonly name: "test_started" | "test_done"; readonly test: CircusTest };

/** The part of a jest-circus test that the integration needs. */
export interface CircusTest {
  readonly concurrent: boolean;
  /** The describe block of the test. */
  readonly parent: object;
}

/** The key under which jest-circus stores its listeners. All its copies in a test environment share it. */
const listenersKey = Symbol.for("EVENT_HANDLERS");

/**
 * Adds a listener to jest-circus for the rest of this file. jest's hooks do not report when a describe block begins
 * and ends, and none of them runs after the user's last `afterAll` hook.
 *
 * @throws MockCloudFrontError `UNKNOWN_RUNNER` if another runner, such as jest-jasmine2, runs the tests
 */
export function addCircusListener(listener: (event: CircusEvent) => void): void {
  const listeners = (globalThis as { [listenersKey]?: unknown })[listenersKey];
  if (!Array.isArray(listeners)) {
    throw new MockCloudFrontError(
      "UNKNOWN_RUNNER",
      'setupCloudFront() of "mock-cloudfront/jest" needs jest 30 or later with its default runner, jest-circus. ' +
        "With another `testRunner`, call mockCloudFront(), reset() and restore() in your own hooks.",
    );
  }
  listeners.push(listener);
}
