import {
  CloudFront,
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient, GetKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type ClientTarget, mockCloudFront } from "../../src/index.ts";
import { makeFunction } from "../support/make.ts";
import { thrownBy } from "../support/refusal.ts";

const region = "us-east-1";
function newClient() {
  return new CloudFrontClient({ region });
}
function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}
async function quantityOf(client: CloudFrontClient) {
  return (await client.send(new ListFunctionsCommand({}))).FunctionList?.Quantity;
}

/** Where `send` is found, and what it is. */
function sendOf(target: object) {
  return Object.getOwnPropertyDescriptor(target, "send");
}

describe("intercepted clients:", () => {
  it("every client of the process by default, including earlier ones", async () => {
    const before = newClient();
    using _ = mockCloudFront();
    await before.send(create());
    await expect(quantityOf(newClient())).resolves.toBe(1);
  });

  it("the aggregated client and clients of subclasses by default", async () => {
    class OwnClient extends CloudFrontClient {}
    using _ = mockCloudFront();
    await new OwnClient({ region }).send(create());
    await expect(new CloudFront({ region }).listFunctions()).resolves.toMatchObject({
      FunctionList: { Quantity: 1 },
    });
  });

  it("only the clients of a given class", () => {
    class OwnClient extends CloudFrontClient {}
    using _ = mockCloudFront({ clients: [OwnClient] });
    expect(new OwnClient({ region }).send).not.toBe(CloudFrontClient.prototype.send);
    expect(sendOf(CloudFrontClient.prototype)).toBeUndefined();
  });

  it("only a given instance", () => {
    const [client, other] = [newClient(), newClient()];
    using _ = mockCloudFront({ clients: [client] });
    expect(client.send).not.toBe(CloudFrontClient.prototype.send);
    expect(other.send).toBe(CloudFrontClient.prototype.send);
  });

  it("several instances share one state and one stub", async () => {
    const [first, second, third] = [newClient(), newClient(), new CloudFront({ region })];
    using cloudfront = mockCloudFront({ clients: [first, second, third] });
    await first.send(create());
    expect(await Promise.all([first, second, third].map(quantityOf))).toEqual([1, 1, 1]);
    expect(cloudfront.client.commandCalls(ListFunctionsCommand)).toHaveLength(3);
    cloudfront.on(ListFunctionsCommand).resolves({ FunctionList: { MaxItems: 1, Quantity: 42 } });
    expect(await Promise.all([first, second, third].map(quantityOf))).toEqual([42, 42, 42]);
  });

  it("several mocks, each with its own client and state", async () => {
    const [first, second] = [newClient(), newClient()];
    using _ = mockCloudFront({ clients: [first] });
    using __ = mockCloudFront({ clients: [second] });
    await first.send(create());
    expect([await quantityOf(first), await quantityOf(second)]).toEqual([1, 0]);
  });

  it("a client that is given twice counts once", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client, client] });
    await client.send(create());
    expect(cloudfront.calls()).toHaveLength(1);
  });

  it.each(["class first", "instance first"])(
    "a class and an instance of it in one mock, %s",
    async (order) => {
      class OwnClient extends CloudFrontClient {}
      const client = new OwnClient({ region });
      const clients = order === "class first" ? [OwnClient, client] : [client, OwnClient];
      using cloudfront = mockCloudFront({ clients });
      await client.send(create());
      expect(await quantityOf(new OwnClient({ region }))).toBe(1);
      expect(cloudfront.client.calls()).toHaveLength(2);
    },
  );

  it("the key value store client", async () => {
    using cloudfront = mockCloudFront();
    const client = new CloudFrontKeyValueStoreClient({ region });
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const getKey = new GetKeyCommand({ KvsARN: arn, Key: "a" });
    await expect(client.send(getKey)).resolves.toMatchObject({ Value: "1", ItemCount: 1 });
    expect(cloudfront.keyValueStoreClient.commandCalls(GetKeyCommand)).toHaveLength(1);

    cloudfront.on(GetKeyCommand).resolves({ Key: "a", Value: "2" });
    await expect(client.send(getKey)).resolves.toEqual({ Key: "a", Value: "2" });
    expect(cloudfront.client.calls()).toEqual([]);
  });
});

describe("without a client, the mock", () => {
  it("intercepts nothing with []", () => {
    using _ = mockCloudFront({ clients: [] });
    expect(sendOf(CloudFrontClient.prototype)).toBeUndefined();
    expect(sendOf(CloudFrontKeyValueStoreClient.prototype)).toBeUndefined();
  });

  it("has no stub for a kind, and says which client to pass", () => {
    using cloudfront = mockCloudFront({ clients: [newClient()] });
    expect(() => cloudfront.keyValueStoreClient).toThrow(
      expect.objectContaining({
        code: "CLIENT_NOT_INTERCEPTED",
        message: expect.stringContaining(
          "does not intercept a CloudFrontKeyValueStoreClient. Pass one in mockCloudFront",
        ),
      }),
    );
    expect(() => cloudfront.on(GetKeyCommand)).toThrow(
      expect.objectContaining({ code: "CLIENT_NOT_INTERCEPTED" }),
    );
    using nothing = mockCloudFront({ clients: [] });
    expect(() => nothing.client).toThrow("does not intercept a CloudFrontClient");
  });
});

describe("on()", () => {
  it("takes precedence over the fake, which does not see the call", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(CreateFunctionCommand).resolves({ ETag: "mine" });
    await expect(client.send(create())).resolves.toEqual({ ETag: "mine" });
    expect(cloudfront.state()).toEqual({});
    expect(cloudfront.calls()).toEqual([]);
    expect(cloudfront.client.commandCalls(CreateFunctionCommand)).toHaveLength(1);
  });

  it("leaves other commands and other inputs to the fake", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(CreateFunctionCommand, { Name: "special" }).rejects(new Error("not this one"));
    await expect(client.send(create("special"))).rejects.toThrow("not this one");
    await expect(client.send(create("usual"))).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
    expect(await quantityOf(client)).toBe(1);
  });

  it("matches strictly if requested", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(DescribeFunctionCommand, { Name: "edge" }, true).resolves({ ETag: "mine" });
    const live = new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" });
    await expect(client.send(live)).rejects.toMatchObject({ name: "NoSuchFunctionExists" });
    await expect(client.send(new DescribeFunctionCommand({ Name: "edge" }))).resolves.toEqual({
      ETag: "mine",
    });
  });

  it("returns the chain of aws-sdk-client-mock", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront
      .on(DescribeFunctionCommand)
      .resolvesOnce({ ETag: "1" })
      .resolvesOnce({ ETag: "2" })
      .resolves({ ETag: "3" });
    const etags: unknown[] = [];
    for (let time = 0; time < 4; time++) {
      etags.push((await client.send(new DescribeFunctionCommand({ Name: "edge" }))).ETag);
    }
    expect(etags).toEqual(["1", "2", "3", "3"]);
  });
});

describe("reset", () => {
  it.each<[string, (cloudfront: ReturnType<typeof mockCloudFront>) => unknown]>([
    ["of the handle", (cloudfront) => cloudfront.reset()],
    ["of the stub", (cloudfront) => cloudfront.client.reset()],
  ])("%s forgets what on() was told and the recorded calls, and the fake stays", async (_, reset) => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(CreateFunctionCommand).resolves({ ETag: "mine" });
    await client.send(create());
    reset(cloudfront);
    expect(cloudfront.client.calls()).toEqual([]);
    await expect(client.send(create())).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
    expect(cloudfront.client.commandCalls(CreateFunctionCommand)).toHaveLength(1);
  });

  it("of the stub keeps the mock's state", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    await client.send(create());
    expect(cloudfront.client.reset()).toBe(cloudfront.client);
    expect(await quantityOf(client)).toBe(1);
  });

  it("keeps the stub object, which continues to record", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    const stub = cloudfront.client;
    cloudfront.reset();
    await client.send(create());
    expect(cloudfront.client).toBe(stub);
    expect(stub.commandCalls(CreateFunctionCommand)).toHaveLength(1);
  });

  it("lets on() plan Once behaviors again for a command that was sent before", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(DescribeFunctionCommand).resolvesOnce({ ETag: "before" });
    await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    cloudfront.reset();
    cloudfront.on(DescribeFunctionCommand).resolvesOnce({ ETag: "after" });
    await expect(client.send(new DescribeFunctionCommand({ Name: "edge" }))).resolves.toEqual({
      ETag: "after",
    });
  });

  it("of the history only keeps the fake and the behaviors of on()", async () => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.on(DescribeFunctionCommand).resolves({ ETag: "mine" });
    await client.send(create());
    cloudfront.client.resetHistory();
    expect(cloudfront.client.calls()).toEqual([]);
    await expect(client.send(new DescribeFunctionCommand({ Name: "edge" }))).resolves.toEqual({
      ETag: "mine",
    });
    expect(await quantityOf(client)).toBe(1);
  });

  it("applies to every client of the mock", async () => {
    const [first, second] = [newClient(), newClient()];
    using cloudfront = mockCloudFront({ clients: [first, second] });
    await second.send(create());
    cloudfront.reset();
    expect([await quantityOf(first), await quantityOf(second)]).toEqual([0, 0]);
    expect(cloudfront.client.calls()).toHaveLength(2);
  });

  it("can run a thousand times without a leak, and keeps the SDK's own send", () => {
    const warn = vi.spyOn(console, "warn");
    const error = vi.spyOn(console, "error");
    onTestFinished(() => void vi.restoreAllMocks());
    const client = newClient();
    const cloudfront = mockCloudFront({ clients: [client] });
    const start = performance.now();
    for (let time = 0; time < 1000; time++) {
      cloudfront.reset();
    }
    expect(performance.now() - start).toBeLessThan(2000);
    cloudfront.restore();
    expect(client.send).toBe(CloudFrontClient.prototype.send);
    expect(warn).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });
});

describe("restore", () => {
  it("restores the send of a class, inherited if it was inherited", () => {
    const before = sendOf(CloudFrontClient.prototype);
    const send = CloudFrontClient.prototype.send;
    const cloudfront = mockCloudFront();
    expect(CloudFrontClient.prototype.send).not.toBe(send);
    cloudfront.restore();
    expect(CloudFrontClient.prototype.send).toBe(send);
    expect(sendOf(CloudFrontClient.prototype)).toEqual(before);
    expect(sendOf(CloudFrontKeyValueStoreClient.prototype)).toBeUndefined();
  });

  it("leaves an instance without its own send", () => {
    const client = newClient();
    mockCloudFront({ clients: [client] }).restore();
    expect(sendOf(client)).toBeUndefined();
  });

  it("restores the send that an instance had", () => {
    const client = newClient();
    const own = vi.fn();
    client.send = own;
    mockCloudFront({ clients: [client] }).restore();
    expect(client.send).toBe(own);
    expect(sendOf(client)).toMatchObject({ writable: true, enumerable: true, configurable: true });
  });

  it("runs at the end of a block with using", () => {
    const client = newClient();
    {
      using _ = mockCloudFront({ clients: [client] });
      expect(sendOf(client)).toBeDefined();
    }
    expect(sendOf(client)).toBeUndefined();
  });

  it("of the stub restores every client of the mock", () => {
    const [first, second] = [newClient(), newClient()];
    const cloudfront = mockCloudFront({ clients: [first, second] });
    cloudfront.client.restore();
    expect([sendOf(first), sendOf(second)]).toEqual([undefined, undefined]);
  });

  it("can run twice, and allows a new mock", async () => {
    const client = newClient();
    const cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.restore();
    cloudfront.restore();
    using _ = mockCloudFront({ clients: [client] });
    expect(await quantityOf(client)).toBe(0);
  });

  it("reset after restore does not intercept again", () => {
    const client = newClient();
    const cloudfront = mockCloudFront({ clients: [client] });
    onTestFinished(() => cloudfront.restore());
    cloudfront.restore();
    try {
      cloudfront.reset();
    } catch {
      // To refuse is as good as to do nothing.
    }
    expect(sendOf(client)).toBeUndefined();
  });

  it("reset after restore does not affect a later mock", async () => {
    const client = newClient();
    const former = mockCloudFront({ clients: [client] });
    former.restore();
    using later = mockCloudFront({ clients: [client] });
    try {
      former.reset();
    } catch {
      // To refuse is as good as to do nothing.
    }
    await client.send(create());
    expect(Object.keys(later.state())).toEqual(["functions"]);
    former.restore();
  });
});

describe("a second mock", () => {
  class OwnClient extends CloudFrontClient {}
  const client = newClient();
  it.each<[string, ClientTarget, ClientTarget, string]>([
    ["of the same class", CloudFrontClient, CloudFrontClient, "The class CloudFrontClient"],
    ["of the same instance", client, client, "This CloudFrontClient"],
    ["of an instance whose class has one", CloudFrontClient, client, "This CloudFrontClient"],
    ["of a class whose base has one", CloudFrontClient, OwnClient, "The class OwnClient"],
    ["of the aggregated class whose base has one", CloudFrontClient, CloudFront, "The class CloudFront"],
  ])("is refused, with where the first was made and what to do: %s", (_, first, second, name) => {
    using cloudfront = mockCloudFront({ clients: [first] });
    const error = thrownBy<Error & { code: string }>(() => mockCloudFront({ clients: [second] }));
    expect(error.code).toBe("ALREADY_INTERCEPTED");
    expect(error.message).toMatch(
      new RegExp(`^${name} is already intercepted by the mock created at .*interception\\.test\\.ts:\\d+`),
    );
    expect(error.message).toContain("or restore() it first");
    expect(cloudfront.calls()).toEqual([]);
  });

  it("is rejected even after the first was reset", () => {
    using cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.reset();
    expect(() => mockCloudFront({ clients: [client] })).toThrow("is already intercepted by the mock");
  });

  it("changes nothing if it is rejected", async () => {
    const [free, taken] = [newClient(), newClient()];
    using first = mockCloudFront({ clients: [taken] });
    expect(() => mockCloudFront({ clients: [free, taken] })).toThrow("is already intercepted by the mock");
    expect(sendOf(free)).toBeUndefined();
    await taken.send(create());
    expect(first.calls()).toHaveLength(1);
  });

  it("releases its CloudFront clients if its key value store client is rejected", () => {
    const free = newClient();
    const taken = new CloudFrontKeyValueStoreClient({ region });
    using _ = mockCloudFront({ clients: [taken] });
    expect(() => mockCloudFront({ clients: [free, taken] })).toThrow("is already intercepted by the mock");
    expect(sendOf(free)).toBeUndefined();
  });

  it("may intercept a class whose instance has its own mock", async () => {
    const special = newClient();
    using own = mockCloudFront({ clients: [special] });
    using all = mockCloudFront({ clients: [CloudFrontClient] });
    await special.send(create());
    await quantityOf(newClient());
    expect(own.calls().map(({ operation }) => operation)).toEqual(["CreateFunction"]);
    expect(all.calls().map(({ operation }) => operation)).toEqual(["ListFunctions"]);
  });

  it.each<[string, () => object]>([
    ["an instance", newClient],
    ["a class", () => class OwnClient extends CloudFrontClient {}],
  ])("is refused where mockClient() of the user's own has %s", (_, make) => {
    const target = make() as ClientTarget;
    const foreign = mockClient(target as CloudFrontClient);
    onTestFinished(() => foreign.restore());
    expect(() => mockCloudFront({ clients: [target] })).toThrow(
      expect.objectContaining({
        code: "ALREADY_INTERCEPTED",
        message: expect.stringMatching(
          /is already stubbed by mockClient\(\).*cloudfront\.on\(Command\)\.resolves/,
        ),
      }),
    );
  });
});

describe("a stub that replaces the mock's", () => {
  it("is reported at the next use of the handle", () => {
    const client = newClient();
    const cloudfront = mockCloudFront({ clients: [client] });
    const other = mockClient(client);
    onTestFinished(() => other.restore());
    for (const use of [
      () => cloudfront.calls(),
      () => cloudfront.state(),
      () => cloudfront.reset(),
      () => cloudfront.seed.function({ name: "edge", code: "" }),
      () => cloudfront.client,
    ]) {
      expect(use).toThrow(
        expect.objectContaining({
          code: "CLIENT_RESTUBBED",
          message: expect.stringContaining("cloudfront.on(Command)"),
        }),
      );
    }
  });

  it("is ignored after restore", () => {
    const client = newClient();
    const cloudfront = mockCloudFront({ clients: [client] });
    cloudfront.restore();
    using _ = mockCloudFront({ clients: [client] });
    expect(cloudfront.calls()).toEqual([]);
  });
});

it("send.reset() of the stub keeps the clients intercepted", async () => {
  const client = newClient();
  using cloudfront = mockCloudFront({ clients: [client] });
  await client.send(create());
  cloudfront.client.send.reset();
  expect(cloudfront.client.calls()).toHaveLength(0);
  await expect(quantityOf(client)).resolves.toBe(1);
});

describe("Once means the next call after earlier calls", () => {
  it.each(["the handle's on()", "the stub's on()"])("through %s", async (way) => {
    const client = newClient();
    using cloudfront = mockCloudFront({ clients: [client] });
    await client.send(new ListFunctionsCommand({}));
    await client.send(new ListFunctionsCommand({}));
    const list = way.startsWith("the handle")
      ? cloudfront.on(ListFunctionsCommand)
      : cloudfront.client.on(ListFunctionsCommand);
    list
      .resolvesOnce({ FunctionList: { MaxItems: 1, Quantity: 7 } })
      .resolvesOnce({ FunctionList: { MaxItems: 1, Quantity: 8 } });
    expect([await quantityOf(client), await quantityOf(client), await quantityOf(client)]).toEqual([7, 8, 0]);
  });
});

it("restore keeps a stub that has replaced the mock's", async () => {
  const client = newClient();
  const cloudfront = mockCloudFront({ clients: [client] });
  const other = mockClient(client);
  onTestFinished(() => other.restore());
  other.on(ListFunctionsCommand).resolves({ FunctionList: { MaxItems: 1, Quantity: 5 } });
  cloudfront.restore();
  await expect(quantityOf(client)).resolves.toBe(5);
});

it("client.reset() reports a stub that has replaced the mock's", () => {
  const client = newClient();
  const cloudfront = mockCloudFront({ clients: [client] });
  const { client: stub } = cloudfront;
  const other = mockClient(client);
  onTestFinished(() => other.restore());
  expect(() => stub.reset()).toThrow(expect.objectContaining({ code: "CLIENT_RESTUBBED" }));
});
