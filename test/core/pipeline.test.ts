import {
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  DescribeKeyValueStoreCommand,
  type DescribeKeyValueStoreResult,
  type FunctionSummary,
  GetFunctionCommand,
  ListFunctions$,
  ListFunctionsCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { Backend } from "../../src/core/backend.ts";
import type { CallRecord } from "../../src/core/call-log.ts";
import { answerCall, type Call, type FaultContext, type FaultHooks } from "../../src/core/pipeline.ts";
import { defineService } from "../../src/core/service.ts";
import { toState } from "../../src/core/state.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { dispatch, makeBackend } from "../support/backend.ts";
import { Clock } from "../support/clock.ts";
import { interceptionModes } from "../support/interception-modes.ts";
import { makeFunction, passThrough } from "../support/make.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";
import { wireThatAnswers } from "../support/wire.ts";

function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}
function functionsOf({ environment }: Backend) {
  return toState(environment.store, true).functions ?? {};
}

/** Planned faults that do what a test says. */
function planning(plan: Partial<FaultHooks>): FaultHooks {
  return {
    before: () => undefined,
    after: () => undefined,
    reset: () => undefined,
    ...plan,
  };
}

/** A promise that a test keeps in its hand. */
function held(): { promise: Promise<void>; release: () => void; fail: (error: Error) => void } {
  let release = () => {};
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    release = resolve;
    fail = reject;
  });
  return { promise, release, fail };
}

describe("a call with objects", () => {
  const service = defineService("reading", cloudFront, {
    ListFunctions: (_input, { objects }) => ({
      FunctionList: {
        MaxItems: 100,
        Quantity: 0,
        NextMarker: `${objects["bucket/a"]} ${objects["bucket/b"]}`,
      },
    }),
  });
  const call = { schema: ListFunctions$, input: {} };
  const objects = { "bucket/a": "a of the call", "bucket/b": "b of the call" };

  it("gives them to the handler, but prefers the objects of the mock", async () => {
    const backend = makeBackend({ services: [service], objects: { "bucket/a": "a of the mock" } });
    expect(await answerCall({ ...call, objects }, backend)).toMatchObject({
      FunctionList: { NextMarker: "a of the mock b of the call" },
    });
  });

  it("leaves the next call without them", async () => {
    const backend = makeBackend({ services: [service] });
    await answerCall({ ...call, objects }, backend);
    expect(await answerCall(call, backend)).toMatchObject({
      FunctionList: { NextMarker: "undefined undefined" },
    });
  });
});

it("a call that waits leaves nothing to deploy", async () => {
  const backend = makeBackend({ propagation: "manual" });
  const { schema, input } = new CreateKeyValueStoreCommand({ Name: "store" }) as never as Call;
  await answerCall({ schema, input, waits: true }, backend);
  await dispatch(backend, new CreateKeyValueStoreCommand({ Name: "pending" }));
  const statusOf = async (Name: string) => {
    const output = await dispatch<DescribeKeyValueStoreResult>(
      backend,
      new DescribeKeyValueStoreCommand({ Name }),
    );
    return output.KeyValueStore?.Status;
  };
  expect(await statusOf("store")).toBe("READY");
  expect(await statusOf("pending")).toBe("PROVISIONING");
});

describe("an output equals the output of the SDK's own deserializer", () => {
  const time = "2026-01-01T00:00:00.000Z";
  const summaryXml = ({ Name, Status, FunctionConfig, FunctionMetadata }: FunctionSummary, inner = "") =>
    `<FunctionSummary${inner}><Name>${Name}</Name><Status>${Status}</Status>` +
    `<FunctionConfig><Comment>${FunctionConfig?.Comment}</Comment><Runtime>${FunctionConfig?.Runtime}</Runtime>` +
    `</FunctionConfig><FunctionMetadata><FunctionARN>${FunctionMetadata?.FunctionARN}</FunctionARN>` +
    `<Stage>${FunctionMetadata?.Stage}</Stage><CreatedTime>${time}</CreatedTime>` +
    `<LastModifiedTime>${time}</LastModifiedTime></FunctionMetadata></FunctionSummary>`;
  const rootXml = (summary: FunctionSummary | undefined) =>
    summaryXml(
      summary ?? ({} as FunctionSummary),
      ' xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"',
    );

  const edge = { Name: "edge", IfMatch: "ETVPDKIKX0DER" };
  /** The call, the headers and the body that the service would answer with, given what the fake answered. */
  const operations = {
    CreateFunction: {
      command: create("another"),
      headers: (output: Output) => ({ etag: output.ETag ?? "", location: output.Location ?? "" }),
      body: (output: Output) => rootXml(output.FunctionSummary),
    },
    DescribeFunction: {
      command: new DescribeFunctionCommand({ Name: "edge" }),
      headers: (output: Output) => ({ etag: output.ETag ?? "" }),
      body: (output: Output) => rootXml(output.FunctionSummary),
    },
    GetFunction: {
      command: new GetFunctionCommand({ Name: "edge" }),
      headers: (output: Output) => ({ etag: output.ETag ?? "", "content-type": "application/octet-stream" }),
      body: () => passThrough,
    },
    UpdateFunction: {
      command: new UpdateFunctionCommand({ ...makeFunction(), ...edge }),
      // seen: the API model reads this one header by its misspelt name
      headers: (output: Output) => ({ ettag: output.ETag ?? "" }),
      body: (output: Output) => rootXml(output.FunctionSummary),
    },
    PublishFunction: {
      command: new PublishFunctionCommand(edge),
      headers: () => ({}),
      body: (output: Output) => rootXml(output.FunctionSummary),
    },
    DeleteFunction: { command: new DeleteFunctionCommand(edge), headers: () => ({}), body: () => "" },
    ListFunctions: {
      command: new ListFunctionsCommand({ MaxItems: 1 }),
      headers: () => ({}),
      body: ({ FunctionList: list }: Output) =>
        '<FunctionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
        `<NextMarker>${list?.NextMarker}</NextMarker><MaxItems>${list?.MaxItems}</MaxItems>` +
        `<Quantity>${list?.Quantity}</Quantity><Items>${summaryXml(list?.Items?.[0] ?? ({} as FunctionSummary))}</Items></FunctionList>`,
    },
  };
  interface Output {
    readonly $metadata: { readonly httpStatusCode: number };
    readonly ETag?: string;
    readonly Location?: string;
    readonly FunctionSummary?: FunctionSummary;
    readonly FunctionList?: {
      NextMarker?: string;
      MaxItems: number;
      Quantity: number;
      Items?: FunctionSummary[];
    };
  }

  it.each(Object.entries(operations))("%s", async (_, { command, headers, body }) => {
    const clock = new Clock(time);
    using opened =
      interceptionModes[0]?.open({ now: clock.now }) ?? expect.fail("interceptionModes is empty");
    for (const name of ["edge", "second"]) {
      opened.cloudfront.seed.function({ name, code: passThrough });
    }
    const fake = (await opened.client.send(command as DescribeFunctionCommand)) as unknown as Output;

    const { client } = wireThatAnswers({
      status: fake.$metadata.httpStatusCode,
      headers: headers(fake),
      body: body(fake),
    });
    const real = await client.send(command as DescribeFunctionCommand);
    expect(ownProperties(fake, ["requestId"])).toEqual(ownProperties(real, ["requestId"]));
  });

  it("GetFunction: the code has the same methods and text", async () => {
    using opened = interceptionModes[0]?.open() ?? expect.fail("interceptionModes is empty");
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    const command = new GetFunctionCommand({ Name: "edge" });
    const fake = (await opened.client.send(command)).FunctionCode;
    const { client } = wireThatAnswers({ status: 200, body: passThrough });
    const real = (await client.send(command)).FunctionCode;
    expect(fake?.constructor.name).toBe(real?.constructor.name);
    expect(fake?.transformToString()).toBe(real?.transformToString());
    expect(fake?.transformToString("base64")).toBe(real?.transformToString("base64"));
  });
});

describe("in the order of calls,", () => {
  it("a call takes effect before send returns", () => {
    const backend = makeBackend();
    void dispatch(backend, create());
    expect(Object.keys(functionsOf(backend))).toEqual(["edge/DEVELOPMENT"]);
  });

  it("the first of many simultaneous calls for one name succeeds", async () => {
    const backend = makeBackend();
    const answers = await Promise.allSettled(
      [create(), create(), create()].map((each) => dispatch(backend, each)),
    );
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  it("one of many simultaneous updates with one ETag succeeds", async () => {
    const backend = makeBackend();
    await dispatch(backend, create());
    const update = () => new UpdateFunctionCommand({ ...makeFunction(), IfMatch: "ETVPDKIKX0DER" });
    const answers = await Promise.allSettled([update(), update()].map((each) => dispatch(backend, each)));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});

describe("inputs and outputs are copied,", () => {
  it("so that the caller may change its input at once", () => {
    const backend = makeBackend();
    const input = makeFunction({ FunctionCode: Buffer.from(passThrough) });
    void dispatch(backend, new CreateFunctionCommand(input));
    input.FunctionCode?.fill(0);
    if (input.FunctionConfig) {
      input.FunctionConfig.Comment = "changed";
    }
    expect(functionsOf(backend)["edge/DEVELOPMENT"]).toMatchObject({
      code: passThrough,
      config: { Comment: "a test" },
    });
  });

  it("so that the caller may change its output", async () => {
    const backend = makeBackend();
    const before = await dispatch<{ FunctionSummary: FunctionSummary }>(backend, create());
    if (before.FunctionSummary.FunctionConfig) {
      before.FunctionSummary.FunctionConfig.Comment = "changed";
    }
    before.FunctionSummary.FunctionMetadata?.CreatedTime?.setFullYear(1999);
    const after = await dispatch(backend, new DescribeFunctionCommand({ Name: "edge" }));
    expect(after).toMatchObject({
      FunctionSummary: {
        FunctionConfig: { Comment: "a test" },
        FunctionMetadata: { CreatedTime: new Date("2026-01-01T00:00:00Z") },
      },
    });
  });

  it("so that a handler may return the same object each time, even for an operation without output", async () => {
    const nothing = Object.freeze({});
    const service = defineService("mine", cloudFront, {
      DeleteFunction: () => nothing,
      ListFunctions: () => nothing,
    });
    const backend = makeBackend({ services: [service] });
    for (const command of [
      new DeleteFunctionCommand({ Name: "a", IfMatch: "*" }),
      new ListFunctionsCommand({}),
    ]) {
      const first = await dispatch(backend, command);
      expect(await dispatch(backend, command)).not.toBe(first);
    }
    expect(nothing).toEqual({});
  });

  it("and the call log has the output without $metadata", async () => {
    const backend = makeBackend();
    await dispatch(backend, create());
    await dispatch(backend, new DeleteFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" }));
    const outputs = backend.callLog.calls().map(({ output }) => Object.keys(output ?? {}).sort());
    expect(outputs).toEqual([["ETag", "FunctionSummary", "Location"], []]);
  });
});

describe("the checks run in this order:", () => {
  const everythingWrong = { Name: undefined, Stage: "PRODUCTION" as never };

  it("first inputs that the SDK does not send, which are not recorded", async () => {
    const backend = makeBackend();
    const error = await refusalOf(
      dispatch(backend, new DescribeFunctionCommand(everythingWrong), "cn-north-1"),
    );
    expect(error.message).toContain("No value provided for input HTTP label: Name.");
    expect(backend.callLog.calls()).toEqual([]);
  });

  it("then planned faults, then the service's guard, then the shape, then the handler", async () => {
    const stages: string[] = [];
    const service = defineService(
      "mine",
      cloudFront,
      {
        DescribeFunction: () => {
          stages.push("handler");
          return {};
        },
      },
      {
        constraints: { DescribeFunction: { Stage: { values: ["LIVE"] } } },
        guard: ({ region }) => {
          stages.push("guard");
          if (region === "cn-north-1") {
            throw new Error("guarded");
          }
        },
      },
    );
    const planned = planning({ before: () => void stages.push("planned") });
    const backend = makeBackend({ services: [service], planned });

    const wrong = new DescribeFunctionCommand({ Name: "edge", Stage: "PRODUCTION" as never });
    await expect(dispatch(backend, wrong, "cn-north-1")).rejects.toThrow("guarded");
    expect(stages.splice(0)).toEqual(["planned", "guard"]);
    await expect(dispatch(backend, wrong)).rejects.toThrow("1 validation error detected");
    expect(stages.splice(0)).toEqual(["planned", "guard"]);
    await dispatch(backend, new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect(stages).toEqual(["planned", "guard", "handler"]);
  });
});

describe("a planned fault", () => {
  it("before the handler prevents the write and is recorded", async () => {
    const error = new Error("planned");
    const planned = planning({ before: () => Promise.reject(error) });
    const backend = makeBackend({ planned });
    await expect(dispatch(backend, create())).rejects.toBe(error);
    expect(functionsOf(backend)).toEqual({});
    expect(backend.callLog.calls()).toMatchObject([{ operation: "CreateFunction", error }]);
  });

  it("may throw synchronously", async () => {
    const planned = planning({
      before: () => {
        throw new Error("planned");
      },
    });
    await expect(dispatch(makeBackend({ planned }), create())).rejects.toThrow("planned");
  });

  it("after the handler loses the output, but not the write", async () => {
    const backend = makeBackend({ planned: planning({ after: () => Promise.reject(new Error("lost")) }) });
    await expect(dispatch(backend, create())).rejects.toThrow("lost");
    expect(Object.keys(functionsOf(backend))).toEqual(["edge/DEVELOPMENT"]);
    expect(backend.callLog.calls()[0]).not.toHaveProperty("output");
  });

  it("after the handler does not run if the handler threw", async () => {
    const after: string[] = [];
    const planned = planning({ after: ({ schema }) => void after.push(schema[2]) });
    await refusalOf(dispatch(makeBackend({ planned }), new DescribeFunctionCommand({ Name: "edge" })));
    expect(after).toEqual([]);
  });

  it("before the handler delays the effect of the call", async () => {
    const { promise, release } = held();
    const backend = makeBackend({ planned: planning({ before: () => promise }) });
    const answer = dispatch(backend, create());
    expect(functionsOf(backend)).toEqual({});
    release();
    await answer;
    expect(Object.keys(functionsOf(backend))).toEqual(["edge/DEVELOPMENT"]);
  });

  it("gets the call and the record with the copied input", async () => {
    const seen: [CallRecord, Call, FaultContext][] = [];
    const backend = makeBackend({ planned: planning({ before: (...what) => void seen.push(what) }) });
    const command = new DescribeFunctionCommand({ Name: "edge", extra: 1 } as never);
    await refusalOf(dispatch(backend, command, "eu-west-1"));
    expect(seen[0]?.[0].input).toEqual({ Name: "edge" });
    expect(seen[0]?.[1]).toMatchObject({ input: command.input, region: "eu-west-1" });
  });

  it("uses as many request ids as a call without a fault", async () => {
    const requestIds = async (planned?: FaultHooks) => {
      const backend = makeBackend(planned && { planned });
      await dispatch(backend, create("first")).catch(() => undefined);
      const { $metadata } = await dispatch<{ $metadata: { requestId: string } }>(
        backend,
        new ListFunctionsCommand({}),
      );
      return $metadata.requestId;
    };
    const failing = planning({
      before: ({ schema }) => (schema[2] === "CreateFunction" ? Promise.reject(new Error("no")) : undefined),
    });
    expect(await requestIds(failing)).toBe(await requestIds());
  });
});

describe("a failed call changes nothing", () => {
  it.each([
    ["a name that is taken", create("taken")],
    [
      "code that cannot run",
      new CreateFunctionCommand(makeFunction({ FunctionCode: Buffer.from("function") })),
    ],
    [
      "a tag too many",
      new CreateFunctionCommand(makeFunction({ Tags: { Items: [{ Key: "a" }, { Key: "a" }] } })),
    ],
    [
      "a stale ETag",
      new UpdateFunctionCommand({ ...makeFunction({ Name: "taken" }), IfMatch: "E3UN6WX5RRO2AG" }),
    ],
    ["no ETag at all", new DeleteFunctionCommand({ Name: "taken", IfMatch: undefined })],
  ])("by a call refused for %s", async (_, command) => {
    const backend = makeBackend();
    await dispatch(backend, create("taken"));
    const before = toState(backend.environment.store, true);
    await refusalOf(dispatch(backend, command));
    expect(toState(backend.environment.store, true)).toEqual(before);
  });
});

it("passes on a handler's error that is not a ServiceError", async () => {
  const mistake = new TypeError("a mistake in the test's own handler");
  const service = defineService("mine", cloudFront, {
    ListFunctions: () => {
      throw mistake;
    },
  });
  const backend = makeBackend({ services: [service] });
  await expect(dispatch(backend, new ListFunctionsCommand({}))).rejects.toBe(mistake);
  expect(backend.callLog.calls()[0]?.error).toBe(mistake);
});

it("awaits an asynchronous handler", async () => {
  const { promise, release } = held();
  const service = defineService("mine", cloudFront, {
    ListFunctions: () => promise.then(() => ({ FunctionList: { MaxItems: 1, Quantity: 0 } })),
  });
  const backend = makeBackend({ services: [service] });
  const answer = dispatch(backend, new ListFunctionsCommand({}));
  expect(backend.callLog.calls()[0]).not.toHaveProperty("output");
  release();
  await expect(answer).resolves.toMatchObject({ FunctionList: { Quantity: 0 } });
  expect(backend.callLog.calls()[0]?.output).toEqual({ FunctionList: { MaxItems: 1, Quantity: 0 } });
});

it("converts a ServiceError to the SDK's exception and records it", async () => {
  const backend = makeBackend();
  const error = await refusalOf(dispatch(backend, new DescribeFunctionCommand({ Name: "edge" })));
  expect(error.name).toBe("NoSuchFunctionExists");
  expect(backend.callLog.calls()[0]?.error).toBe(error);
});

it("records a call at the time of the mock's clock", async () => {
  const clock = new Clock("2026-01-01T00:00:00Z");
  const backend = makeBackend({ now: clock.now });
  await dispatch(backend, create());
  clock.pass(5000);
  await dispatch(backend, new ListFunctionsCommand({}));
  expect(backend.callLog.calls().map(({ time }) => time.toISOString())).toEqual([
    "2026-01-01T00:00:00.000Z",
    "2026-01-01T00:00:05.000Z",
  ]);
});
