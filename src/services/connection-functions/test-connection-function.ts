import type { Context } from "../../core/context.ts";
import { testConnectionFunction as runTest } from "../../runtime/test-connection-function.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { getStageId } from "../function-stages.ts";
import { createTestInput, runTestOrFail } from "../run-test.ts";
import { toSummary } from "./summary.ts";
import { connectionFunctions } from "./table.ts";

export function testConnectionFunction(
  input: Input<CloudFront, "TestConnectionFunction">,
  context: Context,
): Output<CloudFront, "TestConnectionFunction"> {
  const { Id, Stage, IfMatch, ConnectionObject } = input;
  const { record } = context.store.table(connectionFunctions).getMatching(getStageId(Id, Stage), IfMatch);
  const test = { ...createTestInput(record, context), connectionObject: ConnectionObject };
  const result = runTestOrFail(() => runTest(test, context.executor));
  return {
    ConnectionFunctionTestResult: {
      ConnectionFunctionSummary: toSummary(record, context),
      ComputeUtilization: String(result.computeUtilization),
      ConnectionFunctionExecutionLogs: result.logs,
      ConnectionFunctionErrorMessage: result.errorMessage,
      ConnectionFunctionOutput: result.output,
    },
  };
}
