import {
  CloudFrontServiceException,
  CreateFunctionCommand,
  FunctionAlreadyExists,
  ListFunctionsCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { GetKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import type { PlannableError } from "../../src/faults/planned-error.ts";
import { dispatch, makeFaulty } from "../support/backend.ts";
import { makeFunction } from "../support/make.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";

function create() {
  return new CreateFunctionCommand(makeFunction());
}
function list() {
  return new ListFunctionsCommand({});
}
const refused = expect.objectContaining({ code: "INVALID_FAULT" });
function exists() {
  return new FunctionAlreadyExists({ message: "mine", $metadata: {} });
}

describe("an error may be", () => {
  it("the name of an error of the operation", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand).rejectsOnce("FunctionAlreadyExists");
    const error = await refusalOf(dispatch(backend, create()));
    expect(error).toBeInstanceOf(FunctionAlreadyExists);
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 409 }, $fault: "client" });
  });

  it("the name of a general error", async () => {
    const { backend, faults } = makeFaulty({ accountId: "111122223333" });
    faults.on(CreateFunctionCommand).rejectsOnce("Throttling").rejectsOnce("AccessDenied");
    await expect(dispatch(backend, create())).rejects.toMatchObject({
      name: "Throttling",
      message: "Rate exceeded",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(dispatch(backend, create())).rejects.toThrow("arn:aws:iam::111122223333:user");
  });

  it("an exception of the SDK, which the caller gets unchanged", async () => {
    const { backend, faults } = makeFaulty();
    const error = exists();
    faults.on(CreateFunctionCommand).rejectsOnce(error);
    expect(await refusalOf(dispatch(backend, create()))).toBe(error);
  });

  it("any Error, which the caller gets unchanged", async () => {
    const { backend, faults } = makeFaulty();
    const error = new RangeError("mine");
    faults.on(CreateFunctionCommand).rejectsOnce(error);
    expect(await refusalOf(dispatch(backend, create()))).toBe(error);
    expect(backend.callLog.calls()[0]?.error).toBe(error);
  });

  it("an exception of a name that the SDK does not model", async () => {
    const { backend, faults } = makeFaulty();
    const error = new CloudFrontServiceException({
      name: "Odd",
      $fault: "server",
      $metadata: {},
      message: "",
    });
    faults.onAnyCommand().rejects(error);
    expect(await refusalOf(dispatch(backend, list()))).toBe(error);
  });
});

describe("is rejected with the possible errors:", () => {
  const can =
    "UpdateFunction can raise: FunctionSizeLimitExceeded, InvalidArgument, InvalidIfMatchVersion, " +
    "NoSuchFunctionExists, PreconditionFailed, UnsupportedOperation, " +
    "Throttling, ServiceUnavailable, InternalError, AccessDenied, ExpiredToken.";

  it.each<[string, unknown, string]>([
    [
      "a name that the SDK does not model",
      "PreconditonFailed",
      `The SDK models no error "PreconditonFailed". Did you mean "PreconditionFailed"? ${can}`,
    ],
    ["the name of another AWS service", "ThrottlingException", 'Did you mean "Throttling"?'],
    ["a name with a suffix", "AccessDeniedError", 'Did you mean "AccessDenied"?'],
    [
      "an error of other operations",
      "FunctionAlreadyExists",
      `UpdateFunction cannot raise FunctionAlreadyExists, according to the API model. ${can}`,
    ],
    ["an exception of other operations", exists(), "UpdateFunction cannot raise FunctionAlreadyExists"],
    ["an error of the other client", "ConflictException", "UpdateFunction cannot raise ConflictException"],
    ["nothing", undefined, "but got undefined"],
    ["a number", 503, "but got 503"],
    ["an object that is no Error", { name: "Throttling" }, "but got { name: 'Throttling' }"],
  ])("%s", (_, error, message) => {
    const { faults } = makeFaulty();
    const plan = faults.on(UpdateFunctionCommand);
    const given = error as PlannableError;
    const thrown = [
      thrownBy(() => plan.rejects(given)),
      thrownBy(() => plan.rejectsOnce(given)),
      thrownBy(() => plan.rejectsTimes(2, given)),
      thrownBy(() => plan.rejectsRandomly(0.5, given)),
      thrownBy(() => plan.rejectsFor(10, given)),
    ];
    expect(thrown).toEqual(thrown.map(() => refused));
    for (const each of thrown) {
      expect(each.message).toContain(message);
    }
    expect(faults.pending()).toEqual([]);
  });

  it("a name that no operation raises, for any command", () => {
    const { message } = thrownBy(() =>
      makeFaulty()
        .faults.onAnyCommand()
        .rejects("TooMuch" as never),
    );
    expect(message).toMatch(/^The SDK models no error "TooMuch"\. An operation can raise: AccessDenied, /);
    expect(message).toContain("TooManyFunctions");
  });
});

describe("for any command", () => {
  it("a modeled error applies only to operations that can raise it", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsOnce("TooManyFunctions");
    await expect(dispatch(backend, list())).resolves.toBeDefined();
    await expect(dispatch(backend, create())).rejects.toMatchObject({ name: "TooManyFunctions" });
    faults.assertNonePending();
  });

  it("an exception with a modeled name applies only to operations that can raise it", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsOnce(exists());
    await expect(dispatch(backend, list())).resolves.toBeDefined();
    await expect(dispatch(backend, create())).rejects.toThrow("mine");
  });

  it("a general error applies to any operation", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsOnce("AccessDenied");
    await expect(dispatch(backend, list())).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

it("commands of the key value store raise errors of that client", () => {
  const { faults } = makeFaulty();
  faults.on(GetKeyCommand).rejectsOnce("ResourceNotFoundException").rejectsOnce("Throttling");
  expect(thrownBy(() => faults.on(GetKeyCommand).rejects("EntityNotFound"))).toEqual(refused);
});
