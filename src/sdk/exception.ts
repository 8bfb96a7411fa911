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
 * The SDK's own exception for a fault, with the own properties that its deserializer gives. The class is
 * exported under the name that the error schema bears; a code without a class (`MalformedXML`) becomes the
 * package's base exception of that name, as it does over the wire.
 */
export function toException(fault: ServiceError, api: ServiceApi<Sdk>, requestId: string): Error {
  const classes = api.sdk as Record<string, ExceptionClass | undefined>;
  const name = getErrorCode(fault.schema);
  const Exception = classes[name] ?? classes[api.errors.baseClass];
  if (!Exception) {
    throw fault;
  }
  const message = replaceInvalidXmlChars(fault.message);
  const exception = new Exception({
    name,
    // The SDK's word for an empty message
    message: message || "UnknownError",
    $fault: getErrorSide(fault.schema),
    $metadata: createResponseMetadata(getErrorStatus(fault.schema), requestId),
  });
  // What the deserializer makes of what the constructor leaves.
  delete (exception as { Message?: string }).Message;
  Object.defineProperties(exception, { $response: { enumerable: false }, message: { enumerable: true } });
  return withCause(
    Object.assign(exception, api.errors.toMembers(fault.schema, message, requestId)),
    fault.cause,
  );
}

/** In the form in which `new Error(message, { cause })` has it: no comparison of errors sees it. */
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
