import type { StaticErrorSchema } from "@smithy/types";

export type ErrorSchema = StaticErrorSchema;

/**
 * An error of the service, for handlers to throw. The caller gets the SDK's own exception with the schema's name.
 *
 * @example
 * import { NoSuchFunctionExists$ } from "@aws-sdk/client-cloudfront";
 * import { ServiceError, mockCloudFront } from "mock-cloudfront";
 *
 * const cloudfront = mockCloudFront();
 * cloudfront.override("GetFunction", () => {
 *   throw new ServiceError(NoSuchFunctionExists$, "gone");
 * });
 */
export class ServiceError extends Error {
  /** The schema of the error, as the client package exports it: `NoSuchFunctionExists$`. */
  readonly schema: ErrorSchema;

  /**
   * @param advice tells the reader of a failing test what to do. Set as the exception's `cause`, so that the message
   *   stays the service's.
   */
  constructor(schema: ErrorSchema, message: string, advice?: string) {
    super(message, advice === undefined ? undefined : { cause: new Advice(advice) });
    this.schema = schema;
  }
}

/** The cause that carries advice. Has no stack trace, because test runners and Node print a cause in full. */
export class Advice extends Error {
  constructor(message: string) {
    super(message);
    this.name = "mock-cloudfront";
    this.stack = `${this.name}: ${message}`;
  }
}

interface ErrorTraits {
  readonly error?: "client" | "server";
  readonly httpError?: number;
}

function getErrorTraits(schema: ErrorSchema): ErrorTraits {
  return typeof schema[3] === "object" ? (schema[3] as ErrorTraits) : {};
}

/** Returns the code of an error, which is also the name of its exception. */
export function getErrorCode(schema: ErrorSchema): string {
  return schema[2];
}

/** Returns `client` for an error of the caller, `server` for an error of the service. */
export function getErrorSide(schema: ErrorSchema): "client" | "server" {
  return getErrorTraits(schema).error ?? "client";
}

/** Returns the HTTP status of an error. Smithy's defaults are 400 for a client error and 500 for a server error. */
export function getErrorStatus(schema: ErrorSchema): number {
  return getErrorTraits(schema).httpError ?? (getErrorSide(schema) === "client" ? 400 : 500);
}

/**
 * Defines an error that the service raises but its API model does not list (`MalformedXML`). The SDK deserializes such
 * an error to the package's base exception with that name.
 */
export function defineUnmodeledError(namespace: string, name: string, status: number): ErrorSchema {
  return [-3, namespace, name, { error: status < 500 ? "client" : "server", httpError: status }, [], []];
}
