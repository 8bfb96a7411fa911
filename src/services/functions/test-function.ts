import { InvalidIfMatchVersion$, TestFunctionFailed$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { getEtagAdvice } from "../../core/etags.ts";
import type { Row } from "../../core/row-list.ts";
import {
  InvalidEventError,
  testFunction as runTest,
  type TestInput,
  type TestResult,
} from "../../runtime/test-function.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { FunctionRecord } from "./record.ts";
import { findStores } from "./stores.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";

export function testFunction(
  input: Input<CloudFront, "TestFunction">,
  context: Context,
): Output<CloudFront, "TestFunction"> {
  const { store, now, random } = context;
  const row = store.table(functions).get(getStageId(input.Name, input.Stage));
  assertCurrentEtag(row, input.IfMatch);
  const { record } = row;
  const result = runTestOrFail(
    {
      code: record.code,
      runtime: record.config.Runtime,
      eventObject: input.EventObject,
      stores: findStores(record, context),
      nowMs: now().getTime(),
      randomSeed: Math.floor(random.number() * 2 ** 32),
    },
    context,
  );
  return {
    TestResult: {
      FunctionSummary: toSummary(record, context),
      ComputeUtilization: String(result.computeUtilization),
      FunctionExecutionLogs: result.logs,
      FunctionErrorMessage: result.errorMessage,
      FunctionOutput: result.functionOutput,
    },
  };
}

function runTestOrFail(test: TestInput, { executor }: Context): TestResult {
  try {
    return runTest(test, executor);
  } catch (error) {
    throw error instanceof InvalidEventError ? new ServiceError(TestFunctionFailed$, error.message) : error;
  }
}

/**
 * Compares `IfMatch` with the ETag of the tested stage.
 * assumed: a stale ETag has the same error as a malformed one, since TestFunction is the only operation with If-Match
 * that does not declare PreconditionFailed.
 */
function assertCurrentEtag({ record, etag }: Row<FunctionRecord>, ifMatch: string | undefined): void {
  if (ifMatch === etag) {
    return;
  }
  throw new ServiceError(
    InvalidIfMatchVersion$,
    "The If-Match version is missing or not valid for the resource.",
    getEtagAdvice(getStageId(record.name, record.stage), ifMatch, etag),
  );
}
