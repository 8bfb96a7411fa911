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
import { describe, expect, it } from "vitest";
import type { Backend } from "../../src/core/backend.ts";
import type { Context } from "../../src/core/context.ts";
import { etagOf } from "../../src/core/etags.ts";
import { defineService } from "../../src/core/service.ts";
import { stateOf } from "../../src/core/state.ts";
import { type CloudFront, cloudFront } from "../../src/sdk/dialects.ts";
import type { OperationName } from "../../src/sdk/operation.ts";
import { dispatch, makeBackend } from "../support/backend.ts";
import { makeConfig, makeFunction } from "../support/make.ts";

const listing = (name: string, Quantity = 0) =>
  defineService(name, cloudFront, { ListFunctions: () => ({ FunctionList: { MaxItems: 100, Quantity } }) });

const override = <Op extends OperationName<CloudFront>>(
  backend: Backend,
  operation: Op,
  handler: (input: never, context: Context) => object,
) => {
  for (const each of defineService("override", cloudFront, { [operation]: handler }).operations)
    backend.override(each);
};

describe("services", () => {
  it("are refused where two own one operation, with both names and what to do", () => {
    expect(() => makeBackend({ services: [listing("first"), listing("second")] })).toThrow(
      expect.objectContaining({
        name: "MockCloudFrontError",
        code: "TWO_OWNERS",
        message: expect.stringMatching(
          /ListFunctions is handled by two services, "first" and "second".*cloudfront\.override\("ListFunctions", handler\)/,
        ),
      }),
    );
  });

  it("are refused where one of them is mounted twice", () => {
    const service = listing("listing");
    expect(() => makeBackend({ services: [service, service] })).toThrow('"listing" and "listing"');
  });

  it("together make the operations of the backend", () => {
    const distributions = defineService("distributions", cloudFront, { ListDistributions: () => ({}) });
    const { operations } = makeBackend({ services: [listing("listing"), distributions] });
    expect(operations.map(({ service, id }) => [service, id])).toEqual([
      ["listing", "com.amazonaws.cloudfront#ListFunctions"],
      ["distributions", "com.amazonaws.cloudfront#ListDistributions"],
    ]);
  });
});

describe("an operation that nothing handles", () => {
  it("is rejected with its name, what is mounted, and three ways out", async () => {
    const backend = makeBackend({ services: [listing("listing")] });
    await expect(dispatch(backend, new ListDistributionsCommand({}))).rejects.toMatchObject({
      name: "MockCloudFrontError",
      code: "UNHANDLED_OPERATION",
      message: expect.stringMatching(
        /^ListDistributions is not handled .*\(mounted: listing\).*on\(ListDistributionsCommand\)\.resolves.*override\("ListDistributions", handler\).*defineService/,
      ),
    });
  });

  it("is rejected, not thrown, so that send() keeps its contract", () => {
    const answer = dispatch(makeBackend({ services: [] }), new ListDistributionsCommand({}));
    return expect(answer).rejects.toThrow("(mounted: none)");
  });
});

describe("override", () => {
  it("answers an operation in another way, with the state at hand", async () => {
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

  it("keeps what the service checks beforehand: the region, and the shape of the input", async () => {
    const backend = makeBackend();
    override(backend, "ListFunctions", () => ({}));
    await expect(dispatch(backend, new ListFunctionsCommand({}), "cn-north-1")).rejects.toMatchObject({
      name: "UnsupportedOperation",
    });
    const misspelt = new ListFunctionsCommand({ Stage: "PRODUCTION" as never });
    await expect(dispatch(backend, misspelt)).rejects.toMatchObject({ name: "MalformedXML" });
  });

  it("adds an operation that no service handles", async () => {
    const backend = makeBackend({ services: [] });
    override(backend, "ListDistributions", () => ({}));
    await expect(dispatch(backend, new ListDistributionsCommand({}))).resolves.toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
  });

  it("is replaced by a later one, and gone after reset", async () => {
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
const ifMatch = fc.constantFrom(etagOf(1), etagOf(2), etagOf(3), "no-etag", undefined);

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
  return { answers, state: stateOf(backend.environment.store, true), calls: backend.journal.calls() };
}

describe("reset", () => {
  it("makes a backend that cannot be told from a new one, request ids included", async () => {
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

  it("to a snapshot makes a backend that cannot be told from the one that it was", async () => {
    await fc.assert(
      fc.asyncProperty(commands, commands, commands, async (before, between, after) => {
        const backend = makeBackend();
        await run(backend, before);
        const snapshot = backend.snapshot();
        await run(backend, between);
        backend.reset(snapshot);

        const other = makeBackend();
        await run(other, before);
        other.journal.clear();
        expect(await run(backend, after)).toEqual(await run(other, after));
      }),
      { numRuns: 40 },
    );
  });

  it("to a snapshot brings back what was pending then, even where it was settled since", () => {
    const backend = makeBackend({ propagation: "manual" });
    const change = backend.environment.deployments.depart();
    const snapshot = backend.snapshot();
    backend.environment.deployments.settle();
    expect(backend.environment.deployments.hasArrived(change)).toBe(true);
    backend.reset(snapshot);
    expect(backend.environment.deployments.hasArrived(change)).toBe(false);
  });

  it("does not touch a snapshot that it came back to", async () => {
    const backend = makeBackend();
    await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name: "a" })));
    const snapshot = backend.snapshot();
    for (const Name of ["b", "c"]) {
      backend.reset(snapshot);
      expect(Object.keys(stateOf(backend.environment.store, true).functions ?? {})).toEqual([
        "a/DEVELOPMENT",
      ]);
      await dispatch(backend, new CreateFunctionCommand(makeFunction({ Name })));
    }
  });
});

it("gives equal runs for equal seed and clock, and other request ids for another seed", async () => {
  const calls = [new CreateFunctionCommand(makeFunction()), new ListFunctionsCommand({})];
  const requestIds = async (randomSeed: number) => {
    const { answers } = await run(makeBackend({ randomSeed }), calls);
    return answers.map((answer) => (answer as { $metadata: { requestId: string } }).$metadata.requestId);
  };
  expect(await requestIds(7)).toEqual(await requestIds(7));
  expect(await requestIds(7)).not.toEqual(await requestIds(8));
});

it("refuses quotas that are none, and a propagation that is none", () => {
  expect(() => makeBackend({ quotas: { functions: -1 } })).toThrow('The quota "functions" is -1');
  expect(() => makeBackend({ propagation: "slow" as never })).toThrow('The option propagation is "slow"');
});
