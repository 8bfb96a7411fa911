import type { StaticOperationSchema } from "@smithy/types";
import { findCommandSchema } from "../sdk/operation.ts";
import { formatValue } from "../values/format-value.ts";
import { MockCloudFrontError } from "./errors.ts";

/**
 * Returns the schema of a command class.
 *
 * @param method the method that got the argument, for the error message
 * @throws MockCloudFrontError `UNKNOWN_OPERATION` if the argument is not a command class
 */
export function getCommandSchema(command: unknown, method: string): StaticOperationSchema {
  const schema =
    typeof command === "function" ? findCommandSchema(command as new (input: never) => object) : undefined;
  if (!schema) {
    throw new MockCloudFrontError(
      "UNKNOWN_OPERATION",
      `${method} expects a command class such as CreateFunctionCommand, but got ${formatValue(command)}.`,
    );
  }
  return schema;
}
