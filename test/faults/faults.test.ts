import {
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { dispatch, makeFaulty } from "../support/backend.ts";
import { makeFunction } from "../support/make.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";

function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}
function list() {
  return new ListFunctionsCommand({});
}
const throttled = expect.objectContaining({ name: "Throttling" });

describe("a fault applies to", () => {
  it("the next call of its command", async () => {
    const { backend, faults } = makeFaulty();
    await dispatch(backend, list());
    await dispatch(backend, create());
    faults.on(ListFunctionsCommand).rejectsOnce("Throttling");
    await expect(dispatch(backend, create("other"))).resolves.toBeDefined();
    await expect(dispatch(backend, list())).rejects.toEqual(throttled);
    await expect(dispatch(backend, list())).resolves.toBeDefined();
  });

  it("calls with a matching input", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand, { FunctionConfig: { Comment: "struck" } }).rejects("Throttling");
    const struck = makeFunction({ FunctionConfig: { Comment: "struck", Runtime: "cloudfront-js-2.0" } });
    await expect(dispatch(backend, create())).resolves.toBeDefined();
    await expect(dispatch(backend, new CreateFunctionCommand(struck))).rejects.toEqual(throttled);
  });

  it("calls of any command", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsTimes(2, "Throttling");
    await expect(dispatch(backend, create())).rejects.toEqual(throttled);
    await expect(dispatch(backend, list())).rejects.toEqual(throttled);
    await expect(dispatch(backend, create())).resolves.toBeDefined();
  });

  it("calls that the service would reject", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(DescribeFunctionCommand).rejectsOnce("Throttling");
    await expect(dispatch(backend, new DescribeFunctionCommand({ Name: "none" }))).rejects.toEqual(throttled);
  });

  it("calls of a schema, without a command class", async () => {
    const { backend, faults } = makeFaulty();
    const { schema } = list() as unknown as { schema: Parameters<typeof faults.onOperation>[0] };
    faults.onOperation(schema, { MaxItems: 5 }).rejects("Throttling");
    await expect(dispatch(backend, list())).resolves.toBeDefined();
    await expect(dispatch(backend, new ListFunctionsCommand({ MaxItems: 5 }))).rejects.toEqual(throttled);
  });

  it("no call that the SDK does not send", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsOnce("Throttling");
    await refusalOf(dispatch(backend, new DescribeFunctionCommand({ Name: undefined })));
    expect(faults.pending()).toHaveLength(1);
  });
});

describe("among several matching faults", () => {
  it("only the first planned one applies", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsOnce("InternalError");
    faults.on(ListFunctionsCommand).rejectsOnce("Throttling");
    await expect(dispatch(backend, list())).rejects.toMatchObject({ name: "InternalError" });
    await expect(dispatch(backend, list())).rejects.toEqual(throttled);
    await expect(dispatch(backend, list())).resolves.toBeDefined();
  });

  it("an unlimited one hides later ones", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(ListFunctionsCommand).rejects("InternalError").rejectsOnce("Throttling");
    for (let i = 0; i < 3; i++) {
      await expect(dispatch(backend, list())).rejects.toMatchObject({ name: "InternalError" });
    }
    expect(faults.pending()).toMatchObject([{ fault: 'rejectsOnce("Throttling")' }]);
  });
});

describe("pending", () => {
  it("lists faults in order with their remaining calls", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsTimes(3, "Throttling");
    faults.on(CreateFunctionCommand, { Name: "edge" }).losesResponse();
    await refusalOf(dispatch(backend, list()));
    expect(faults.pending()).toEqual([
      {
        operation: undefined,
        input: undefined,
        fault: 'rejectsTimes(3, "Throttling")',
        used: 1,
        remaining: 2,
      },
      {
        operation: "CreateFunction",
        input: { Name: "edge" },
        fault: "losesResponse()",
        used: 0,
        remaining: Number.POSITIVE_INFINITY,
      },
    ]);
  });

  it("omits an unlimited fault that has applied once", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(ListFunctionsCommand).rejects("Throttling");
    faults.on(CreateFunctionCommand).rejectsRandomly(0, "Throttling");
    faults.on(GetFunctionCommand).rejectsRandomly(0, "Throttling");
    await refusalOf(dispatch(backend, list()));
    await dispatch(backend, create());
    expect(faults.pending()).toMatchObject([{ operation: "GetFunction", used: 0 }]);
  });

  it("includes rejectsFor without a call in its time", async () => {
    const { backend, clock, faults } = makeFaulty();
    faults.onAnyCommand().rejectsFor(10, "Throttling");
    clock.pass(10);
    await dispatch(backend, list());
    expect(faults.pending()).toMatchObject([{ fault: 'rejectsFor(10, "Throttling")', used: 0 }]);
  });

  it("shows how each method was called", () => {
    const { faults } = makeFaulty();
    const any = faults.onAnyCommand();
    any.rejects(new TypeError("no")).rejectsOnce("Throttling").rejectsRandomly(0.5, "InternalError");
    any.delays(5).delaysOnce(6).hangs().hangsOnce().disconnects().disconnectsOnce().losesResponseOnce();
    expect(faults.pending().map(({ fault }) => fault)).toEqual([
      "rejects(TypeError: no)",
      'rejectsOnce("Throttling")',
      'rejectsRandomly(0.5, "InternalError")',
      "delays(5)",
      "delaysOnce(6)",
      "hangs()",
      "hangsOnce()",
      "disconnects()",
      "disconnectsOnce()",
      "losesResponseOnce()",
    ]);
  });
});

describe("assertNonePending", () => {
  it("passes if all faults occurred or none was planned", async () => {
    const { backend, faults } = makeFaulty();
    faults.assertNonePending();
    faults.on(ListFunctionsCommand).rejectsOnce("Throttling");
    await refusalOf(dispatch(backend, list()));
    faults.assertNonePending();
  });

  it("throws a table of pending faults", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand, { Name: "edge" }).rejectsOnce("FunctionAlreadyExists");
    faults.onAnyCommand().rejectsTimes(2, "Throttling").hangs();
    await refusalOf(dispatch(backend, list()));
    expect(thrownBy(() => faults.assertNonePending())).toMatchObject({
      code: "PENDING_FAULTS",
      message: [
        "3 planned faults have not occurred:",
        "",
        "command                input             fault                                 used  left",
        `CreateFunctionCommand  { Name: 'edge' }  rejectsOnce("FunctionAlreadyExists")  0     1`,
        `any                    any               rejectsTimes(2, "Throttling")         1     1`,
        "any                    any               hangs()                               0     always",
        "",
      ].join("\n"),
    });
  });

  it("says if no call has arrived since the last reset", async () => {
    const { backend, faults } = makeFaulty();
    await dispatch(backend, list());
    faults.onAnyCommand().hangsOnce();
    expect(thrownBy(() => faults.assertNonePending()).message).not.toContain("No call has reached this mock");
    faults.reset();
    faults.onAnyCommand().hangsOnce();
    expect(thrownBy(() => faults.assertNonePending()).message).toContain("No call has reached this mock");
  });

  it("uses the singular for one fault", () => {
    const { faults } = makeFaulty();
    faults.onAnyCommand().hangsOnce();
    expect(thrownBy(() => faults.assertNonePending()).message).toMatch(/^1 planned fault has not occurred:/);
  });
});

it("clear drops planned faults", async () => {
  const { backend, faults } = makeFaulty();
  faults.onAnyCommand().rejects("Throttling");
  faults.clear();
  await expect(dispatch(backend, list())).resolves.toBeDefined();
  faults.assertNonePending();
});

it("clear keeps delayed calls waiting", async () => {
  vi.useFakeTimers();
  const { backend, faults } = makeFaulty();
  faults.onAnyCommand().delaysOnce(10);
  const answer = dispatch(backend, list());
  faults.clear();
  await vi.advanceTimersByTimeAsync(10);
  vi.useRealTimers();
  await expect(answer).resolves.toBeDefined();
});

it("apply calls a scenario with the mock", () => {
  const scenario = vi.fn();
  makeFaulty().faults.apply(scenario);
  expect(scenario.mock.calls).toEqual([["the mock"]]);
});

it.each<[string, unknown]>([
  ["a name", "CreateFunction"],
  ["a client", CloudFrontClient],
  ["nothing", undefined],
])("on %s is refused: it is no command", (_, command) => {
  const { faults } = makeFaulty();
  expect(thrownBy(() => faults.on(command as never))).toMatchObject({ code: "UNKNOWN_OPERATION" });
});
