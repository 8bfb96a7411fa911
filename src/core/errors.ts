import type { StaticOperationSchema } from "@smithy/types";
import { getOperationName } from "../sdk/operation.ts";

/** The causes of errors about the mock itself. Errors of the service are the SDK's own exceptions. */
export type MockErrorCode =
  /** A client called an operation that no mounted service handles. */
  | "UNHANDLED_OPERATION"
  /** `override`, `defineService` or `faults` names an operation that the SDK does not have. */
  | "UNKNOWN_OPERATION"
  /** Two mounted services handle the same operation. */
  | "DUPLICATE_OPERATION"
  /** The client or client class is already intercepted by a mock or another stub. */
  | "ALREADY_INTERCEPTED"
  /** The mock intercepts no client of the required kind. */
  | "CLIENT_NOT_INTERCEPTED"
  /** The mock was restored. A change would have no effect, because no call reaches the mock. */
  | "RESTORED"
  /** The mock of `setupCloudFront` was used outside the tests and hooks of its file or describe. */
  | "NOT_INSTALLED"
  /** Concurrent tests share the mock of one `setupCloudFront`. */
  | "CONCURRENT_TESTS"
  /** `on`, `override`, `origin` or `faults` was called before the reset that precedes each test, which would drop its effect. */
  | "CONFIGURED_TOO_EARLY"
  /** An integration runs under the wrong test runner, or under an unknown version. */
  | "UNKNOWN_RUNNER"
  /** Another stub replaced the mock's, so calls no longer reach the mock. */
  | "CLIENT_RESTUBBED"
  /** An option is unknown or has an invalid value. */
  | "INVALID_OPTION"
  /** `seed` was called with values for a state that the service cannot be in. */
  | "INVALID_SEED"
  /** A fault is impossible: an error that the operation does not raise, or an invalid number. */
  | "INVALID_FAULT"
  /** With `onUnhandledRequest: "error"`, a client that the mock does not intercept sent a request to AWS. */
  | "UNHANDLED_REQUEST"
  /** `faults.assertNonePending()` found planned faults that no call has used. */
  | "PENDING_FAULTS"
  /** `deployTemplate` was given no template, or one that cannot be read. */
  | "INVALID_TEMPLATE"
  /** A template needs a function, a transform or a resource type that the mock does not have. */
  | "UNSUPPORTED_TEMPLATE"
  /** `visit()` was called with a target or options that no viewer can send. */
  | "INVALID_VISIT"
  /** A visit reached an origin for which the mock has no stub. */
  | "UNHANDLED_ORIGIN"
  /** With `edge: { unsimulated: "error" }`, a visit met a feature that is not simulated. */
  | "UNSIMULATED"
  /** The mock was reset or restored while a call was in flight. */
  | "RESET_DURING_CALL";

/**
 * An error about the mock itself. Errors of CloudFront are the SDK's own exceptions. The message says what to do, and
 * `code` identifies the cause.
 *
 * @example
 * import { MockCloudFrontError, mockCloudFront } from "mock-cloudfront";
 *
 * try {
 *   mockCloudFront({ accountId: "mine" });
 * } catch (error) {
 *   console.log(error instanceof MockCloudFrontError && error.code); // INVALID_OPTION
 * }
 */
export class MockCloudFrontError extends Error {
  /** Identifies the error without `instanceof`, for example across copies of this package. */
  override readonly name = "MockCloudFrontError";
  /** The cause of the error. */
  readonly code: MockErrorCode;

  constructor(code: MockErrorCode, message: string) {
    super(message);
    this.code = code;
    // As Node's own errors: the stack shows the code, and the name stays without it.
    const frames = this.stack?.slice(this.stack.indexOf(message) + message.length) ?? "";
    this.stack = `${this}${frames}`;
  }

  /** Returns the name, code and message: `MockCloudFrontError [RESTORED]: This mock …`. */
  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/**
 * Creates the error for a call that was in flight when the mock was reset. The call must not succeed, because its
 * caller would continue and write into the new state. The SDK must not retry the error, because the next attempt would
 * reach the new state.
 */
export function resetDuringCallError(schema: StaticOperationSchema): MockCloudFrontError {
  return createResetError(getOperationName(schema), "call");
}

/** Creates the error for a visit that was in flight when the mock was reset. */
export function resetDuringVisitError(url: string): MockCloudFrontError {
  return createResetError(`the visit to ${url}`, "visit");
}

function createResetError(subject: string, noun: "call" | "visit"): MockCloudFrontError {
  return new MockCloudFrontError(
    "RESET_DURING_CALL",
    `The mock was reset or restored while ${subject} was in flight. The ${noun} has no effect on the new ` +
      `state. Await or abort every ${noun} before the test ends.`,
  );
}
