import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../sdk/service-error.ts";

/** Returns the refusal of a value that the API model allows and the service does not. */
export function invalidArgument(message: string, advice?: string): ServiceError {
  return new ServiceError(InvalidArgument$, message, advice);
}

/**
 * Throws if a member has more characters than the service allows. Characters are code points.
 *
 * seen: the message, for the Comment of a distribution (aws-cdk 10211, 14020)
 * assumed: the message is the same for other members
 */
export function assertMaxLength(member: string, value: string | undefined, max: number): void {
  const length = [...(value ?? "")].length;
  if (length > max) {
    throw invalidArgument(
      `The parameter ${member} is too big.`,
      `${member} has ${length} characters; at most ${max} are allowed.`,
    );
  }
}

/**
 * Throws unless a name has 1 to 128 letters, digits, `-` and `_`.
 *
 * assumed: the code and the message
 */
export function assertName(value: string): void {
  assertMaxLength("Name", value, 128);
  if (!/^[A-Za-z0-9_-]+$/.test(value)) {
    throw invalidArgument(
      `The parameter Name is invalid: '${value}'.`,
      "A name has 1 to 128 letters, digits, hyphens and underscores.",
    );
  }
}
