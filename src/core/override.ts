import type { OperationName, Sdk } from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import { MockCloudFrontError } from "./errors.ts";
import { defineService, type Handler, type Handlers, type Operation } from "./service.ts";

/**
 * Creates the operation with which `override()` replaces another.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` if the handler is not a function, `UNKNOWN_OPERATION`
 */
export function createOverrides<S extends Sdk, Op extends OperationName<S>>(
  operation: Op,
  handler: Handler<S, Op>,
  api: ServiceApi<S>,
): readonly Operation[] {
  if (typeof handler !== "function") {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `override("${operation}") expects a handler: a function of (input, context) that returns the output.`,
    );
  }
  const handlers = { [operation]: handler } as unknown as Handlers<S>;
  return defineService("override", api, handlers).operations;
}
