/** What must compile and, behind each expected error, what must not. Checked by the compiler, never run. */
import {
  CloudFrontClient,
  CreateFunctionCommand,
  FunctionAlreadyExists,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { GetKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expectTypeOf } from "vitest";
import {
  type ErrorName,
  type FaultChain,
  type MockCloudFront,
  mockCloudFront,
  type PendingFault,
  type ProblemCode,
  type Scenario,
  scenarios,
} from "../../src/index.ts";

const { faults } = mockCloudFront();

// Selection of calls
expectTypeOf(faults.on(UpdateFunctionCommand)).toEqualTypeOf<FaultChain>();
expectTypeOf(faults.onAnyCommand()).toEqualTypeOf<FaultChain>();
faults.on(PublishFunctionCommand, { Name: "edge" });
faults.on(CreateFunctionCommand, { FunctionConfig: { Runtime: "cloudfront-js-2.0" } });
faults.on(CreateFunctionCommand, { FunctionCode: new Uint8Array() });
faults.on(GetKeyCommand, { Key: "a" });
// @ts-expect-error: unknown member of the input
faults.on(PublishFunctionCommand, { Names: "edge" });
// @ts-expect-error: invalid value, nested
faults.on(CreateFunctionCommand, { FunctionConfig: { Runtime: "cloudfront-js-3.0" } });
// @ts-expect-error: a name is not a command
faults.on("CreateFunction");
// @ts-expect-error: a client is not a command
faults.on(CloudFrontClient);

// Errors
const chain = faults.on(CreateFunctionCommand);
expectTypeOf<"FunctionAlreadyExists">().toExtend<ErrorName>();
expectTypeOf<"ConflictException">().toExtend<ErrorName>();
expectTypeOf<"Throttling" | "ServiceUnavailable" | "InternalError">().toExtend<ErrorName>();
expectTypeOf<"AccessDenied" | "ExpiredToken">().toExtend<ErrorName>();
expectTypeOf<"CloudFrontServiceException">().not.toExtend<ErrorName>();
expectTypeOf<"FunctionConfig">().not.toExtend<ErrorName>();
expectTypeOf(chain.rejects("Throttling").rejectsOnce(new Error("no"))).toEqualTypeOf<FaultChain>();
chain.rejectsTimes(2, new FunctionAlreadyExists({ message: "", $metadata: {} }));
chain.rejectsRandomly(0.5, "FunctionAlreadyExists").rejectsFor(10, "ServiceUnavailable");
chain.delays(5).delaysOnce(5).hangs().hangsOnce().disconnects().disconnectsOnce();
chain.losesResponse().losesResponseOnce();
// @ts-expect-error: unknown error
chain.rejectsOnce("FunctionAlreadyExist");
// @ts-expect-error: the error is missing
chain.rejects();
// @ts-expect-error: a class is not an error
chain.rejects(FunctionAlreadyExists);
// @ts-expect-error: the count comes first
chain.rejectsTimes("Throttling", 2);

// Pending faults
expectTypeOf(faults.pending()).toEqualTypeOf<readonly PendingFault[]>();
expectTypeOf<"INVALID_FAULT" | "PENDING_FAULTS" | "RESET_DURING_CALL">().toExtend<ProblemCode>();

// Scenarios
expectTypeOf<Scenario>().toEqualTypeOf<(mock: MockCloudFront) => void>();
faults.apply(scenarios.throttled({ times: 2 }));
faults.apply(scenarios.lostResponse(CreateFunctionCommand));
faults.apply(scenarios.quotaReached());
faults.apply((mock) => mock.faults.onAnyCommand().delays(5));
// @ts-expect-error: `times` is missing
scenarios.throttled();
// @ts-expect-error: a scenario factory is not a scenario
faults.apply(scenarios.outage);
// @ts-expect-error: a name is not a command
scenarios.lostResponse("CreateFunction");

// Loops over several commands
for (const command of [PublishFunctionCommand, CreateFunctionCommand, GetKeyCommand]) {
  faults.on(command).rejectsOnce("Throttling");
  faults.apply(scenarios.lostResponse(command));
}
