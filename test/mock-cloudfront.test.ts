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
import { withoutTrustStores } from "./support/without-trust-stores.ts";

function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}

describe.each(interceptionModes)("$name:", ({ open }) => {
  describe("calls", () => {
    it("returns operation, input, output or error, and time, in order", async () => {
      const clock = new Clock("2026-01-01T00:00:00Z");
      using opened = open({ now: clock.now });
      await opened.client.send(create());
      clock.pass(1000);
      const refused = await opened.client.send(create()).catch((error: unknown) => error);
      expect(opened.cloudfront.calls()).toEqual([
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

    it("returns the calls of one command", async () => {
      using opened = open();
      await opened.client.send(create());
      await opened.client.send(new ListFunctionsCommand({}));
      expect(opened.cloudfront.calls(CreateFunctionCommand).map(({ input }) => input.Name)).toEqual(["edge"]);
      expect(opened.cloudfront.calls(PublishFunctionCommand)).toEqual([]);
    });

    it("has the input as it reached the service, without members that the SDK does not send", async () => {
      using opened = open();
      const input = { Name: "edge", Stage: undefined, $extra: 1 };
      await opened.client.send(new DescribeFunctionCommand(input)).catch(() => undefined);
      expect(opened.cloudfront.calls()[0]?.input).toStrictEqual({ Name: "edge" });
    });

    it("omits unhandled operations", async () => {
      using opened = open({ services: withoutTrustStores });
      await expect(opened.client.send(new ListTrustStoresCommand({}))).rejects.toMatchObject({
        code: "UNHANDLED_OPERATION",
      });
      expect(opened.cloudfront.calls()).toEqual([]);
    });
  });

  describe("state", () => {
    it("returns the whole state as plain data, with code as text", async () => {
      using opened = open({ accountId: "111122223333", now: new Clock("2026-01-01T00:00:00Z").now });
      await opened.client.send(create());
      expect(opened.cloudfront.state()).toEqual({
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
        using opened = open({ now: new Clock(start).now });
        await opened.client.send(create());
        states.push(opened.cloudfront.state({ times: false }));
      }
      expect(states[0]).toEqual(states[1]);
      expect(Object.keys(states[0]?.functions?.["edge/DEVELOPMENT"] ?? {})).not.toContain("createdTime");
    });

    it("has no request ids, so reads do not change it", async () => {
      using opened = open();
      await opened.client.send(create());
      const before = opened.cloudfront.state();
      await opened.client.send(new ListFunctionsCommand({}));
      await opened.client.send(create()).catch(() => undefined);
      expect(opened.cloudfront.state()).toEqual(before);
    });
  });

  describe("reset", () => {
    it("empties the state, calls and overrides, and keeps the clients intercepted", async () => {
      using opened = open();
      opened.cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 1, Quantity: 42 } }));
      await opened.client.send(create());
      opened.cloudfront.reset();
      expect(opened.cloudfront.state()).toEqual({});
      expect(opened.cloudfront.calls()).toEqual([]);
      await expect(opened.client.send(new ListFunctionsCommand({}))).resolves.toMatchObject({
        FunctionList: { Quantity: 0 },
      });
    });

    it("repeats the same request ids", async () => {
      using opened = open();
      const first = (await opened.client.send(create())).$metadata.requestId;
      opened.cloudfront.reset();
      expect((await opened.client.send(create())).$metadata.requestId).toBe(first);
    });

    it("returns to a snapshot any number of times", async () => {
      using opened = open();
      await opened.client.send(create("kept"));
      const snapshot = opened.cloudfront.snapshot();
      const state = opened.cloudfront.state();
      for (const name of ["first", "second"]) {
        await opened.client.send(create(name));
        await opened.client.send(
          new UpdateFunctionCommand({ ...makeFunction({ Name: "kept" }), IfMatch: "ETVPDKIKX0DER" }),
        );
        opened.cloudfront.reset(snapshot);
        expect(opened.cloudfront.state()).toEqual(state);
      }
    });
  });

  describe("override", () => {
    it("replaces a handler, with access to the state and the service's errors", async () => {
      using opened = open();
      opened.cloudfront.seed.function({ name: "edge", code: passThrough });
      opened.cloudfront.override("DescribeFunction", ({ Name }, { store, accountId }) => {
        if (Name === "gone") {
          throw new ServiceError(cloudFront.sdk.NoSuchFunctionExists$, "moved away");
        }
        return { ETag: `${accountId}:${[...store.tables()].length}` };
      });
      const describeFunction = (Name: string) => opened.client.send(new DescribeFunctionCommand({ Name }));
      await expect(describeFunction("edge")).resolves.toMatchObject({ ETag: "123456789012:1" });
      await expect(describeFunction("gone")).rejects.toThrow(cloudFront.sdk.NoSuchFunctionExists);
      expect(opened.cloudfront.calls(DescribeFunctionCommand)).toHaveLength(2);
    });

    it("rejects an unknown operation", () => {
      using opened = open();
      expect(() => opened.cloudfront.override("CreateFunctions" as never, () => ({}) as never)).toThrow(
        expect.objectContaining({ code: "UNKNOWN_OPERATION" }),
      );
    });
  });

  it("custom services are mounted next to the built-in ones", async () => {
    const trustStores = defineService("trust-stores", cloudFront, {
      ListTrustStores: (_, { accountId }) => ({ NextMarker: accountId, TrustStoreList: [] }),
    });
    using opened = open({ services: [...withoutTrustStores, trustStores] });
    await opened.client.send(create());
    await expect(opened.client.send(new ListTrustStoresCommand({}))).resolves.toMatchObject({
      NextMarker: "123456789012",
    });
  });

  it("fake timers apply", async () => {
    vi.useFakeTimers({ now: new Date("2030-01-01T00:00:00Z") });
    onTestFinished(() => void vi.useRealTimers());
    using opened = open();
    const { FunctionSummary } = await opened.client.send(create());
    expect(FunctionSummary?.FunctionMetadata?.CreatedTime).toEqual(new Date("2030-01-01T00:00:00Z"));
    vi.advanceTimersByTime(60_000);
    await opened.client.send(new ListFunctionsCommand({}));
    expect(opened.cloudfront.calls().at(-1)?.time).toEqual(new Date("2030-01-01T00:01:00Z"));
  });

  it("all times come from the option now", async () => {
    const clock = new Clock("2026-01-01T00:00:00Z");
    using opened = open({ now: clock.now });
    await opened.client.send(create());
    clock.pass(1500);
    const { FunctionSummary } = await opened.client.send(
      new UpdateFunctionCommand({ ...makeFunction(), IfMatch: "ETVPDKIKX0DER" }),
    );
    expect(FunctionSummary?.FunctionMetadata).toMatchObject({
      CreatedTime: new Date("2026-01-01T00:00:00Z"),
      LastModifiedTime: new Date("2026-01-01T00:00:01.500Z"),
    });
  });

  it("two mocks with equal seed and clock give equal runs; another seed gives other request ids", async () => {
    const run = async (randomSeed?: number) => {
      using opened = open({ now: new Clock().now, ...(randomSeed !== undefined && { randomSeed }) });
      return [await opened.client.send(create()), await opened.client.send(new ListFunctionsCommand({}))];
    };
    expect(await run()).toEqual(await run(1));
    const [one, two] = [await run(1), await run(2)];
    expect(one[0]?.$metadata.requestId).not.toBe(two[0]?.$metadata.requestId);
  });

  describe("seed.function", () => {
    it("creates a function, published if requested, and returns its ARN and ETag", async () => {
      using opened = open();
      const seeded = opened.cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
      expect(seeded).toEqual({
        name: "edge",
        arn: "arn:aws:cloudfront::123456789012:function/edge",
        etag: "ETVPDKIKX0DER",
      });
      const { FunctionCode } = await opened.client.send(
        new GetFunctionCommand({ Name: "edge", Stage: "LIVE" }),
      );
      expect(FunctionCode?.transformToString()).toBe(passThrough);
      await opened.client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: seeded.etag }));
    });

    it("ignores quotas and the code check, and is not a call", () => {
      using opened = open({ quotas: { functions: 0 } });
      opened.cloudfront.seed.function({ name: "edge", code: "not JavaScript (" });
      expect(Object.keys(opened.cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
      expect(opened.cloudfront.calls()).toEqual([]);
    });
  });
});

describe("faults", () => {
  it("of the handle apply to its clients", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.on(DescribeFunctionCommand, { Name: "edge" }).rejectsOnce("NoSuchFunctionExists");
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const ask = () => client.send(new DescribeFunctionCommand({ Name: "edge" }));
    await expect(ask()).rejects.toMatchObject({ name: "NoSuchFunctionExists" });
    await expect(ask()).resolves.toBeDefined();
    cloudfront.faults.assertNonePending();
  });

  it("are dropped by reset, and not part of a snapshot", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().rejects("Throttling");
    cloudfront.reset(cloudfront.snapshot());
    await expect(client.send(new ListFunctionsCommand({}))).resolves.toBeDefined();
  });

  it("call a scenario with the handle", () => {
    using cloudfront = mockCloudFront({ clients: [] });
    const scenario = vi.fn();
    cloudfront.faults.apply(scenario);
    expect(scenario.mock.calls[0]?.[0]).toBe(cloudfront);
  });

  it.each(["reset", "restore"] as const)("that delay a call reject it at %s", async (end) => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().hangs();
    const answer = client.send(create());
    cloudfront[end]();
    await expect(answer).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  });

  it("that delay a call end with the abort signal of send", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.faults.onAnyCommand().hangs();
    await expect(client.send(create(), { abortSignal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(cloudfront.state()).toEqual({});
  });

  it("throw if another stub has replaced the mock's", () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    client.send = vi.fn();
    expect(() => cloudfront.faults).toThrow(expect.objectContaining({ code: "CLIENT_RESTUBBED" }));
  });
});

describe("mockCloudFront() throws", () => {
  it("if two services handle one operation, and releases its clients", () => {
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

it("a mock without clients has a state, seeds and calls", () => {
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

it("override and calls distinguish the two operations named DescribeKeyValueStore", async () => {
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

  it("can still be read", () => {
    expect(Object.keys(restored().state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
    expect(restored().calls()).toEqual([]);
  });

  it.each<[string, (cloudfront: ReturnType<typeof restored>) => unknown]>([
    ["seed", (cloudfront) => cloudfront.seed.function({ name: "other", code: "" })],
    ["override", (cloudfront) => cloudfront.override("ListFunctions", () => ({}))],
    ["settle", (cloudfront) => cloudfront.settle()],
    ["on", (cloudfront) => cloudfront.on(ListFunctionsCommand)],
  ])("rejects %s", (_, use) => {
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
