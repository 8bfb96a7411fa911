import { types } from "node:util";
import type { StaticOperationSchema } from "@smithy/types";
import { MockCloudFrontError } from "../core/errors.ts";
import type { FaultContext } from "../core/pipeline.ts";
import { getOperationId, getOperationName } from "../sdk/operation.ts";
import { findNearest } from "../values/find-nearest.ts";
import { formatValue } from "../values/format-value.ts";
import {
  createNamedError,
  type ErrorName,
  findGeneralErrorByJsonName,
  generalErrorNames,
  isGeneralError,
} from "./named-errors.ts";
import { getOperationErrors, listModeledErrors } from "./operation-errors.ts";

/** An error for `faults.rejects` and its variants: the name of an error, an exception of the SDK, or any `Error`. */
export type PlannableError = ErrorName | Error;

/** An error that a fault rejects calls with. */
export interface PlannedError {
  /** The error in the table of pending faults. */
  readonly label: string;
  /** Returns true if the operation can raise the error. */
  readonly appliesTo: (operation: StaticOperationSchema) => boolean;
  /** @param advice says that the error was planned, and where. Set as the `cause` of service errors. */
  readonly create: (context: FaultContext, advice: string) => Error;
}

/**
 * Resolves the error of a planned fault.
 *
 * @param operation the operation whose calls fail, or undefined for every operation that can raise the error
 * @throws MockCloudFrontError `INVALID_FAULT` for an error that the operation, or any operation, cannot raise
 */
export function resolvePlannedError(
  error: PlannableError,
  operation: StaticOperationSchema | undefined,
): PlannedError {
  if (typeof error === "string") {
    if (!isGeneralError(error)) {
      assertRaisable(error, operation);
    }
    return {
      label: JSON.stringify(error),
      appliesTo: (schema) => isGeneralError(error) || isRaisable(error, schema),
      create: ({ operation: { schema, api }, environment }, advice) =>
        createNamedError(error, schema, api, environment.accountId, advice),
    };
  }
  // Under jest an error may come from another realm.
  if (!(types.isNativeError(error) || (error as unknown) instanceof Error)) {
    throw invalidFaultError(
      `A fault expects the name of an error or an Error, but got ${formatValue(error)}.`,
    );
  }
  const { name } = error;
  const isOfService = "$fault" in error && listModeledErrors().includes(name) && !isGeneralError(name);
  if (isOfService) {
    assertRaisable(name, operation);
  }
  return {
    label: `${name}: ${error.message}`,
    appliesTo: (schema) => !isOfService || isRaisable(name, schema),
    create: () => error,
  };
}

/** Returns true if an operation can raise an error. Operations that are newer than our list may raise any error. */
function isRaisable(name: string, schema: StaticOperationSchema): boolean {
  return getOperationErrors(getOperationId(schema))?.includes(name) ?? true;
}

function assertRaisable(name: string, operation: StaticOperationSchema | undefined): void {
  const raisable = operation ? getOperationErrors(getOperationId(operation)) : listModeledErrors();
  if (!raisable || raisable.includes(name)) {
    return;
  }
  const subject = operation ? getOperationName(operation) : "An operation";
  const cause = listModeledErrors().includes(name)
    ? `${subject} cannot raise ${name}, according to the API model.`
    : `The SDK models no error ${JSON.stringify(name)}.${suggestName(name, raisable)}`;
  throw invalidFaultError(
    `${cause} ${subject} can raise: ${[...raisable, ...generalErrorNames.filter((each) => !raisable.includes(each))].join(", ")}. ` +
      instanceAdvice,
  );
}

function suggestName(name: string, raisable: readonly string[]): string {
  const names = [...raisable, ...generalErrorNames];
  const suggestion =
    findGeneralErrorByJsonName(name) ??
    findNearest(name, names) ??
    findNearest(name.replace(/(?:Exception|Error)$/, ""), names);
  return suggestion === undefined ? "" : ` Did you mean ${JSON.stringify(suggestion)}?`;
}

/** The advice for errors that have no name. Only a JavaScript caller can follow it. */
export const instanceAdvice =
  "For any other error, pass an instance: new CloudFrontServiceException({ ... }) or new Error(...).";

export function invalidFaultError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_FAULT", message);
}
