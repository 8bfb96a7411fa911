import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListDistributionsCommand,
  ListFunctionsCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../../src/core/backend.ts";
import type { Context } from "../../src/core/context.ts";
import { getEtag } from "../../src/core/etags.ts";
import { defineService } from "../../src/core/service.ts";
import { toState } from "../../src/core/state.ts";
import type { FaultChain } from "../../src/faults/fault-chain.ts";
import type { OperationName } from "../../src/sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../src/sdk/service-api.ts";
import { dispatch, makeBackend, makeFaulty } from "../support/backend.ts";
import { Clock } from "../support/clock.ts";
import { makeConfig, makeFunction } from "../support/make.ts";
import { refusalOf } from "../support/refusal.ts";

function listing(name: string, Quantity = 0) {
  return defineService(name, cloudFront, {
    ListFunctions: () => ({ FunctionList: { MaxItems: 100, Quantity } }),
  });
}

function override<Op extends OperationName<CloudFront>>(
  backend: Backend,
  operation: Op,
  handler: (input: never, context: Context) => object,
) {
  for (const each of defineService("override", cloudFront, { [operation]: handler }).operations) {
    backend.override(each);
  }
}

describe("services", () => {
  it("throw if two handle one operation, and name both", () => {
    expect(() => makeBackend({ services: [listing("first"), listing("second")] })).toThrow(
      expect.objectContaining({
        name: "MockCloudFrontError",
        code: "DUPLICATE_OPERATION",
        message: expect.stringMatching(
          /ListFunctions is handled by two services, "first" and "second".*cloudfront\.override\("ListFunctions", handler\)/,
        ),
      }),
    );
  });

  it("throw if one is mounted twice", () => {
    const service = listing("listing");
    expect(() => makeBackend({ services: [service, service] })).toThrow('"listing" and "listing"');
  });

  it("provide the operations of the backend", () => {
    const distributions = defineService("distributions", cloudFront, { ListDistributions: () => ({}) });
    const { operations } = makeBackend({ services: [listing("listing"), distributions] });
    expect(operations.map(({ service, id }) => [service, id])).toEqual([
      ["listing", "com.amazonaws.cloudfront#ListFunctions"],
      ["distributions", "com.amazonaws.cloudfront#ListDistributions"],
    ]);
  });
});

describe("an unhandled operation", () => {
  it("rejects with its name, the mounted services and three solutions", async () => {
    const backend = makeBackend({ services: [listing("listing")] });
    await expect(dispatch(backend, new ListDistributionsCommand({}))).rejects.toMatchObject({
      name: "MockCloudFrontError",
      code: "UNHANDLED_OPERATION",
      message: expect.stringMatching(
        /^ListDistributions is not handled .*\(mounted: listing\).*on\(ListDistributionsCommand\)\.resolves.*override\("ListDistributions", handler\).*defineService/,
      ),
    });
  });

  it("rejects instead of throwing, so that send() keeps its contract", () => {
    const answer = dispatch(makeBackend({ services: [] }), new ListDistributionsCommand({}));
    return expect(answer).rejects.toThrow("(mounted: none)");
  });
});

describe("override", () => {
  it("replaces a handler, with access to the state", async () => {
    const backend = makeBackend();
    await dispatch(backend, new CreateFunctionCommand(makeFunction()));
    override(backend, "ListFunctions", (_, { store }) => {
      const [first] = store.tables();
      return { FunctionList: { MaxItems: 1, Quantity: first?.[1].rows().size ?? 0 } };
    });
    await expect(dispatch(backend, new ListFunctionsCommand({}))).resolves.toMatchObject({
      FunctionList: { MaxItems: 1, Quantity: 1 },
    });
  });

  it("keeps the service's checks of the region and of the input", async () => {
    const backend = makeBackend();
    override(backend, "ListFunctions", () => ({}));
    await expect(dispatch(backend, new ListFunctionsCommand({}), "cn-north-1")).rejects.toMatchObject({
      name: "UnsupportedOperation",
    });
    const misspelt = new ListFunctionsCommand({ Stage: "PRODUCTION" as never });
    await expect(dispatch(backend, misspelt)).rejects.toMatchObject({ name: "MalformedXML" });
  });

  it("passes copies to and from the handler", async () => {
    const backend = makeBackend();
    const output = { FunctionList: { MaxItems: 1, Quantity: 1 } };
    override(backend, "ListFunctions", (input) => {
      Object.assign(input, { Stage: "LIVE" });
      return output;
    });
    await dispatch(backend, new ListFunctionsCommand({}));
    output.FunctionList.Quantity = 2;
    expect(backend.callLog.calls()).toMatchObject([{ input: {}, output: { FunctionList: { Quantity: 1 } } }]);
    expect(backend.callLog.calls()[0]?.input).toEqual({});
  });

  it("adds an operation that no service handles", async () => {
    const backend = makeBackend({ services: [] });
    override(backend, "ListDistributions", () => ({}));
    await expect(dispatch(backend, new ListDistributionsCommand({}))).resolves.toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
  });

  it("is replaced by a later override and removed by reset", async () => {
    const backend = makeBackend({ services: [listing("listing", 1)] });
    override(backend, "ListFunctions", () => ({ FunctionList: { MaxItems: 1, Quantity: 2 } }));
    override(backend, "ListFunctions", () => ({ FunctionList: { MaxItems: 1, Quantity: 3 } }));
    const quantity = async () => {
      const { FunctionList } = await dispatch<{ FunctionList: { Quantity: number } }>(
        backend,
        new ListFunctionsCommand({}),
      );
      return FunctionList.Quantity;
    };
    expect(await quantity()).toBe(3);
    backend.reset();
    expect(await quantity()).toBe(1);
  });
});

type Command = { readonly input: object };

const name = fc.constantFrom("a", "b", "c");
const stage = fc.constantFrom("DEVELOPMENT" as const, "LIVE" as const, undefined);
const ifMatch = fc.constantFrom(getEtag(1), getEtag(2), getEtag(3), "no-etag", undefined);

/** Any call on three functions, right or wrong. */
const command: fc.Arbitrary<Command> = fc.oneof(
  name.map((Name) => new CreateFunctionCommand(makeFunction({ Name }))),
  fc.tuple(name, ifMatch, fc.string({ maxLength: 130 })).map(
    ([Name, IfMatch, Comment]) =>
      new UpdateFunctionCommand({
        ...makeFunction({ Name, FunctionConfig: makeConfig({ Comment }) }),
        IfMatch,
      }),
  ),
  fc.tuple(name, ifMatch).map(([Name, IfMatch]) => new PublishFunctionCommand({ Name, IfMatch })),
  fc.tuple(name, ifMatch).map(([Name, IfMatch]) => new DeleteFunctionCommand({ Name, IfMatch })),
  fc.tuple(name, stage).map(([Name, Stage]) => new DescribeFunctionCommand({ Name, Stage })),
  fc.tuple(name, stage).map(([Name, Stage]) => new GetFunctionCommand({ Name, Stage })),
  fc
    .tuple(stage, fc.constantFrom(undefined, 0, 1, 2))
    .map(([Stage, MaxItems]) => new ListFunctionsCommand({ Stage, MaxItems })),
);
const commands = fc.array(command, { maxLength: 25 });

/** Answers and refusals, request ids and all, and the state they leave. */
async function run(backend: Backend, calls: readonly Command[]) {
  const answers: unknown[] = [];
  for (const call of calls) {
    answers.push(
      await dispatch(backend, call).catch((error: Error) => ({ ...error, message: error.message })),
    );
  }
  return { answers, state: toState(backend.environment.store, true), calls: backend.callLog.calls() };
}

describe("reset", () => {
  it("makes a backend equal to a new one, including request ids", async () => {
    await fc.assert(
      fc.asyncProperty(commands, commands, async (before, after) => {
        const used = makeBackend();
        await run(used, before);
        used.reset();
        expect(await run(used, after)).toEqual(await run(makeBackend(), after));
      }),
      { numRuns: 40 },
    );
  });

  it("to a snapshot restores the backend completely", async () => {
    await fc.assert(
      fc.asyncProperty(commands, commands, commands, async (before, between, after) => {
        const backend = makeBackend();
        await run(backend, before);
        const snapshot = backend.snapshot();
        await run(backend, between);
        backend.reset(snapshot);

        const other = makeBackend();
        await run(other, before);
        other.callLog.clear();
        expect(await run(backend, after)).toEqual(await run(other, after));
      }),
      { numRuns: 40 },
    );
  });

  it("to a snapshot restores pending deployments that were settled since", () => {
    const backend = makeBackend({ propagation: "manual" });
    const change = backend.environment.deployments.start();
    const snapshot = backend.snapshot();
    backend.environment.deployments.settle();
    expect(backend.environment.deployments.isComplete(change)).toBe(true);
    backend.reset(snapshot);
    expect(backend.environment.deployments.isComplete(change)).toBe(false);
  });

  it("does not change the snapshot", async () => {
    const backend = makeBackend();
    await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name: "a" })));
    const snapshot = backend.snapshot();
    for (const Name of ["b", "c"]) {
      backend.reset(snapshot);
      expect(Object.keys(toState(backend.environment.store, true).functions ?? {})).toEqual([
        "a/DEVELOPMENT",
      ]);
      await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name })));
    }
  });
});

describe("restoreState", () => {
  it("returns to the resources of a snapshot, and keeps calls, overrides and settings", async () => {
    const backend = makeBackend();
    await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name: "first" })));
    const before = backend.snapshot();
    const state = toState(backend.environment.store, true);
    override(backend, "ListFunctions", () => ({ FunctionList: { MaxItems: 7, Quantity: 0 } }));
    const { environment } = backend;
    await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name: "second" })));
    backend.restoreState(before);
    expect(toState(backend.environment.store, true)).toEqual(state);
    expect(backend.environment).toBe(environment);
    expect(backend.callLog.calls()).toHaveLength(2);
    expect(await dispatch(backend, new ListFunctionsCommand({}))).toMatchObject({
      FunctionList: { MaxItems: 7 },
    });
  });
});

it("equal seeds and clocks give equal runs, other seeds other request ids", async () => {
  const calls = [new CreateFunctionCommand(makeFunction()), new ListFunctionsCommand({})];
  const requestIds = async (randomSeed: number) => {
    const { answers } = await run(makeBackend({ randomSeed }), calls);
    return answers.map((answer) => (answer as { $metadata: { requestId: string } }).$metadata.requestId);
  };
  expect(await requestIds(7)).toEqual(await requestIds(7));
  expect(await requestIds(7)).not.toEqual(await requestIds(8));
});

it("rejects invalid quotas and an invalid propagation", () => {
  expect(() => makeBackend({ quotas: { functions: -1 } })).toThrow('The quota "functions" is -1');
  expect(() => makeBackend({ propagation: "slow" as never })).toThrow('The option propagation is "slow"');
});

describe("a call in flight during a reset", () => {
  const create = () => new CreateFunctionCommand(makeFunction());
  const ended = {
    code: "RESET_DURING_CALL",
    message: expect.stringContaining("while CreateFunction was in flight"),
  };

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, (chain: FaultChain) => void]>([
    ["a delay", (chain) => chain.delaysOnce(1000)],
    ["a hang", (chain) => chain.hangsOnce()],
  ])(
    "delayed by %s rejects without an effect or a timer, and is not in the new call log",
    async (_, plan) => {
      vi.useFakeTimers();
      const { backend, faults } = makeFaulty();
      plan(faults.on(CreateFunctionCommand));
      const answer = refusalOf(dispatch(backend, create()));
      backend.reset();
      expect(await answer).toMatchObject(ended);
      expect(vi.getTimerCount()).toBe(0);
      expect(toState(backend.environment.store, true)).toEqual({});
      expect(backend.callLog.calls()).toEqual([]);
    },
  );

  it("in a slow custom handler writes into the old environment and rejects", async () => {
    const backend = makeBackend();
    let go = () => {};
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { schema } = create() as unknown as { schema: Parameters<Backend["resolve"]>[0] };
    const { handle, ...operation } = backend.resolve(schema);
    backend.override({
      ...operation,
      handle: async (input, context) => {
        await wait;
        context.random.number();
        return handle(input, context);
      },
    });
    const answer = refusalOf(dispatch(backend, create()));
    backend.reset();
    go();
    expect(await answer).toMatchObject(ended);
    expect(await run(backend, [create()])).toEqual(await run(makeBackend(), [create()]));
  });

  it("delayed by a custom fault hook does not reach the handler", async () => {
    let go = () => {};
    const before = () =>
      new Promise<void>((resolve) => {
        go = resolve;
      });
    const planned = { before, after: () => undefined, reset: () => undefined };
    const backend = makeBackend({ planned });
    const answer = refusalOf(dispatch(backend, create()));
    backend.reset();
    go();
    expect(await answer).toMatchObject(ended);
    expect(toState(backend.environment.store, true)).toEqual({});
  });
});

it("reset drops planned faults, with a snapshot too", async () => {
  const { backend, faults } = makeFaulty();
  for (const snapshot of [undefined, backend.snapshot()]) {
    faults.onAnyCommand().rejects("Throttling");
    backend.reset(snapshot);
    expect(faults.pending()).toEqual([]);
    await expect(dispatch(backend, new ListFunctionsCommand({}))).resolves.toBeDefined();
  }
});

describe("adjust", () => {
  const create = (Name: string) => new CreateFunctionCommand(makeFunction({ Name }));

  it("changes quotas until reset", async () => {
    const backend = makeBackend({ quotas: { functions: 2, functionSize: 500 } });
    backend.adjust({ quotas: { functions: 1 } });
    await dispatch(backend, create("first"));
    await expect(dispatch(backend, create("second"))).rejects.toMatchObject({ name: "TooManyFunctions" });
    expect(backend.environment.quotas.functionSize).toBe(500);
    backend.reset();
    await dispatch(backend, create("first"));
    await expect(dispatch(backend, create("second"))).resolves.toBeDefined();
  });

  it("changes propagation until reset, including deployments in progress", () => {
    const clock = new Clock();
    const backend = makeBackend({ now: clock.now });
    const change = backend.environment.deployments.start();
    backend.adjust({ propagation: { ms: 10 } });
    expect(backend.environment.deployments.isComplete(change)).toBe(false);
    clock.pass(10);
    expect(backend.environment.deployments.isComplete(change)).toBe(true);
    backend.adjust({ propagation: "manual" });
    backend.reset();
    const { deployments } = backend.environment;
    expect(deployments.isComplete(deployments.start())).toBe(true);
  });

  it("rejects the values that the options reject", () => {
    const backend = makeBackend();
    expect(() => backend.adjust({ quotas: { functions: -1 } })).toThrow('The quota "functions" is -1');
    expect(() => backend.adjust({ propagation: "slow" as never })).toThrow(
      'The option propagation is "slow"',
    );
  });
});

it("records keep their time if the clock returns one mutable date", async () => {
  const date = new Date("2026-01-01T00:00:00Z");
  const backend = makeBackend({ now: () => date });
  await dispatch(backend, new CreateFunctionCommand(makeFunction()));
  date.setFullYear(1999);
  expect(toState(backend.environment.store, true).functions).toMatchObject({
    "edge/DEVELOPMENT": { createdTime: new Date("2026-01-01T00:00:00Z") },
  });
  expect(backend.callLog.calls()[0]?.time).toEqual(new Date("2026-01-01T00:00:00Z"));
});

it.each([new Date(Number.NaN), 0, undefined])(
  "a clock that returns %o throws an error of the mock",
  (time) => {
    const backend = makeBackend({ now: () => time as Date });
    expect(() => backend.environment.now()).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: expect.stringContaining("must return a valid Date"),
      }),
    );
  },
);
