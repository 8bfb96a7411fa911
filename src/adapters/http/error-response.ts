import { cloudFrontNamespace } from "../../sdk/service-api.ts";
import { defineUnmodeledError, getErrorCode, getErrorStatus, ServiceError } from "../../sdk/service-error.ts";
import { replaceInvalidXmlChars } from "../../sdk/xml-chars.ts";
import { formatValue } from "../../values/format-value.ts";
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

/** An error of the endpoint itself, such as a host that is not allowed. */
export class EndpointError extends ServiceError {
  /** Headers for the response, in addition to those of every error. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(defineUnmodeledError("com.amazonaws.cloudfront", code, status), message);
    this.headers = headers;
  }
}

/** Returns true for the errors that a service sends: our `ServiceError`, or an exception of the SDK. */
export function isServiceError(error: unknown): error is ServiceError | SdkException {
  return error instanceof ServiceError || isSdkException(error);
}

function isSdkException(error: unknown): error is SdkException {
  return error instanceof Error && "$fault" in error && "$metadata" in error;
}

/**
 * Converts an error to a response in the format that the client reads. An error that is not the service's becomes a 500
 * with its message. The response never contains a stack trace.
 *
 * @param createRequestId called only if the error does not carry a request id
 */
export function toErrorResponse(
  error: unknown,
  format: BodyFormat,
  createRequestId: () => string,
): HttpResponse {
  const details = isServiceError(error)
    ? getServiceErrorDetails(error)
    : { status: 500, code: "InternalError", message: getMessage(error) };
  const requestId = (isSdkException(error) && error.$metadata.requestId) || createRequestId();
  const response = format === "json" ? toJsonResponse(details, requestId) : toXmlResponse(details, requestId);
  return {
    ...response,
    headers: { ...response.headers, ...(error instanceof EndpointError && error.headers) },
    cause: (error as { cause?: unknown } | undefined)?.cause,
  };
}

/** Returns the message of an error, or of any other value that a handler threw. */
export function getMessage(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  return typeof error === "string" ? error : formatValue(error);
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
