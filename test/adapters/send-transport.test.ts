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
    expect.fail("there is no send door")
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

describe("a client is answered", () => {
  it("through the promise of send", async () => {
    using door = open();
    await expect(door.client.send(listFunctions())).resolves.toMatchObject({ FunctionList: { Quantity: 0 } });
    await expect(door.client.send(describeUnknown())).rejects.toThrow(
      "The specified function does not exist",
    );
  });

  it("through a callback in the second place, or behind options", async () => {
    using door = open();
    const second = await called((callback) => door.client.send(listFunctions(), callback));
    const third = await called((callback) => door.client.send(listFunctions(), {}, callback));
    const withoutOptions = await called((callback) =>
      door.client.send(listFunctions(), undefined as never, callback),
    );
    for (const [error, output] of [second, third, withoutOptions]) {
      expect(error).toBeNull();
      expect(output).toMatchObject({ FunctionList: { Quantity: 0 } });
    }
  });

  it("through a callback with the refusal alone", async () => {
    using door = open();
    for (const args of [
      await called((callback) => door.client.send(describeUnknown(), callback)),
      await called((callback) => door.client.send(describeUnknown(), {}, callback)),
    ]) {
      expect(args).toEqual([expect.objectContaining({ name: "NoSuchFunctionExists" })]);
    }
  });

  it("without harm from a callback that throws, as by the SDK", async () => {
    using door = open();
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const callback = vi.fn(() => {
      throw new Error("in the callback");
    });
    door.client.send(listFunctions(), callback);
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(callback).toHaveBeenCalledTimes(1);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("through the methods of the aggregated client, in all their forms", async () => {
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

  it("asynchronously, even where the answer is known at once", async () => {
    using door = open();
    let returned = false;
    const answered = new Promise<boolean>((resolve) => {
      door.client.send(listFunctions(), () => resolve(returned));
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

  it.each(reasons)("that was aborted %s refuses the call, which has no effect", async (_, reason) => {
    using door = open();
    const abortSignal = AbortSignal.abort(reason);
    const answer = door.client.send(new CreateFunctionCommand(makeFunction()), { abortSignal });
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(door.cloudfront.state()).toEqual({});
    expect(door.cloudfront.calls()).toEqual([]);
  });

  it.each(reasons)("aborted %s makes the error that the SDK itself makes", async (_, reason) => {
    using door = open();
    const abortSignal = AbortSignal.abort(reason);
    // Its middleware and its own HTTP handler; nothing listens there, and nothing gets that far.
    const real = new CloudFrontClient({
      region: "us-east-1",
      endpoint: "http://127.0.0.1:9",
      credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
    });
    const byTheSdk = await refusalOf(real.send(listFunctions(), { abortSignal }));
    const byTheFake = await refusalOf(door.client.send(listFunctions(), { abortSignal }));
    expect(ownProperties(byTheFake, ["stack"])).toEqual(ownProperties(byTheSdk, ["stack"]));
  });

  it.each(reasons)(
    "that interrupts a call, aborted %s, makes the error that the SDK itself makes",
    async (_, reason) => {
      using silent = await serverThatIsSilent();
      using door = open();
      door.cloudfront.override("ListFunctions", () => new Promise(() => {}));
      const real = new CloudFrontClient({
        region: "us-east-1",
        endpoint: silent.url,
        credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
      });
      const controller = new AbortController();
      const [byTheSdk, byTheFake] = [real, door.client].map((client) =>
        refusalOf(client.send(listFunctions(), { abortSignal: controller.signal })),
      );
      await silent.asked;
      controller.abort(reason);
      expect(ownProperties(await byTheFake, ["stack"])).toEqual(ownProperties(await byTheSdk, ["stack"]));
    },
  );

  it("that is not aborted changes nothing", async () => {
    using door = open();
    const { signal } = new AbortController();
    await expect(door.client.send(listFunctions(), { abortSignal: signal })).resolves.toBeDefined();
  });

  it("that is aborted once the answer is on its way does not take the write back", async () => {
    using door = open();
    const controller = new AbortController();
    const answer = door.client.send(new CreateFunctionCommand(makeFunction()), {
      abortSignal: controller.signal,
    });
    controller.abort();
    await answer.catch(() => undefined);
    expect(Object.keys(door.cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT"]);
  });

  it("ends the wait for a handler that takes its time", { timeout: 1000 }, async () => {
    using door = open();
    const controller = new AbortController();
    door.cloudfront.override("ListFunctions", () => new Promise(() => {}));
    const answer = door.client.send(listFunctions(), { abortSignal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the region", () => {
  it.each(["cn-north-1", "cn-northwest-1"])("%s, given as text, has no functions (seen)", async (region) => {
    using door = open({ region });
    await expect(door.client.send(listFunctions())).rejects.toMatchObject({
      name: "UnsupportedOperation",
      message: "This operation is not supported in this region",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is each client's own, where one mock answers several", async () => {
    const [here, there] = ["eu-west-1", "cn-north-1"].map((region) => new CloudFrontClient({ region }));
    using _ = mockCloudFront({ clients: [here, there] as CloudFrontClient[] });
    await expect(here?.send(listFunctions())).resolves.toBeDefined();
    await expect(there?.send(listFunctions())).rejects.toMatchObject({ name: "UnsupportedOperation" });
  });

  it("need not be there: no credentials, no profile and no environment are asked for", async () => {
    const client = new CloudFrontClient({});
    using _ = mockCloudFront({ clients: [client] });
    await expect(client.send(listFunctions())).resolves.toBeDefined();
  });
});

describe("what is no command of a schema-based client", () => {
  it.each([
    ["a bare input", { Name: "edge" }],
    ["a command of an SDK before 3.980", { input: {}, middlewareStack: {} }],
  ])("is refused with what to pass: %s", async (_, command) => {
    using door = open();
    await expect(door.client.send(command as never)).rejects.toMatchObject({
      name: "MockCloudFrontError",
      code: "UNKNOWN_OPERATION",
      message: expect.stringContaining("Pass a command such as new CreateFunctionCommand({ ... })"),
    });
  });

  it("is refused through the callback too", async () => {
    using door = open();
    const args = await called((callback) => door.client.send({ input: {} } as never, callback as never));
    expect(args).toEqual([expect.objectContaining({ code: "UNKNOWN_OPERATION" })]);
  });
});

describe("a refusal's stack", () => {
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

  it("begins at the caller's line where the whole class is intercepted", async () => {
    using _ = mockCloudFront();
    const error = await refusalOf(new CloudFrontClient({}).send(describeUnknown()));
    expect(topFrame(error)).toContain("send-transport.test.ts");
  });

  it("stays what it was where the handler awaited something", async () => {
    using door = open();
    door.cloudfront.override("DescribeFunction", async () => {
      await undefined;
      throw new ServiceError(cloudFront.sdk.NoSuchFunctionExists$, "gone");
    });
    const error = await refusalOf(door.client.send(describeUnknown()));
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
])("a command that %s is refused at the line that sent it", async (_, make) => {
  using door = open({ services: [functionsService] });
  const error = await refusalOf(door.client.send(make() as ListDistributionsCommand));
  expect(error.stack?.split("\n").find((line) => line.includes(" at "))).toContain("send-transport.test.ts");
});
