import type { StaticErrorSchema } from "@smithy/types";

export type ErrorSchema = StaticErrorSchema;

/**
 * A service error before it has been given request metadata: what handlers throw. It reaches the caller as the SDK's
 * own exception of that schema's name.
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
  /** The error's schema, as the client packages export it: `NoSuchFunctionExists$`. */
  readonly schema: ErrorSchema;

  /**
   * @param advice what whoever reads a failing test should do: the exception's `cause`, and no part of its message,
   *   which is the service's
   */
  constructor(schema: ErrorSchema, message: string, advice?: string) {
    super(message, advice === undefined ? undefined : { cause: new Advice(advice) });
    this.schema = schema;
  }
}

/** Runners and Node print an error's cause below it, under its name: this one is to be read, not to be traced. */
class Advice extends Error {
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

export function getErrorCode(schema: ErrorSchema): string {
  return schema[2];
}

/** Whose mistake it is: the caller's (`client`) or the service's (`server`). */
export function getErrorSide(schema: ErrorSchema): "client" | "server" {
  return getErrorTraits(schema).error ?? "client";
}

/** What Smithy assumes where a schema names no status: 400 for a client's error, 500 for the service's. */
export function getErrorStatus(schema: ErrorSchema): number {
  return getErrorTraits(schema).httpError ?? (getErrorSide(schema) === "client" ? 400 : 500);
}

/**
 * An error that the service answers and its API model does not list (`MalformedXML`). The SDK makes a plain
 * service exception of that name from it.
 */
export function defineUnmodeledError(namespace: string, name: string, status: number): ErrorSchema {
  return [-3, namespace, name, { error: status < 500 ? "client" : "server", httpError: status }, [], []];
}
