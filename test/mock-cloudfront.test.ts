import {
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  ListTrustStoresCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  builtinServices,
  cloudFront,
  defineService,
  keyValueStore,
  mockCloudFront,
  ServiceError,
} from "../src/index.ts";
import { Clock } from "./support/clock.ts";
import { interceptionModes } from "./support/interception-modes.ts";
import { makeFunction, passThrough } from "./support/make.ts";

function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}

describe.each(interceptionModes)("$name:", ({ open }) => {
  describe("calls", () => {
    it("tell what was asked, how it was answered and when, in order", async () => {
      const clock = new Clock("2026-01-01T00:00:00Z");
      using door = open({ now: clock.now });
      await door.client.send(create());
      clock.pass(1000);
      const refused = await door.client.send(create()).catch((error: unknown) => error);
      expect(door.cloudfront.calls()).toEqual([
        {
          operation: "CreateFunction",
          input: expect.objectContaining({ Name: "edge" }),
          output: expect.objectContaining({ ETag: "ETVPDKIKX0DER" }),
          time: new Date("2026-01-01T00:00:00Z"),
        },
        {
          operation: "CreateFunction",
          input: expect.objectContaining({ Name: "edge" }),
          error: refused,
          time: new Date("2026-01-01T00:00:01Z"),
        },
      ]);
    });

    it("of one command leave the others out", async () => {
      using door = open();
      await door.client.send(create());
      await door.client.send(new ListFunctionsCommand({}));
      expect(door.cloudfront.calls(CreateFunctionCommand).map(({ input }) => input.Name)).toEqual(["edge"]);
      expect(door.cloudfront.calls(PublishFunctionCommand)).toEqual([]);
    });

    it("have the input as it reached the service: what the SDK would not send is not there", async () => {
      using door = open();
      const input = { Name: "edge", Stage: undefined, $extra: 1 };
      await door.client.send(new DescribeFunctionCommand(input)).catch(() => undefined);
      expect(door.cloudfront.calls()[0]?.input).toStrictEqual({ Name: "edge" });
    });

    it("do not count what the fake does not handle", async () => {
      using door = open();
      await expect(door.client.send(new ListTrustStoresCommand({}))).rejects.toMatchObject({
        code: "UNHANDLED_OPERATION",
      });
      expect(door.cloudfront.calls()).toEqual([]);
    });
  });

  describe("state", () => {
    it("is the whole of it as plain data, code as text", async () => {
      using door = open({ accountId: "111122223333", now: new Clock("2026-01-01T00:00:00Z").now });
      await door.client.send(create());
      expect(door.cloudfront.state()).toEqual({
        functions: {
          "edge/DEVELOPMENT": {
            etag: "ETVPDKIKX0DER",
            name: "edge",
            stage: "DEVELOPMENT",
            arn: "arn:aws:cloudfront::111122223333:function/edge",
            config: { Comment: "a test", Runtime: "cloudfront-js-2.0" },
            code: passThrough,
            createdTime: new Date("2026-01-01T00:00:00Z"),
            lastModifiedTime: new Date("2026-01-01T00:00:00Z"),
          },
        },
      });
    });

    it("is the same on any clock without times", async () => {
      const states = [];
      for (const start of ["2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"]) {
        using door = open({ now: new Clock(start).now });
        await door.client.send(create());
        states.push(door.cloudfront.state({ times: false }));
      }
      expect(states[0]).toEqual(states[1]);
      expect(Object.keys(states[0]?.functions?.["edge/DEVELOPMENT"] ?? {})).not.toContain("createdTime");
    });

    it("has no request ids: calls that change nothing change nothing of it", async () => {
      using door = open();
      await door.client.send(create());
      const before = door.cloudfront.state();
      await door.client.send(new ListFunctionsCommand({}));
      await door.client.send(create()).catch(() => undefined);
      expect(door.cloudfront.state()).toEqual(before);
    });
  });

  describe("reset", () => {
    it("goes back to empty: state, calls and overrides are gone, the fake stays", async () => {
      using door = open();
      door.cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 1, Quantity: 42 } }));
      await door.client.send(create());
      door.cloudfront.reset();
      expect(door.cloudfront.state()).toEqual({});
      expect(door.cloudfront.calls()).toEqual([]);
      await expect(door.client.send(new ListFunctionsCommand({}))).resolves.toMatchObject({
        FunctionList: { Quantity: 0 },
      });
    });

    it("gives the same request ids again", async () => {
      using door = open();
      const first = (await door.client.send(create())).$metadata.requestId;
      door.cloudfront.reset();
      expect((await door.client.send(create())).$metadata.requestId).toBe(first);
    });

    it("to a snapshot goes back to that state, as often as one likes", async () => {
      using door = open();
      await door.client.send(create("kept"));
      const snapshot = door.cloudfront.snapshot();
      const state = door.cloudfront.state();
      for (const name of ["first", "second"]) {
        await door.client.send(create(name));
        await door.client.send(
          new UpdateFunctionCommand({ ...makeFunction({ Name: "kept" }), IfMatch: "ETVPDKIKX0DER" }),
        );
        door.cloudfront.reset(snapshot);
        expect(door.cloudfront.state()).toEqual(state);
      }
    });
  });

  describe("override", () => {
    it("answers one operation in another way, with the state and the refusals of the service at hand", async () => {
      using door = open();
      door.cloudfront.seed.function({ name: "edge", code: passThrough });
      door.cloudfront.override("DescribeFunction", ({ Name }, { store, accountId }) => {
        if (Name === "gone") {
          throw new ServiceError(cloudFront.sdk.NoSuchFunctionExists$, "moved away");
        }
        return { ETag: `${accountId}:${[...store.tables()].length}` };
      });
      const describeFunction = (Name: string) => door.client.send(new DescribeFunctionCommand({ Name }));
      await expect(describeFunction("edge")).resolves.toMatchObject({ ETag: "123456789012:1" });
      await expect(describeFunction("gone")).rejects.toThrow(cloudFront.sdk.NoSuchFunctionExists);
      expect(door.cloudfront.calls(DescribeFunctionCommand)).toHaveLength(2);
    });

    it("refuses a name that is no operation", () => {
      using door = open();
      expect(() => door.cloudfront.override("CreateFunctions" as never, () => ({}) as never)).toThrow(
        expect.objectContaining({ code: "UNKNOWN_OPERATION" }),
      );
    });
  });

  it("services of the user's own are mounted beside the built-in ones", async () => {
    const trustStores = defineService("trust-stores", cloudFront, {
      ListTrustStores: (_, { accountId }) => ({ NextMarker: accountId, TrustStoreList: [] }),
    });
    using door = open({ services: [...builtinServices, trustStores] });
    await door.client.send(create());
    await expect(door.client.send(new ListTrustStoresCommand({}))).resolves.toMatchObject({
      NextMarker: "123456789012",
    });
  });

  it("fake timers are obeyed", async () => {
    vi.useFakeTimers({ now: new Date("2030-01-01T00:00:00Z") });
    onTestFinished(() => void vi.useRealTimers());
    using door = open();
    const { FunctionSummary } = await door.client.send(create());
    expect(FunctionSummary?.FunctionMetadata?.CreatedTime).toEqual(new Date("2030-01-01T00:00:00Z"));
    vi.advanceTimersByTime(60_000);
    await door.client.send(new ListFunctionsCommand({}));
    expect(door.cloudfront.calls().at(-1)?.time).toEqual(new Date("2030-01-01T00:01:00Z"));
  });

  it("a clock of the test's own is the only one", async () => {
    const clock = new Clock("2026-01-01T00:00:00Z");
    using door = open({ now: clock.now });
    await door.client.send(create());
    clock.pass(1500);
    const { FunctionSummary } = await door.client.send(
      new UpdateFunctionCommand({ ...makeFunction(), IfMatch: "ETVPDKIKX0DER" }),
    );
    expect(FunctionSummary?.FunctionMetadata).toMatchObject({
      CreatedTime: new Date("2026-01-01T00:00:00Z"),
      LastModifiedTime: new Date("2026-01-01T00:00:01.500Z"),
    });
  });

  it("two mocks with equal seed and clock give equal runs; another seed gives other request ids", async () => {
    const run = async (randomSeed?: number) => {
      using door = open({ now: new Clock().now, ...(randomSeed !== undefined && { randomSeed }) });
      return [await door.client.send(create()), await door.client.send(new ListFunctionsCommand({}))];
    };
    expect(await run()).toEqual(await run(1));
    const [one, two] = [await run(1), await run(2)];
    expect(one[0]?.$metadata.requestId).not.toBe(two[0]?.$metadata.requestId);
  });

  describe("seed.function", () => {
    it("puts a function in place, published where it is asked for, and returns what a test needs next", async () => {
      using door = open();
      const seeded = door.cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
      expect(seeded).toEqual({
        name: "edge",
        arn: "arn:aws:cloudfront::123456789012:function/edge",
        etag: "ETVPDKIKX0DER",
      });
      const { FunctionCode } = await door.client.send(
        new GetFunctionCommand({ Name: "edge", Stage: "LIVE" }),
      );
      expect(FunctionCode?.transformToString()).toBe(passThrough);
      await door.client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: seeded.etag }));
    });

    it("goes past quotas and the code check, and is no call", () => {
      using door = open({ quotas: { functions: 0 } });
      door.cloudfront.seed.function({ name: "edge", code: "not JavaScript (" });
      expect(Object.keys(door.cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
      expect(door.cloudfront.calls()).toEqual([]);
    });
  });
});

describe("faults", () => {
  it("are planned on the handle, and reach its clients", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.on(DescribeFunctionCommand, { Name: "edge" }).rejectsOnce("NoSuchFunctionExists");
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const ask = () => client.send(new DescribeFunctionCommand({ Name: "edge" }));
    await expect(ask()).rejects.toMatchObject({ name: "NoSuchFunctionExists" });
    await expect(ask()).resolves.toBeDefined();
    cloudfront.faults.assertNonePending();
  });

  it("are forgotten by reset, and are in no snapshot", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().rejects("Throttling");
    cloudfront.reset(cloudfront.snapshot());
    await expect(client.send(new ListFunctionsCommand({}))).resolves.toBeDefined();
  });

  it("hand the handle to a scenario", () => {
    using cloudfront = mockCloudFront({ clients: [] });
    const scenario = vi.fn();
    cloudfront.faults.apply(scenario);
    expect(scenario.mock.calls[0]?.[0]).toBe(cloudfront);
  });

  it.each(["reset", "restore"] as const)("that hold a call up let it go at %s", async (end) => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().hangs();
    const answer = client.send(create());
    cloudfront[end]();
    await expect(answer).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  });

  it("end with the abort signal of send, and the call has no effect", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().hangs();
    await expect(client.send(create(), { abortSignal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(cloudfront.state()).toEqual({});
  });

  it("are not planned in silence where somebody else has stubbed the client since", () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    client.send = vi.fn();
    expect(() => cloudfront.faults).toThrow(expect.objectContaining({ code: "CLIENT_RESTUBBED" }));
  });
});

describe("a mock is refused", () => {
  it("where two services own one operation, and lets its clients go", () => {
    const client = new CloudFrontClient({});
    const second = defineService("second", cloudFront, { ListFunctions: () => ({}) });
    expect(() => mockCloudFront({ clients: [client], services: [...builtinServices, second] })).toThrow(
      expect.objectContaining({ code: "DUPLICATE_OPERATION" }),
    );
    expect(Object.hasOwn(client, "send")).toBe(false);
  });

  it.each<[string, object]>([
    ["for a quota", { quotas: { functions: -1 } }],
    ["for a propagation", { propagation: "slow" }],
    ["for an option", { acountId: "123456789012" }],
  ])("%s that is none", (_, options) => {
    expect(() => mockCloudFront({ clients: [], ...options })).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION" }),
    );
  });
});

it("a handle without clients has a state, a seed and a journal", () => {
  using cloudfront = mockCloudFront({ clients: [] });
  cloudfront.seed.function({ name: "edge", code: passThrough });
  const snapshot = cloudfront.snapshot();
  cloudfront.reset();
  expect(cloudfront.state()).toEqual({});
  cloudfront.reset(snapshot);
  expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
  expect(cloudfront.calls()).toEqual([]);
  cloudfront.settle();
});

it("override and calls tell the two operations named DescribeKeyValueStore apart", async () => {
  const [control, data] = [
    new CloudFrontClient({ region: "us-east-1" }),
    new keyvaluestore.CloudFrontKeyValueStoreClient({ region: "us-east-1" }),
  ];
  using cloudfront = mockCloudFront({ clients: [control, data] });
  cloudfront.override("DescribeKeyValueStore", () => ({ ETag: "control" }) as never);
  cloudfront.override("DescribeKeyValueStore", () => ({ ETag: "data" }) as never, keyValueStore);

  const { DescribeKeyValueStoreCommand } = cloudFront.sdk;
  const describeData = new keyvaluestore.DescribeKeyValueStoreCommand({
    KvsARN: "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1",
  });
  expect(await control.send(new DescribeKeyValueStoreCommand({ Name: "s" }))).toMatchObject({
    ETag: "control",
  });
  expect(await data.send(describeData)).toMatchObject({ ETag: "data" });
  expect(cloudfront.calls(keyvaluestore.DescribeKeyValueStoreCommand)).toHaveLength(1);
  expect(cloudfront.calls()).toHaveLength(2);
});

describe("a mock that was restored", () => {
  const restored = () => {
    const cloudfront = mockCloudFront({ clients: [new CloudFrontClient({ region: "us-east-1" })] });
    cloudfront.seed.function({ name: "edge", code: "" });
    cloudfront.restore();
    return cloudfront;
  };

  it("can be looked back at", () => {
    expect(Object.keys(restored().state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
    expect(restored().calls()).toEqual([]);
  });

  it.each<[string, (cloudfront: ReturnType<typeof restored>) => unknown]>([
    ["seed", (cloudfront) => cloudfront.seed.function({ name: "other", code: "" })],
    ["override", (cloudfront) => cloudfront.override("ListFunctions", () => ({}))],
    ["settle", (cloudfront) => cloudfront.settle()],
    ["on", (cloudfront) => cloudfront.on(ListFunctionsCommand)],
  ])("refuses %s, which no call would see", (_, use) => {
    expect(() => use(restored())).toThrow(expect.objectContaining({ code: "RESTORED" }));
  });
});

describe("a wrong argument", () => {
  it.each([undefined, "CreateFunction", class {}])("is rejected by calls() and on(): %s", (command) => {
    const cloudfront = mockCloudFront({ clients: [] });
    if (command) {
      expect(() => cloudfront.calls(command as never)).toThrow(
        expect.objectContaining({ code: "UNKNOWN_OPERATION" }),
      );
    }
    expect(() => cloudfront.on(command as never)).toThrow(
      expect.objectContaining({ code: "UNKNOWN_OPERATION" }),
    );
  });

  it("is rejected by override() without a handler", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    expect(() => cloudfront.override("ListFunctions", undefined as never)).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: expect.stringContaining("expects a handler"),
      }),
    );
  });
});
