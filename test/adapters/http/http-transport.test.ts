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
import { CloudFrontKeyValueStoreClient, UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
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

/** Creates a handler that throws the given number of times and then returns a list. */
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
  ["no settings", {}],
  ["an endpoint with a path", { endpoint: "http://localhost:4566/base" }],
  ["a dual-stack endpoint", { region: "eu-west-1", useDualstackEndpoint: true }],
  ["FIPS", { region: "us-east-1", useFipsEndpoint: true }],
  ["credentials that reject", { credentials: async () => Promise.reject(new Error("no credentials")) }],
  ["a region that rejects", { region: (() => Promise.reject(new Error("no region"))) as never }],
  ["a cache of resolved calls", { region: "us-east-1", cacheMiddleware: true }],
  [
    "its own request handler",
    { requestHandler: { handle: () => Promise.reject(new Error("the network")) } as never },
  ],
];

describe.each(settings)("a client with %s", (_, configuration) => {
  it("reaches the mock", async () => {
    using opened = open(configuration);
    await opened.client.send(new CreateFunctionCommand(makeFunction()));
    await expect(opened.client.send(list())).resolves.toMatchObject({ FunctionList: { Quantity: 1 } });
  });

  it("has its original settings after restore()", async () => {
    using opened = open(configuration);
    const { config } = opened.client;
    const before = Object.getOwnPropertyDescriptors(config);
    await opened.client.send(list());
    expect(Object.getOwnPropertyDescriptors(config)).not.toEqual(before);
    opened.cloudfront.restore();
    expect(Object.getOwnPropertyDescriptors(config)).toEqual(before);
  });
});

it("a client ignores credentials, region and endpoint of the environment", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "profile-")), "config");
  writeFileSync(file, "[default]\nregion = cn-north-1\nendpoint_url = http://127.0.0.1:9\n");
  vi.stubEnv("AWS_CONFIG_FILE", file);
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9/elsewhere");
  vi.stubEnv("AWS_REGION", "cn-north-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAREAL");
  vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "true");
  onTestFinished(() => void vi.unstubAllEnvs());
  using opened = open({});
  const requests = vi.spyOn(opened.client.middlewareStack, "resolve");
  let authorization = "";
  opened.client.middlewareStack.add(
    (next) => (args) => {
      authorization = (args.request as { headers: Record<string, string> }).headers.authorization ?? "";
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await opened.client.send(list());
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAMOCKCLOUDFRONT\/\d{8}\/us-east-1\/cloudfront\//,
  );
  requests.mockRestore();
});

it("a client that cached a call before the mock was created reaches the mock with that call", async () => {
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

it("a call in flight during restore() completes, and then the client has its original settings", async () => {
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

it("a client that is created later reaches the mock through its class", async () => {
  using cloudfront = mockCloudFront({ intercept: "http" });
  await new CloudFrontClient({}).send(new CreateFunctionCommand(makeFunction()));
  await expect(new CloudFrontClient({}).send(list())).resolves.toMatchObject({
    FunctionList: { Quantity: 1 },
  });
  expect(cloudfront.client.commandCalls(ListFunctionsCommand)).toHaveLength(1);
});

it("a client in China gets UnsupportedOperation for functions", async () => {
  using opened = open({ region: "cn-north-1" });
  await expect(opened.client.send(list())).rejects.toMatchObject({ name: "UnsupportedOperation" });
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
    ["a disconnect", () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
  ])("succeed after two failures by %s, and count the attempts", async (_, error) => {
    using opened = open();
    opened.cloudfront.override("ListFunctions", failing(2, error));
    const started = performance.now();
    const { $metadata } = await opened.client.send(list());
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 3 });
    expect(performance.now() - started).toBeLessThan(500);
    expect(opened.cloudfront.calls(ListFunctionsCommand)).toHaveLength(3);
    expect(opened.cloudfront.client.commandCalls(ListFunctionsCommand)).toHaveLength(1);
  });

  it("reject with the class and the attempts of the last error", async () => {
    using opened = open();
    opened.cloudfront.override("ListFunctions", failing(9, throttling));
    const error = await refusalOf<CloudFrontServiceException>(opened.client.send(list()));
    expect(error).toBeInstanceOf(CloudFrontServiceException);
    expect(error).toMatchObject({ name: "Throttling", message: "Rate exceeded", $metadata: { attempts: 3 } });
  });

  it("do not happen with maxAttempts: 1", async () => {
    using opened = open({ region: "us-east-1", maxAttempts: 1 });
    opened.cloudfront.override("ListFunctions", failing(1, throttling));
    await expect(opened.client.send(list())).rejects.toMatchObject({ $metadata: { attempts: 1 } });
    expect(opened.cloudfront.calls()).toHaveLength(1);
  });

  it("do not wait under fake timers", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    using opened = open();
    const { setTimeout } = globalThis;
    opened.cloudfront.override("ListFunctions", failing(2, throttling));
    await expect(opened.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
    expect(globalThis.setTimeout).toBe(setTimeout);
  });

  it.each([
    ["adaptive", { retryMode: "adaptive" }],
    ["the user's own strategy", { retryStrategy: new ConfiguredRetryStrategy(3, () => 5000) }],
  ])("do not wait with the retry mode %s", { timeout: 4000 }, async (_, configuration) => {
    using opened = open({ region: "us-east-1", ...configuration });
    opened.cloudfront.override("ListFunctions", failing(2, throttling));
    await expect(opened.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
  });

  it('wait with retryDelay: "real"', async () => {
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

  it("leave the user's strategy unchanged", async () => {
    const retryStrategy = new ConfiguredRetryStrategy(3, () => 5000);
    const { retryBackoffStrategy } = retryStrategy as unknown as { retryBackoffStrategy: object };
    using opened = open({ region: "us-east-1", retryStrategy });
    await opened.client.send(list());
    opened.cloudfront.restore();
    expect(retryStrategy).toMatchObject({ retryBackoffStrategy });
  });
});

describe("planned faults", () => {
  it("are retried up to the SDK's limit", async () => {
    using opened = open();
    opened.cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
    await expect(opened.client.send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
    opened.cloudfront.faults.onAnyCommand().rejectsTimes(3, "ServiceUnavailable");
    await expect(opened.client.send(list())).rejects.toMatchObject({
      name: "ServiceUnavailable",
      $fault: "server",
      $metadata: { httpStatusCode: 503, attempts: 3 },
    });
  });

  it("that lose a response make the SDK retry, and the retried create finds the first", async () => {
    using opened = open();
    opened.cloudfront.faults.on(CreateFunctionCommand).losesResponseOnce();
    const create = opened.client.send(new CreateFunctionCommand(makeFunction()));
    await expect(create).rejects.toMatchObject({ name: "FunctionAlreadyExists", $metadata: { attempts: 2 } });
  });

  it("that disconnect every time reject as Node does", async () => {
    using opened = open();
    opened.cloudfront.faults.onAnyCommand().disconnects();
    await expect(opened.client.send(list())).rejects.toMatchObject({
      name: "TimeoutError",
      code: "ECONNRESET",
      $metadata: { attempts: 3 },
    });
  });

  it("that hang end when the caller aborts", async () => {
    using opened = open();
    opened.cloudfront.faults.onAnyCommand().hangs();
    const answer = opened.client.send(list(), { abortSignal: AbortSignal.timeout(20) });
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });

  it("with an error of the test reject with that error", async () => {
    using opened = open();
    const mine = new Error("mine");
    opened.cloudfront.faults.onAnyCommand().rejectsOnce(mine);
    const error = await refusalOf(opened.client.send(list()));
    expect(error.message).toBe("mine");
    expect(opened.cloudfront.calls()).toHaveLength(1);
  });
});

describe("the client's timeouts", () => {
  const never = () => new Promise<never>(() => {});

  it.each<[string, object]>([
    ["requestTimeout with throwOnRequestTimeout", { requestTimeout: 20, throwOnRequestTimeout: true }],
    ["socketTimeout", { socketTimeout: 20 }],
  ])("end a call with %s", async (_, handler) => {
    using opened = open({ region: "us-east-1", maxAttempts: 2, requestHandler: handler });
    opened.cloudfront.override("ListFunctions", never);
    const error = await refusalOf(opened.client.send(list()));
    expect(error).toMatchObject({ name: "TimeoutError", $metadata: { attempts: 2 } });
    expect(error.message).toMatch(/20 ms/);
  });

  it("only log a warning if the SDK does", async () => {
    const warn = vi.fn();
    const logger = { warn, debug() {}, info() {}, error() {} };
    using opened = open({ region: "us-east-1", requestHandler: { requestTimeout: 5, logger } });
    opened.cloudfront.override("ListFunctions", async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { FunctionList: { MaxItems: 100, Quantity: 0 } };
    });
    await opened.client.send(list());
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining("[WARN] a request has exceeded the configured 5 ms"),
    );
  });

  it("can be given for one call", async () => {
    using opened = open({
      region: "us-east-1",
      maxAttempts: 1,
      requestHandler: { throwOnRequestTimeout: true },
    });
    opened.cloudfront.override("ListFunctions", never);
    await expect(opened.client.send(list(), { requestTimeout: 10 })).rejects.toThrow(/10 ms requestTimeout/);
  });

  it("do not prevent an abort between two attempts", async () => {
    using opened = open();
    const controller = new AbortController();
    let attempts = 0;
    opened.cloudfront.override("ListFunctions", () => {
      attempts++;
      controller.abort();
      throw throttling();
    });
    await expect(opened.client.send(list(), { abortSignal: controller.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(attempts).toBe(1);
  });
});

it("an error that is not the service's rejects unchanged after one attempt", async () => {
  using opened = open();
  const mine = new Error("of the test");
  opened.cloudfront.override("ListFunctions", () => {
    throw mine;
  });
  expect(await refusalOf(opened.client.send(list()))).toBe(mine);
  expect(opened.cloudfront.calls()).toHaveLength(1);
});

it("a client's own middleware runs", async () => {
  using opened = open();
  opened.client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, Name: "renamed" } }),
    { step: "initialize" },
  );
  const { FunctionSummary } = await opened.client.send(new CreateFunctionCommand(makeFunction()));
  expect(FunctionSummary?.Name).toBe("renamed");
});

it('an output has the same own properties as in "send" mode', async () => {
  const answers = await Promise.all(
    (["send", "http"] as const).map(async (intercept) => {
      const client = new CloudFrontClient({ region: "us-east-1" });
      using _ = mockCloudFront({ clients: [client], intercept, now: () => new Date(0) });
      return client.send(new CreateFunctionCommand(makeFunction()));
    }),
  );
  expect(ownProperties(answers[1])).toEqual(ownProperties(answers[0]));
});

describe.each(["send", "http"] as const)("a member of the wrong shape (%s)", (intercept) => {
  function openStore() {
    const data = new CloudFrontKeyValueStoreClient({ region: "us-east-1" });
    const client = new CloudFrontClient({ region: "us-east-1" });
    const cloudfront = mockCloudFront({ clients: [client, data], intercept });
    const { arn, dataEtag } = cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    return { client, data, cloudfront, target: { KvsARN: arn, IfMatch: dataEtag } };
  }

  it.each([
    ["Puts", { length: 1e9 }],
    ["Puts", { length: -1 }],
    ["Puts", "text"],
    ["Puts", new Set([{ Key: "a", Value: "1" }])],
    ["Deletes", { length: 1e9 }],
    ["Deletes", 1],
    ["Deletes", true],
  ])("is rejected immediately in UpdateKeys: %s is %j", async (member, value) => {
    const { data, cloudfront, target } = openStore();
    using _ = cloudfront;
    const started = performance.now();
    const update = data.send(new UpdateKeysCommand({ ...target, [member]: value } as never));
    await expect(update).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(
        `at '${member.toLowerCase()}' failed to satisfy constraint: Member must be a list`,
      ),
    });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ["FunctionCode", { length: 1e9 }, /FunctionCode must be bytes/],
    ["Tags", { Items: { length: 1e9 } }, /Tags\.Items must be a list/],
    ["Tags", { Items: 1 }, /Tags\.Items must be a list/],
  ])("is rejected immediately in CreateFunction: %s is %j", async (member, value, message) => {
    const { client, cloudfront } = openStore();
    using _ = cloudfront;
    const create = client.send(new CreateFunctionCommand({ ...makeFunction(), [member]: value } as never));
    await expect(create).rejects.toThrow(message);
    expect(cloudfront.calls()).toEqual([]);
  });
});
