import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFrontClient,
  type CloudFrontClientConfig,
  CloudFrontServiceException,
  CreateFunctionCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { makeFunction } from "../../support/make.ts";
import { ownProperties } from "../../support/own-properties.ts";
import { refusalOf } from "../../support/refusal.ts";

function list() {
  return new ListFunctionsCommand({});
}

function open(configuration: CloudFrontClientConfig = { region: "us-east-1" }) {
  const client = new CloudFrontClient(configuration);
  const cloudfront = mockCloudFront({ clients: [client], intercept: "http" });
  return { client, cloudfront, [Symbol.dispose]: () => cloudfront.restore() };
}

function throttling() {
  return new CloudFrontServiceException({
    name: "Throttling",
    message: "Rate exceeded",
    $fault: "client",
    $metadata: {},
  });
}

/** Fails so many times, and then answers as the fake does. */
function failing(times: number, error: () => Error) {
  let left = times;
  return () => {
    if (left-- > 0) {
      throw error();
    }
    return { FunctionList: { MaxItems: 100, Quantity: 0 } };
  };
}

const settings: [string, CloudFrontClientConfig][] = [
  ["nothing at all", {}],
  ["an endpoint of its own, with a path", { endpoint: "http://localhost:4566/base" }],
  ["the endpoint of a newer SDK's profile", { region: "eu-west-1", useDualstackEndpoint: true }],
  ["FIPS", { region: "us-east-1", useFipsEndpoint: true }],
  [
    "credentials that cannot be had",
    { credentials: async () => Promise.reject(new Error("no credentials")) },
  ],
  ["a region that cannot be had", { region: (() => Promise.reject(new Error("no region"))) as never }],
  ["a cache of its calls", { region: "us-east-1", cacheMiddleware: true }],
  [
    "a handler of its own",
    { requestHandler: { handle: () => Promise.reject(new Error("the network")) } as never },
  ],
];

describe.each(settings)("a client that was given %s", (_, configuration) => {
  it("talks to the fake", async () => {
    using door = open(configuration);
    await door.client.send(new CreateFunctionCommand(makeFunction()));
    await expect(door.client.send(list())).resolves.toMatchObject({ FunctionList: { Quantity: 1 } });
  });

  it("is afterwards what it was", async () => {
    using door = open(configuration);
    const { config } = door.client;
    const before = Object.getOwnPropertyDescriptors(config);
    await door.client.send(list());
    expect(Object.getOwnPropertyDescriptors(config)).not.toEqual(before);
    door.cloudfront.restore();
    expect(Object.getOwnPropertyDescriptors(config)).toEqual(before);
  });
});

it("a client with credentials, region and endpoint in the environment uses none of them", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "profile-")), "config");
  writeFileSync(file, "[default]\nregion = cn-north-1\nendpoint_url = http://127.0.0.1:9\n");
  vi.stubEnv("AWS_CONFIG_FILE", file);
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9/elsewhere");
  vi.stubEnv("AWS_REGION", "cn-north-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAREAL");
  vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "true");
  onTestFinished(() => void vi.unstubAllEnvs());
  using door = open({});
  const requests = vi.spyOn(door.client.middlewareStack, "resolve");
  let authorization = "";
  door.client.middlewareStack.add(
    (next) => (args) => {
      authorization = (args.request as { headers: Record<string, string> }).headers.authorization ?? "";
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await door.client.send(list());
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAMOCKCLOUDFRONT\/\d{8}\/us-east-1\/cloudfront\//,
  );
  requests.mockRestore();
});

it("a client whose cache held a call from before sends that through the fake too", async () => {
  const client = new CloudFrontClient({
    region: "us-east-1",
    cacheMiddleware: true,
    maxAttempts: 1,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: { handle: () => Promise.reject(new Error("the network")) } as never,
  });
  await expect(client.send(list())).rejects.toThrow("the network");
  const cloudfront = mockCloudFront({ clients: [client], intercept: "http" });
  await expect(client.send(list())).resolves.toBeDefined();
  cloudfront.restore();
  await expect(client.send(list())).rejects.toThrow("the network");
});

it("a call that is on its way when the mock is restored is still answered, and then nothing is left", async () => {
  const client = new CloudFrontClient({});
  const before = Object.getOwnPropertyDescriptors(client.config);
  const first = mockCloudFront({ clients: [client], intercept: "http" });
  const early = client.send(new CreateFunctionCommand(makeFunction()));
  first.restore();
  using second = mockCloudFront({ clients: [client], intercept: "http" });
  await expect(early).resolves.toMatchObject({ $metadata: { httpStatusCode: 201 } });
  await expect(client.send(list())).resolves.toMatchObject({ FunctionList: { Quantity: 0 } });
  second.restore();
  expect(Object.getOwnPropertyDescriptors(client.config)).toEqual(before);
});

it("clients made later talk to the fake, by their class", async () => {
  using cloudfront = mockCloudFront({ intercept: "http" });
  await new CloudFrontClient({}).send(new CreateFunctionCommand(makeFunction()));
  await expect(new CloudFrontClient({}).send(list())).resolves.toMatchObject({
    FunctionList: { Quantity: 1 },
  });
  expect(cloudfront.client.commandCalls(ListFunctionsCommand)).toHaveLength(1);
});

it("a client in China has no functions", async () => {
  using door = open({ region: "cn-north-1" });
  await expect(door.client.send(list())).rejects.toMatchObject({ name: "UnsupportedOperation" });
});

describe("the SDK's retries", () => {
  it.each<[string, () => Error]>([
    ["Throttling", throttling],
    [
      "a status of 503",
      () =>
        new CloudFrontServiceException({
          name: "ServiceUnavailable",
          $fault: "server",
          $metadata: { httpStatusCode: 503 },
        }),
    ],
    ["a dead socket", () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
  ])("get over two answers of %s, and say so", async (_, error) => {
    using door = open();
    door.cloudfront.override("ListFunctions", failing(2, error));
    const started = performance.now();
    const { $metadata } = await door.client.send(list());
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 3 });
    expect(performance.now() - started).toBeLessThan(500);
    expect(door.cloudfront.calls(ListFunctionsCommand)).toHaveLength(3);
    expect(door.cloudfront.client.commandCalls(ListFunctionsCommand)).toHaveLength(1);
  });

  it("end with the last error, its class and its attempts", async () => {
    using door = open();
    door.cloudfront.override("ListFunctions", failing(9, throttling));
    const error = await refusalOf<CloudFrontServiceException>(door.client.send(list()));
    expect(error).toBeInstanceOf(CloudFrontServiceException);
    expect(error).toMatchObject({ name: "Throttling", message: "Rate exceeded", $metadata: { attempts: 3 } });
  });

  it("do not happen with maxAttempts: 1", async () => {
    using door = open({ region: "us-east-1", maxAttempts: 1 });
    door.cloudfront.override("ListFunctions", failing(1, throttling));
    await expect(door.client.send(list())).rejects.toMatchObject({ $metadata: { attempts: 1 } });
    expect(door.cloudfront.calls()).toHaveLength(1);
  });

  it("do not wait for a clock that stands still", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    using door = open();
    const { setTimeout } = globalThis;
    door.cloudfront.override("ListFunctions", failing(2, throttling));
    await expect(door.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
    expect(globalThis.setTimeout).toBe(setTimeout);
  });

  it.each([
    ["adaptive", { retryMode: "adaptive" }],
    ["a strategy of the user's", { retryStrategy: new ConfiguredRetryStrategy(3, () => 5000) }],
  ])("do not wait: %s", { timeout: 4000 }, async (_, configuration) => {
    using door = open({ region: "us-east-1", ...configuration });
    door.cloudfront.override("ListFunctions", failing(2, throttling));
    await expect(door.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
  });

  it("wait with retryDelay: real", async () => {
    const client = new CloudFrontClient({
      region: "us-east-1",
      retryStrategy: new ConfiguredRetryStrategy(2, () => 120),
    });
    using cloudfront = mockCloudFront({ clients: [client], intercept: "http", retryDelay: "real" });
    cloudfront.override("ListFunctions", failing(1, throttling));
    const started = performance.now();
    await client.send(list());
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  it("leave the user's strategy as it was", async () => {
    const retryStrategy = new ConfiguredRetryStrategy(3, () => 5000);
    const { retryBackoffStrategy } = retryStrategy as unknown as { retryBackoffStrategy: object };
    using door = open({ region: "us-east-1", retryStrategy });
    await door.client.send(list());
    door.cloudfront.restore();
    expect(retryStrategy).toMatchObject({ retryBackoffStrategy });
  });
});

describe("planned faults", () => {
  it("are what the real retries get over, or do not", async () => {
    using door = open();
    door.cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
    await expect(door.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
    door.cloudfront.faults.onAnyCommand().rejectsTimes(3, "ServiceUnavailable");
    await expect(door.client.send(list())).rejects.toMatchObject({
      name: "ServiceUnavailable",
      $fault: "server",
      $metadata: { httpStatusCode: 503, attempts: 3 },
    });
  });

  it("lost answers are asked for again, and a second create finds the first", async () => {
    using door = open();
    door.cloudfront.faults.on(CreateFunctionCommand).losesResponseOnce();
    const create = door.client.send(new CreateFunctionCommand(makeFunction()));
    await expect(create).rejects.toMatchObject({ name: "FunctionAlreadyExists", $metadata: { attempts: 2 } });
  });

  it("a disconnect that goes on is what Node's would be", async () => {
    using door = open();
    door.cloudfront.faults.onAnyCommand().disconnects();
    await expect(door.client.send(list())).rejects.toMatchObject({
      name: "TimeoutError",
      code: "ECONNRESET",
      $metadata: { attempts: 3 },
    });
  });

  it("a hanging call ends with the caller's signal", async () => {
    using door = open();
    door.cloudfront.faults.onAnyCommand().hangs();
    const answer = door.client.send(list(), { abortSignal: AbortSignal.timeout(20) });
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });

  it("an error of the test's own is thrown as it is", async () => {
    using door = open();
    const mine = new Error("mine");
    door.cloudfront.faults.onAnyCommand().rejectsOnce(mine);
    const error = await refusalOf(door.client.send(list()));
    expect(error.message).toBe("mine");
    expect(door.cloudfront.calls()).toHaveLength(1);
  });
});

describe("timeouts of the client", () => {
  const never = () => new Promise<never>(() => {});

  it.each<[string, object]>([
    ["requestTimeout, where it is to throw", { requestTimeout: 20, throwOnRequestTimeout: true }],
    ["socketTimeout", { socketTimeout: 20 }],
  ])("end a call: %s", async (_, handler) => {
    using door = open({ region: "us-east-1", maxAttempts: 2, requestHandler: handler });
    door.cloudfront.override("ListFunctions", never);
    const error = await refusalOf(door.client.send(list()));
    expect(error).toMatchObject({ name: "TimeoutError", $metadata: { attempts: 2 } });
    expect(error.message).toMatch(/20 ms/);
  });

  it("are a warning where the SDK only warns", async () => {
    const warn = vi.fn();
    const logger = { warn, debug() {}, info() {}, error() {} };
    using door = open({ region: "us-east-1", requestHandler: { requestTimeout: 5, logger } });
    door.cloudfront.override("ListFunctions", async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { FunctionList: { MaxItems: 100, Quantity: 0 } };
    });
    await door.client.send(list());
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining("[WARN] a request has exceeded the configured 5 ms"),
    );
  });

  it("may be given with a call", async () => {
    using door = open({
      region: "us-east-1",
      maxAttempts: 1,
      requestHandler: { throwOnRequestTimeout: true },
    });
    door.cloudfront.override("ListFunctions", never);
    await expect(door.client.send(list(), { requestTimeout: 10 })).rejects.toThrow(/10 ms requestTimeout/);
  });

  it("an abort signal ends a call, between two attempts as well", async () => {
    using door = open();
    const controller = new AbortController();
    let attempts = 0;
    door.cloudfront.override("ListFunctions", () => {
      attempts++;
      controller.abort();
      throw throttling();
    });
    await expect(door.client.send(list(), { abortSignal: controller.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(attempts).toBe(1);
  });
});

it("what is no service error reaches the caller as that very error, after one attempt", async () => {
  using door = open();
  const mine = new Error("of the test");
  door.cloudfront.override("ListFunctions", () => {
    throw mine;
  });
  expect(await refusalOf(door.client.send(list()))).toBe(mine);
  expect(door.cloudfront.calls()).toHaveLength(1);
});

it("a client's own middleware still has its say", async () => {
  using door = open();
  door.client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, Name: "renamed" } }),
    { step: "initialize" },
  );
  const { FunctionSummary } = await door.client.send(new CreateFunctionCommand(makeFunction()));
  expect(FunctionSummary?.Name).toBe("renamed");
});

it("an answer looks the same as at the other door", async () => {
  const answers = await Promise.all(
    (["send", "http"] as const).map(async (intercept) => {
      const client = new CloudFrontClient({ region: "us-east-1" });
      using _ = mockCloudFront({ clients: [client], intercept, now: () => new Date(0) });
      return client.send(new CreateFunctionCommand(makeFunction()));
    }),
  );
  expect(ownProperties(answers[1])).toEqual(ownProperties(answers[0]));
});
