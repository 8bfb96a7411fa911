import { inspect } from "node:util";

/** Why the mock itself refuses, as opposed to the service that it plays. */
export type ProblemCode =
  /** A client asked for an operation that no mounted service handles. */
  | "UNHANDLED_OPERATION"
  /** `override` or `defineService` names an operation that the SDK does not have. */
  | "UNKNOWN_OPERATION"
  /** Two mounted services handle the same operation. */
  | "TWO_OWNERS"
  /** The client or class already talks to a mock. */
  | "ALREADY_INTERCEPTED"
  /** The handle intercepts no client of the kind that was asked for. */
  | "NO_CLIENT"
  /** The handle was restored and is asked to do what only an installed one can. */
  | "RESTORED"
  /** An option of `mockCloudFront` is unknown or has no usable value. */
  | "INVALID_OPTION"
  /** `seed` was asked for a state that the service could not be in. */
  | "INVALID_SEED";

/**
 * An error about the mock, never about CloudFront: the service's errors are the SDK's own exceptions. The
 * message says what to do; `code` is for telling them apart.
 *
 * @example
 * import { ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
 * await client.send(new ListDistributionsCommand({})); // rejects with a MockCloudFrontError while no mounted
 * // service lists distributions: error.code === "UNHANDLED_OPERATION"
 */
export class MockCloudFrontError extends Error {
  override readonly name = "MockCloudFrontError";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A value as a message names it, whatever it is: JSON where it has some. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  }
}
