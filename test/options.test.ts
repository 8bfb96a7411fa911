import { resolve } from "node:path";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { resolveOptions } from "../src/options.ts";
import { quickJs } from "../src/runtime/executor.ts";
import { builtinServices } from "../src/services/index.ts";

it("have these defaults", () => {
  const { now, ...options } = resolveOptions({});
  expect(options).toEqual({
    clients: [CloudFrontClient, CloudFrontKeyValueStoreClient],
    intercept: "send",
    retryDelay: "none",
    accountId: "123456789012",
    quotas: {},
    codeCheck: "strict",
    references: "strict",
    propagation: "immediate",
    objects: {},
    edge: { cache: true, unsimulated: "warn", lambdas: {}, allowedOrigins: [] },
    services: builtinServices,
    randomSeed: 1,
  });
  expect(now()).toBeInstanceOf(Date);
});

it("have their defaults if they are undefined", () => {
  const names = Object.keys(resolveOptions({}));
  expect(names).toContain("now");
  const { now, ...options } = resolveOptions(Object.fromEntries(names.map((name) => [name, undefined])));
  expect(now()).toBeInstanceOf(Date);
  const { now: _, ...defaults } = resolveOptions({});
  expect(options).toEqual(defaults);
});

it("keep the given values", () => {
  const given = {
    clients: [new CloudFrontClient({})],
    intercept: "http",
    retryDelay: "real",
    accountId: "000000000001",
    quotas: { functions: 3 },
    codeCheck: "service",
    references: "any",
    propagation: { ms: 10 },
    objects: { "bucket/key": "text" },
    origins: { api: () => undefined },
    edge: { cache: false, unsimulated: "error", lambdas: {}, allowedOrigins: ["web"] },
    services: [],
    now: () => new Date(0),
    randomSeed: -7,
  } as const;
  expect(resolveOptions(given)).toEqual(given);
});

it("have a counting executor with coverage", () => {
  const coverage = { files: ["docs/examples/functions", "docs/examples/demo.mjs"] };
  expect(resolveOptions({ coverage }).executor?.name).toBe("quickjs-metered");
  const executor = { name: "own", run: quickJs.run };
  expect(resolveOptions({ coverage, executor }).executor?.name).toBe("own");
});

describe("are rejected", () => {
  it("for an unknown name, with the valid names", () => {
    expect(() => resolveOptions({ account: "123456789012" } as object)).toThrow(
      expect.objectContaining({
        name: "MockCloudFrontError",
        code: "INVALID_OPTION",
        message: expect.stringMatching(
          /^There is no option "account"\. Did you mean "accountId"\? The options are: clients, intercept, retryDelay, accountId, /,
        ),
      }),
    );
  });

  const circular = { self: {} };
  circular.self = circular;
  it.each<[string, unknown, string]>([
    ["intercept", "socket", 'is "socket"; give "send" or "http"'],
    ["retryDelay", 0, 'is 0; give "none" or "real"'],
    ["accountId", "1234", 'is "1234"; give twelve digits in quotes'],
    ["accountId", 123456789012, "is 123456789012; give twelve digits in quotes"],
    ["accountId", "1234567890123", "give twelve digits"],
    ["accountId", "123456789012\n", "give twelve digits"],
    ["codeCheck", "off", 'is "off"; give "strict" or "service"'],
    ["codeCheck", true, 'is true; give "strict" or "service"'],
    ["dns", { "www.example.com": 1 }, "host names by domain"],
    ["references", "loose", 'is "loose"; give "strict" or "any"'],
    ["objects", "text", 'is "text"; give strings by bucket and key'],
    ["objects", { "bucket/key": Buffer.from("") }, "give strings by bucket and key"],
    ["coverage", true, 'is true; give the files to count: { files: ["functions"] }'],
    ["coverage", null, "is null; give the files to count"],
    ["coverage", { files: "functions" }, "give the files to count"],
    ["coverage", { files: [1] }, "give the files to count"],
    [
      "coverage",
      { files: ["src", "gone.js"] },
      `existing files, or folders with JavaScript (globs are not read): ${resolve("gone.js")} is neither`,
    ],
    ["coverage", { files: ["docs/recipes"] }, "docs/recipes is neither"],
    ["origins", "api", 'is "api"; give stubs by origin'],
    ["edge", false, "is false; give an object of settings"],
    ["edge", { cached: true }, "give an object of settings"],
    ["edge", { unsimulated: "log" }, "give an object of settings"],
    ["now", new Date(0), "give a function that returns a Date"],
    ["now", 0, "is 0; give a function that returns a Date"],
    ["randomSeed", 1.5, "is 1.5; give a whole number"],
    ["randomSeed", "1", 'is "1"; give a whole number'],
    ["randomSeed", 1n, "give a whole number"],
    ["quotas", 3, "is 3; give an object of quotas"],
    ["quotas", null, "is null; give an object of quotas"],
    ["services", {}, "give a list of services"],
    ["services", [undefined], "give a list of services"],
    ["services", [() => undefined], "give a list of services"],
    ["clients", CloudFrontClient, "is a function; give a list of CloudFrontClient or"],
    ["clients", [Map], "give a list of CloudFrontClient"],
    ["clients", [undefined], "give a list of CloudFrontClient"],
    ["clients", [circular], "give a list of CloudFrontClient"],
    ["clients", [Object.create(null)], "give a list of CloudFrontClient"],
    ["clients", ["CloudFrontClient"], "is [ 'CloudFrontClient' ]; give a list of CloudFrontClient"],
  ])("where the value of %s is of no use, with what to give: %#", (name, value, message) => {
    expect(() => resolveOptions({ [name]: value })).toThrow(
      expect.objectContaining({
        name: "MockCloudFrontError",
        code: "INVALID_OPTION",
        message: expect.stringContaining(message),
      }),
    );
    expect(() => resolveOptions({ [name]: value })).toThrow(`The option ${name} `);
  });
});

it("options are copied, so that later changes have no effect", () => {
  const options = {
    objects: { "bucket/key": "{}" },
    quotas: { functions: 1 },
    propagation: { ms: 10 },
    executor: { name: "own", run: quickJs.run },
  };
  const resolved = resolveOptions(options);
  const before = structuredClone({
    ...resolved,
    clients: [],
    services: [],
    now: 0,
    executor: resolved.executor?.name,
  });
  Object.assign(options.objects, { "bucket/other": "{}" });
  options.quotas.functions = 2;
  options.propagation.ms = 20;
  options.executor.name = "changed";
  expect({ ...resolved, clients: [], services: [], now: 0, executor: resolved.executor?.name }).toEqual(
    before,
  );
});
