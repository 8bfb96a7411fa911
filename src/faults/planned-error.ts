import { types } from "node:util";
import type { StaticOperationSchema } from "@smithy/types";
import { formatValue, MockCloudFrontError } from "../core/errors.ts";
import type { FaultContext } from "../core/pipeline.ts";
import { getOperationId, getOperationName } from "../sdk/operation.ts";
import { createNamedError, type ErrorName, generalErrorNames, isGeneralError } from "./named-errors.ts";
import { getOperationErrors, listModeledErrors } from "./operation-errors.ts";

/** What a planned call is rejected with: an error by its name, an exception of the SDK, or any `Error`. */
export type PlannableError = ErrorName | Error;

/** An error that a rule holds ready. */
export interface PlannedError {
  /** As a table of pending faults shows it. */
  readonly label: string;
  /** Whether the service could answer an operation with it. */
  readonly suits: (operation: StaticOperationSchema) => boolean;
  readonly make: (setting: FaultContext) => Error;
}

/**
 * @param operation whose calls are to be rejected; `undefined` for those of any that can raise the error
 * @throws MockCloudFrontError `INVALID_FAULT` for what the operation, or no operation, can raise
 */
export function resolvePlannedError(
  error: PlannableError,
  operation: StaticOperationSchema | undefined,
): PlannedError {
  if (typeof error === "string") {
    if (!isGeneralError(error)) {
      requireRaisable(error, operation);
    }
    return {
      label: JSON.stringify(error),
      suits: (schema) => isGeneralError(error) || isRaisable(error, schema),
      make: ({ operation: { schema, api }, environment }) =>
        createNamedError(error, schema, api, environment.accountId),
    };
  }
  // Under jest an error may come from another realm.
  if (!(types.isNativeError(error) || (error as unknown) instanceof Error)) {
    throw invalidFaultError(
      `A call is rejected with the name of an error or with an Error, not with ${formatValue(error)}.`,
    );
  }
  const { name } = error;
  const isOfService = "$fault" in error && listModeledErrors().includes(name) && !isGeneralError(name);
  if (isOfService) {
    requireRaisable(name, operation);
  }
  return {
    label: `${name}: ${error.message}`,
    suits: (schema) => !isOfService || isRaisable(name, schema),
    make: () => error,
  };
}

/** What came with a later SDK than the list is taken at its word. */
function isRaisable(name: string, schema: StaticOperationSchema): boolean {
  return getOperationErrors(getOperationId(schema))?.includes(name) ?? true;
}

function requireRaisable(name: string, operation: StaticOperationSchema | undefined): void {
  const raisable = operation ? getOperationErrors(getOperationId(operation)) : listModeledErrors();
  if (!raisable || raisable.includes(name)) {
    return;
  }
  const who = operation ? getOperationName(operation) : "An operation";
  const cause = listModeledErrors().includes(name)
    ? `${who} cannot raise ${name}, by the API model.`
    : `The SDK models no error ${JSON.stringify(name)}.`;
  throw invalidFaultError(
    `${cause} ${who} can raise: ${[...raisable, ...generalErrorNames.filter((each) => !raisable.includes(each))].join(", ")}. ` +
      "For any other error pass an instance: new CloudFrontServiceException({ ... }) or new Error(...).",
  );
}

export function invalidFaultError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_FAULT", message);
}
