import type { Sdk } from "./operation.ts";
import type { ServiceApi } from "./service-api.ts";
import { getErrorCode, getErrorSide, getErrorStatus, type ServiceError } from "./service-error.ts";
import { replaceInvalidXmlChars } from "./xml-chars.ts";

/** The members of `$metadata` in the order and form in which the SDK writes them. */
export interface ResponseMetadata {
  readonly httpStatusCode: number;
  readonly requestId: string;
  readonly extendedRequestId: undefined;
  readonly cfId: undefined;
  readonly attempts: number;
  readonly totalRetryDelay: number;
}

export function createResponseMetadata(httpStatusCode: number, requestId: string): ResponseMetadata {
  return {
    httpStatusCode,
    requestId,
    extendedRequestId: undefined,
    cfId: undefined,
    attempts: 1,
    totalRetryDelay: 0,
  };
}

interface ExceptionOptions {
  name: string;
  message: string;
  $fault: "client" | "server";
  $metadata: ResponseMetadata;
}
type ExceptionClass = new (options: ExceptionOptions) => Error;

/**
 * Creates the SDK's own exception for a service error, with the same own properties as its deserializer sets. A code
 * without a class (`MalformedXML`) becomes the package's base exception with that name, as in the SDK.
 */
export function toException(error: ServiceError, api: ServiceApi<Sdk>, requestId: string): Error {
  const classes = api.sdk as Record<string, ExceptionClass | undefined>;
  const name = getErrorCode(error.schema);
  const Exception = classes[name] ?? classes[api.errors.baseClass];
  if (!Exception) {
    throw error;
  }
  const message = replaceInvalidXmlChars(error.message);
  const exception = new Exception({
    name,
    // The SDK's text for an empty message
    message: message || "UnknownError",
    $fault: getErrorSide(error.schema),
    $metadata: createResponseMetadata(getErrorStatus(error.schema), requestId),
  });
  // Match the properties that the deserializer leaves.
  delete (exception as { Message?: string }).Message;
  Object.defineProperties(exception, { $response: { enumerable: false }, message: { enumerable: true } });
  return withCause(
    Object.assign(exception, api.errors.toMembers(error.schema, message, requestId)),
    error.cause,
  );
}

/** Sets the cause as `new Error(message, { cause })` does: not enumerable, so comparisons of errors ignore it. */
export function withCause<E extends Error>(error: E, cause: unknown): E {
  return cause === undefined
    ? error
    : Object.defineProperty(error, "cause", {
        value: cause,
        writable: true,
        enumerable: false,
        configurable: true,
      });
}
