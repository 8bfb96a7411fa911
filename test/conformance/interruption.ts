/** Thrown by a probe that the user interrupted. It says nothing about the service. */
export class Interruption extends Error {
  override readonly name = "Interruption";

  constructor() {
    super("The run was interrupted.");
  }
}

/** Thrown where the service under test does not offer what a probe needs. */
export class NotReached extends Error {
  override readonly name = "NotReached";
}

/** Names of errors that mean that a service lacks an operation, or that the caller may not use it. */
const lacking =
  /^(?:AccessDenied(?:Exception)?|UnrecognizedClientException|InvalidClientTokenId|NotImplemented|UnknownOperation\w*|UnhandledOperation|Unknown(?:Error)?|501)$/;

/** Returns true for an error that is no answer: the service lacks the operation, or the caller may not use it. */
export function isLacking(error: unknown): error is Error {
  const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  return $metadata !== undefined && (lacking.test(name) || $metadata.httpStatusCode === 501);
}
