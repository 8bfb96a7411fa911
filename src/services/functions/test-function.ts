import { InvalidIfMatchVersion$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { getEtagAdvice } from "../../core/etags.ts";
import type { Row } from "../../core/row-list.ts";
import { testFunction as runTest } from "../../runtime/test-function.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { createTestInput, runTestOrFail } from "../run-test.ts";
import type { FunctionRecord } from "./record.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";

export function testFunction(
  input: Input<CloudFront, "TestFunction">,
  context: Context,
): Output<CloudFront, "TestFunction"> {
  const row = context.store.table(functions).get(getStageId(input.Name, input.Stage));
  assertCurrentEtag(row, input.IfMatch);
  const { record } = row;
  const test = { ...createTestInput(record, context), eventObject: input.EventObject };
  const result = runTestOrFail(() => runTest(test, context.executor));
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
