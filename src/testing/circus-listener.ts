import { MockCloudFrontError } from "../core/errors.ts";
import type { CircusListener } from "./circus-events.ts";
import { findLegacyListeners } from "./circus-legacy.ts";

/** The key under which jest-circus 30 stores its listeners. All its copies in a test environment share it. */
const listenersKey = Symbol.for("EVENT_HANDLERS");

/**
 * Adds a listener to jest-circus for the rest of this file. jest's hooks do not report when a describe block begins
 * and ends, and none of them runs after the user's last `afterAll` hook.
 *
 * @throws MockCloudFrontError `UNKNOWN_RUNNER` if another runner, such as jest-jasmine2, runs the tests
 */
export function addCircusListener(listener: CircusListener): void {
  const listeners = (globalThis as { [listenersKey]?: unknown })[listenersKey] ?? findLegacyListeners();
  if (!Array.isArray(listeners)) {
    throw new MockCloudFrontError(
      "UNKNOWN_RUNNER",
      'setupCloudFront() of "mock-cloudfront/jest" needs jest 29 or later with its default runner, jest-circus. ' +
        "With another `testRunner`, call mockCloudFront(), reset() and restore() in your own hooks.",
    );
  }
  listeners.push(listener);
}
