import { MockCloudFrontError } from "../../core/errors.ts";
import { cloudFrontNamespace } from "../../sdk/service-api.ts";
import { defineUnmodeledError, getErrorCode, getErrorStatus, ServiceError } from "../../sdk/service-error.ts";
import { replaceInvalidXmlChars } from "../../sdk/xml-chars.ts";
import type { HttpResponse } from "./message.ts";

/** The format of a service's messages: CloudFront's is XML, that of the key value store's data plane is JSON. */
export type BodyFormat = "xml" | "json";

/** The parts of an error response, without the request id. */
interface ErrorDetails {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

interface SdkException extends Error {
  readonly $fault: "client" | "server";
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly Error?: { readonly Message?: string };
}

/** Creates an error of the endpoint itself, such as a host that is not allowed. */
export function createEndpointError(status: number, code: string, message: string): ServiceError {
  return new ServiceError(defineUnmodeledError("com.amazonaws.cloudfront", code, status), message);
}

/** Returns true for the errors that a service sends: our `ServiceError`, or an exception of the SDK. */
export function isServiceError(error: unknown): error is ServiceError | SdkException {
  return error instanceof ServiceError || isSdkException(error);
}

function isSdkException(error: unknown): error is SdkException {
  return error instanceof Error && "$fault" in error && "$metadata" in error;
}

/**
 * Converts any error to a response in the format that the client reads. Errors that are not the service's become 501
 * for an unhandled operation, and 500 for all others. The response never contains a stack trace.
 *
 * @param createRequestId called only if the error does not carry a request id
 */
export function toErrorResponse(
  error: unknown,
  format: BodyFormat,
  createRequestId: () => string,
): HttpResponse {
  const details = isServiceError(error) ? getServiceErrorDetails(error) : getOtherErrorDetails(error);
  const requestId = (isSdkException(error) && error.$metadata.requestId) || createRequestId();
  return {
    ...(format === "json" ? toJsonResponse(details, requestId) : toXmlResponse(details, requestId)),
    cause: (error as { cause?: unknown } | undefined)?.cause,
  };
}

function getServiceErrorDetails(error: ServiceError | SdkException): ErrorDetails {
  if (error instanceof ServiceError) {
    const { schema, message } = error;
    return { status: getErrorStatus(schema), code: getErrorCode(schema), message };
  }
  const { $fault, $metadata, name, message } = error;
  return {
    status: $metadata.httpStatusCode ?? ($fault === "server" ? 500 : 400),
    code: name,
    // The SDK turns an empty message into "UnknownError". Use the original.
    message: error.Error?.Message ?? message,
  };
}

function getOtherErrorDetails(error: unknown): ErrorDetails {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof MockCloudFrontError && error.code === "UNHANDLED_OPERATION"
    ? { status: 501, code: "NotImplemented", message }
    : { status: 500, code: "InternalError", message };
}

/** Returns CloudFront's `ErrorResponse`. */
function toXmlResponse({ status, code, message }: ErrorDetails, requestId: string): HttpResponse {
  const type = status < 500 ? "Sender" : "Receiver";
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
  return {
    status,
    headers: { "x-amzn-requestid": requestId, "content-type": "text/xml" },
    body: new TextEncoder().encode(
      `<?xml version="1.0"?>\n<ErrorResponse xmlns="${cloudFrontNamespace}">${error}` +
        `<RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`,
    ),
  };
}

/** Returns the error of a REST-JSON service. */
function toJsonResponse({ status, code, message }: ErrorDetails, requestId: string): HttpResponse {
  return {
    status,
    headers: {
      "x-amzn-requestid": requestId,
      "x-amzn-errortype": code,
      "content-type": "application/json",
    },
    body: new TextEncoder().encode(JSON.stringify({ message })),
  };
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
  "\n": "&#xA;",
};

function escapeXml(text: string): string {
  return replaceInvalidXmlChars(text).replace(
    /[&<>\r\n]/g,
    (character) => references[character] ?? character,
  );
}
