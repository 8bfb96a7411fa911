import { MockCloudFrontError } from "../core/errors.ts";

/** What jest-circus, jest's own runner, tells its listeners: the few events that matter here. */
export type CircusEvent =
  | { readonly name: "run_describe_start" | "run_describe_finish"; readonly describeBlock: object }
  | { readonly name: "test_started" | "test_done"; readonly test: CircusTest };

export interface CircusTest {
  readonly concurrent: boolean;
  /** The describe that it lies in. */
  readonly parent: object;
}

/** Where jest-circus keeps its listeners, so that all copies of it in a test file's world have the same. */
const listenersKey = Symbol.for("EVENT_HANDLERS");

/**
 * Listens to the runner for the rest of this file. jest's hooks alone do not tell when a describe begins and ends, nor
 * run after the last of the user's `afterAll`.
 *
 * @throws MockCloudFrontError `UNKNOWN_RUNNER` where jest runs tests by something else, such as jest-jasmine2
 */
export function listen(listener: (event: CircusEvent) => void): void {
  const listeners = (globalThis as { [listenersKey]?: unknown })[listenersKey];
  if (!Array.isArray(listeners)) {
    throw new MockCloudFrontError(
      "UNKNOWN_RUNNER",
      'setupCloudFront() of "mock-cloudfront/jest" needs jest 30 or later, and its own runner, jest-circus: that is what ' +
        "jest uses unless `testRunner` in its configuration names another. With something else use mockCloudFront(), " +
        "reset() and restore() in your own hooks.",
    );
  }
  listeners.push(listener);
}
