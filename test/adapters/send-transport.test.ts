import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CloudFront,
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  ListDistributionsCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { cloudFront, mockCloudFront, ServiceError } from "../../src/index.ts";
import { functionsService } from "../../src/services/functions/index.ts";
import { interceptionModes } from "../support/interception-modes.ts";
import { makeFunction } from "../support/make.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";

function open(options: Parameters<(typeof interceptionModes)[0]["open"]>[0] = {}) {
  return (
    interceptionModes.find(({ name }) => name === "send")?.open(options) ??
    expect.fail("interceptionModes is empty")
  );
}

function listFunctions() {
  return new ListFunctionsCommand({});
}
function describeUnknown() {
  return new DescribeFunctionCommand({ Name: "unknown" });
}

/** What a callback is called with. */
function called(act: (callback: (...args: unknown[]) => void) => unknown): Promise<unknown[]> {
  return new Promise((resolve) => {
    expect(act((...args) => resolve(args))).toBeUndefined();
  });
}

/** A server that takes requests and never answers. */
async function serverThatIsSilent() {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const server = createServer(() => ask());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, asked, [Symbol.dispose]: close };
}

describe("a client gets its output", () => {
  it("by a promise", async () => {
    using opened = open();
    await expect(opened.client.send(listFunctions())).resolves.toMatchObject({
      FunctionList: { Quantity: 0 },
    });
    await expect(opened.client.send(describeUnknown())).rejects.toThrow(
      "The specified function does not exist",
    );
  });

  it("by a callback as the second or third argument", async () => {
    using opened = open();
    const second = await called((callback) => opened.client.send(listFunctions(), callback));
    const third = await called((callback) => opened.client.send(listFunctions(), {}, callback));
    const withoutOptions = await called((callback) =>
      opened.client.send(listFunctions(), undefined as never, callback),
    );
    for (const [error, output] of [second, third, withoutOptions]) {
      expect(error).toBeNull();
      expect(output).toMatchObject({ FunctionList: { Quantity: 0 } });
    }
  });

  it("by a callback that gets only the error", async () => {
    using opened = open();
    for (const args of [
      await called((callback) => opened.client.send(describeUnknown(), callback)),
      await called((callback) => opened.client.send(describeUnknown(), {}, callback)),
    ]) {
      expect(args).toEqual([expect.objectContaining({ name: "NoSuchFunctionExists" })]);
    }
  });

  it("even if a callback throws, as in the SDK", async () => {
    using opened = open();
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const callback = vi.fn(() => {
      throw new Error("in the callback");
    });
    opened.client.send(listFunctions(), callback);
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(callback).toHaveBeenCalledTimes(1);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("from all forms of the aggregated client's methods", async () => {
    const client = new CloudFront({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client] });
    await client.createFunction(makeFunction());
    await expect(client.listFunctions()).resolves.toMatchObject({ FunctionList: { Quantity: 1 } });
    const answers = [
      await new Promise((resolve) => client.listFunctions({}, (_, output) => resolve(output))),
      await new Promise((resolve) => client.listFunctions({}, {}, (_, output) => resolve(output))),
    ];
    expect(answers).toEqual(Array(2).fill(expect.objectContaining({ FunctionList: expect.anything() })));
    expect(cloudfront.calls().map(({ operation }) => operation)).toEqual([
      "CreateFunction",
      ...Array(3).fill("ListFunctions"),
    ]);
  });

  it("asynchronously", async () => {
    using opened = open();
    let returned = false;
    const answered = new Promise<boolean>((resolve) => {
      opened.client.send(listFunctions(), () => resolve(returned));
    });
    returned = true;
    expect(await answered).toBe(true);
  });
});

describe("an abort signal", () => {
  const reasons: [string, unknown][] = [
    ["without a reason", undefined],
    ["with a text", "the user left"],
    ["with an error", new Error("too late")],
    ["with a number", 42],
  ];

  it.each(reasons)("aborted %s rejects the call, which has no effect", async (_, reason) => {
    using opened = open();
    const abortSignal = AbortSignal.abort(reason);
    const answer = opened.client.send(new CreateFunctionCommand(makeFunction()), { abortSignal });
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(opened.cloudfront.state()).toEqual({});
    expect(opened.cloudfront.calls()).toEqual([]);
  });

  it.each(reasons)("aborted %s causes the SDK's own error", async (_, reason) => {
    using opened = open();
    const abortSignal = AbortSignal.abort(reason);
    // Its middleware and its own HTTP handler; nothing listens there, and nothing gets that far.
    const real = new CloudFrontClient({
      region: "us-east-1",
      endpoint: "http://127.0.0.1:9",
      credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
    });
    const byTheSdk = await refusalOf(real.send(listFunctions(), { abortSignal }));
    const byTheFake = await refusalOf(opened.client.send(listFunctions(), { abortSignal }));
    expect(ownProperties(byTheFake, ["stack"])).toEqual(ownProperties(byTheSdk, ["stack"]));
  });

  it.each(reasons)("aborted %s during a call causes the SDK's own error", async (_, reason) => {
    using silent = await serverThatIsSilent();
    using opened = open();
    opened.cloudfront.override("ListFunctions", () => new Promise(() => {}));
    const real = new CloudFrontClient({
      region: "us-east-1",
      endpoint: silent.url,
      credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
    });
    const controller = new AbortController();
    const [byTheSdk, byTheFake] = [real, opened.client].map((client) =>
      refusalOf(client.send(listFunctions(), { abortSignal: controller.signal })),
    );
    await silent.asked;
    controller.abort(reason);
    expect(ownProperties(await byTheFake, ["stack"])).toEqual(ownProperties(await byTheSdk, ["stack"]));
  });

  it("changes nothing if it does not fire", async () => {
    using opened = open();
    const { signal } = new AbortController();
    await expect(opened.client.send(listFunctions(), { abortSignal: signal })).resolves.toBeDefined();
  });

  it("does not revert a write if it fires later", async () => {
    using opened = open();
    const controller = new AbortController();
    const answer = opened.client.send(new CreateFunctionCommand(makeFunction()), {
      abortSignal: controller.signal,
    });
    controller.abort();
    await answer.catch(() => undefined);
    expect(Object.keys(opened.cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
  });

  it("ends the wait for a slow handler", { timeout: 1000 }, async () => {
    using opened = open();
    const controller = new AbortController();
    opened.cloudfront.override("ListFunctions", () => new Promise(() => {}));
    const answer = opened.client.send(listFunctions(), { abortSignal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the region", () => {
  it.each(["cn-north-1", "cn-northwest-1"])("%s has no functions (seen)", async (region) => {
    using opened = open({ region });
    await expect(opened.client.send(listFunctions())).rejects.toMatchObject({
      name: "UnsupportedOperation",
      message: "This operation is not supported in this region",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is that of the calling client", async () => {
    const [here, there] = ["eu-west-1", "cn-north-1"].map((region) => new CloudFrontClient({ region }));
    using _ = mockCloudFront({ clients: [here, there] as CloudFrontClient[] });
    await expect(here?.send(listFunctions())).resolves.toBeDefined();
    await expect(there?.send(listFunctions())).rejects.toMatchObject({ name: "UnsupportedOperation" });
  });

  it("is optional: no credentials, profile or environment is read", async () => {
    const client = new CloudFrontClient({});
    using _ = mockCloudFront({ clients: [client] });
    await expect(client.send(listFunctions())).resolves.toBeDefined();
  });
});

describe("an argument that is not a command of a schema-based client", () => {
  it.each([
    ["a bare input", { Name: "edge" }],
    ["a command of an SDK before 3.980", { input: {}, middlewareStack: {} }],
  ])("is rejected with advice: %s", async (_, command) => {
    using opened = open();
    await expect(opened.client.send(command as never)).rejects.toMatchObject({
      name: "MockCloudFrontError",
      code: "UNKNOWN_OPERATION",
      message: expect.stringContaining("Pass a command such as new CreateFunctionCommand({ ... })"),
    });
  });

  it("is rejected by the callback too", async () => {
    using opened = open();
    const args = await called((callback) => opened.client.send({ input: {} } as never, callback as never));
    expect(args).toEqual([expect.objectContaining({ code: "UNKNOWN_OPERATION" })]);
  });
});

describe("the stack of an error", () => {
  const topFrame = (error: Error) => error.stack?.split("\n").find((line) => /^\s+at /.test(line));

  it.each(["the first", "another"])(
    "begins at the caller's line, for %s client of the mock",
    async (which) => {
      const [first, second] = [new CloudFrontClient({ region: "us-east-1" }), new CloudFrontClient({})];
      using _ = mockCloudFront({ clients: [first, second] });
      const client = which === "the first" ? first : second;
      const error = await refusalOf(client.send(describeUnknown()));
      expect(topFrame(error)).toContain("send-transport.test.ts");
      expect(error.stack).toMatch(/^NoSuchFunctionExists: The specified function does not exist\n/);
    },
  );

  it("begins at the caller's line if the class is intercepted", async () => {
    using _ = mockCloudFront();
    const error = await refusalOf(new CloudFrontClient({}).send(describeUnknown()));
    expect(topFrame(error)).toContain("send-transport.test.ts");
  });

  it("stays unchanged if the handler awaited something", async () => {
    using opened = open();
    opened.cloudfront.override("DescribeFunction", async () => {
      await undefined;
      throw new ServiceError(cloudFront.sdk.NoSuchFunctionExists$, "gone");
    });
    const error = await refusalOf(opened.client.send(describeUnknown()));
    expect(error.stack).toMatch(/^NoSuchFunctionExists/);
    expect(topFrame(error)).toBeDefined();
  });
});

it.each([
  ["no service handles", () => new ListDistributionsCommand({})],
  [
    "the SDK would not send",
    () => new CreateFunctionCommand(makeFunction({ FunctionCode: "text" as never })),
  ],
])("a command that %s is rejected at the line that sent it", async (_, make) => {
  using opened = open({ services: [functionsService] });
  const error = await refusalOf(opened.client.send(make() as ListDistributionsCommand));
  expect(error.stack?.split("\n").find((line) => line.includes(" at "))).toContain("send-transport.test.ts");
});
