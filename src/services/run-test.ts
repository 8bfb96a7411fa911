import { TestFunctionFailed$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../core/context.ts";
import { InvalidEventError, type TestInput } from "../runtime/test-function.ts";
import { ServiceError } from "../sdk/service-error.ts";
import { findStores } from "./associated-stores.ts";
import type { FunctionRecord } from "./function-stages.ts";

/** Returns the input of a test of a stage, besides the event. */
export function createTestInput(
  { code, config }: FunctionRecord,
  context: Context,
): Omit<TestInput, "eventObject"> {
  const { now, random } = context;
  return {
    code,
    runtime: config.Runtime,
    stores: findStores({ config }, context),
    nowMs: now().getTime(),
    randomSeed: Math.floor(random.number() * 2 ** 32),
  };
}

/** Runs a test. Throws TestFunctionFailed for an event that the service does not take. */
export function runTestOrFail<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof InvalidEventError ? new ServiceError(TestFunctionFailed$, error.message) : error;
  }
}
