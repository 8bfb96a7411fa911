import { inspect } from "node:util";
import type { StaticOperationSchema } from "@smithy/types";
import { getOperationName } from "../sdk/operation.ts";

/** Why the mock itself refuses, as opposed to the service that it plays. */
export type MockErrorCode =
  /** A client asked for an operation that no mounted service handles. */
  | "UNHANDLED_OPERATION"
  /** `override` or `defineService` names an operation that the SDK does not have. */
  | "UNKNOWN_OPERATION"
  /** Two mounted services handle the same operation. */
  | "DUPLICATE_OPERATION"
  /** The client or class already talks to a mock. */
  | "ALREADY_INTERCEPTED"
  /** The handle intercepts no client of the kind that was asked for. */
  | "CLIENT_NOT_INTERCEPTED"
  /** The mock was restored, and is asked to change what no call reaches any more. */
  | "RESTORED"
  /** The mock of `setupCloudFront` is used outside of the tests and hooks that it was set up for. */
  | "NOT_INSTALLED"
  /** Tests that run at the same time share the mock of one `setupCloudFront`. */
  | "CONCURRENT_TESTS"
  /** What is for one test only (`on`, `override`, `faults`) was planned where the next reset forgets it. */
  | "CONFIGURED_TOO_EARLY"
  /** The door of a test runner was opened under another runner, or one that it does not know. */
  | "UNKNOWN_RUNNER"
  /** Somebody else has stubbed the client since: the fake sees no call any more. */
  | "CLIENT_RESTUBBED"
  /** An option of `mockCloudFront` is unknown or has no usable value. */
  | "INVALID_OPTION"
  /** `seed` was asked for a state that the service could not be in. */
  | "INVALID_SEED"
  /** A fault was planned that cannot be: an error that the operation does not raise, a number without use. */
  | "INVALID_FAULT"
  /** `faults.assertNonePending()`: some of what was planned was never used. */
  | "PENDING_FAULTS"
  /** A call was still under way when the mock was reset or restored. */
  | "RESET_DURING_CALL";

/**
 * An error about the mock, never about CloudFront: the service's errors are the SDK's own exceptions. The
 * message says what to do; `code` is for telling them apart.
 *
 * @example
 * import { ListTrustStoresCommand } from "@aws-sdk/client-cloudfront";
 *
 * const error = await client.send(new ListTrustStoresCommand({})).catch((error) => error);
 * console.log(error.code); // UNHANDLED_OPERATION
 */
export class MockCloudFrontError extends Error {
  /** For those who have no class to compare with. */
  override readonly name = "MockCloudFrontError";
  /** Which mistake it is. */
  readonly code: MockErrorCode;

  constructor(code: MockErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A value as a message names it, whatever it is. */
export function formatValue(value: unknown): string {
  if (typeof value === "function") {
    return "a function";
  }
  if (typeof value === "string") {
    return JSON.stringify(value);
  }
  if (isInstance(value)) {
    return `an object of the class ${value.constructor.name}`;
  }
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, colors: false });
}

/** What has a class that is not the language's own is too large to be shown, as an SDK client is. */
function isInstance(value: unknown): value is object {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const itsClass: unknown = value.constructor;
  return typeof itsClass === "function" && !(itsClass.name in globalThis);
}

/**
 * How a call ends that outlives its world. It must not be answered, since whoever waits for it would go on and
 * write into the new one; nor with an error that the SDK retries, since the second attempt would land there.
 */
export function resetDuringCallError(schema: StaticOperationSchema): MockCloudFrontError {
  return new MockCloudFrontError(
    "RESET_DURING_CALL",
    `The mock was reset or restored while ${getOperationName(schema)} was under way. The call has no effect on what came ` +
      "after. Await every call, or abort it, before the test ends.",
  );
}
