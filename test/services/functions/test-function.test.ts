import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  CloudFrontServiceException,
  InvalidIfMatchVersion,
  NoSuchFunctionExists,
  TestFunctionCommand,
  type TestFunctionCommandInput,
  TestFunctionFailed,
  UnsupportedOperation,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FunctionExecutor, viewerRequest, viewerResponse } from "../../../src/runtime.ts";
import { Clock } from "../../support/clock.ts";
import { byIstanbul, collected, collecting, stopCollecting } from "../../support/collecting.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";

const prefix =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";
function eventBytes(event: object = viewerRequest()) {
  return bytes(JSON.stringify(event));
}

describe.each(interceptionModes)("TestFunction ($name)", ({ open }) => {
  const testing = (
    code: string,
    changes: Partial<TestFunctionCommandInput> = {},
    { region, ...options }: Parameters<typeof open>[0] & { runtime?: "cloudfront-js-1.0" } = {},
  ) => {
    const { runtime, ...rest } = options;
    const { client, cloudfront } = open({ ...rest, ...(region && { region }) });
    const { etag } = cloudfront.seed.function({ name: "edge", code, ...(runtime && { runtime }) });
    return client.send(
      new TestFunctionCommand({ Name: "edge", IfMatch: etag, EventObject: eventBytes(), ...changes }),
    );
  };
  const resultOf = async (...args: Parameters<typeof testing>) => (await testing(...args)).TestResult;

  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    await expectException(testing(passThrough, {}, { region: "cn-north-1" }), UnsupportedOperation);
  });

  it.each([
    ["no event at all", { EventObject: undefined }, "Value null at 'eventObject'"],
    ["an event over 40,960 bytes", { EventObject: new Uint8Array(40_961) }, "less than or equal to 40960"],
    ["a stage that does not exist", { Stage: "TEST" as never }, "at 'stage'"],
  ])("rejects %s", async (_, changes, message) => {
    await expectException(testing(passThrough, changes), CloudFrontServiceException, {
      name: "MalformedXML",
      status: 400,
      message,
    });
  });

  it("rejects an unknown name", async () => {
    await expectException(testing(passThrough, { Name: "unknown" }), NoSuchFunctionExists, { status: 404 });
  });

  it("rejects the LIVE stage of a function that was never published", async () => {
    await expectException(testing(passThrough, { Stage: "LIVE" }), NoSuchFunctionExists);
  });

  it.each([undefined, "*", "E3UN6WX5RRO2AG"])(
    "rejects IfMatch %s, stale or malformed, with InvalidIfMatchVersion",
    async (IfMatch) => {
      await expectException(testing(passThrough, { IfMatch }), InvalidIfMatchVersion, { status: 400 });
    },
  );

  // seen: the text, and that it is the service's own fault (500)
  it.each([
    ["no JSON", bytes("{"), "JSON"],
    ["no event", bytes("{}"), "version"],
    [
      "a header name in upper case",
      eventBytes({
        ...viewerRequest(),
        request: { ...viewerRequest().request, headers: { Host: { value: "a" } } },
      }),
      "Host",
    ],
  ])("rejects %s as an event, and says why", async (_, EventObject, reason) => {
    const error = await expectException(testing(passThrough, { EventObject }), TestFunctionFailed, {
      status: 500,
      message: /^The provided event object is not valid\. /,
    });
    expect(error.message).toContain(reason);
    expect(error.$fault).toBe("server");
  });

  it("runs the function on the event", async () => {
    const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
    const result = await resultOf(code, { EventObject: eventBytes(viewerRequest({ uri: "/docs/" })) });
    expect(JSON.parse(result?.FunctionOutput ?? "")).toMatchObject({
      request: { uri: "/docs/index.html" },
    });
  });

  it("reports a byte order mark, which runtime 1.0 rejects", async () => {
    const marked = `\uFEFF${passThrough}`;
    const refused = await resultOf(marked, {}, { runtime: "cloudfront-js-1.0" });
    expect(refused?.FunctionErrorMessage).toContain("SyntaxError: Unexpected token");
    expect((await resultOf(marked))?.FunctionErrorMessage).toBe("");
  });

  it("runs the code of the requested stage", async () => {
    const { client, cloudfront } = open();
    const answering = (status: number) => `function handler(event) { return { statusCode: ${status} }; }`;
    const { etag } = cloudfront.seed.function({ name: "edge", code: answering(301), publish: true });
    const { ETag } = await client.send(
      new UpdateFunctionCommand({
        Name: "edge",
        IfMatch: etag,
        FunctionConfig: makeConfig(),
        FunctionCode: bytes(answering(302)),
      }),
    );
    const statusAt = async (Stage: "DEVELOPMENT" | "LIVE", IfMatch: string | undefined) => {
      const { TestResult } = await client.send(
        new TestFunctionCommand({ Name: "edge", Stage, IfMatch, EventObject: eventBytes() }),
      );
      expect(TestResult?.FunctionSummary?.FunctionMetadata?.Stage).toBe(Stage);
      return JSON.parse(TestResult?.FunctionOutput ?? "").response.statusCode;
    };
    expect(await statusAt("DEVELOPMENT", ETag)).toBe(302);
    expect(await statusAt("LIVE", etag)).toBe(301);
  });

  it("lets the function read its key value store", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
    const code = `import cf from 'cloudfront';
        async function handler(event) {
          const target = await cf.kvs().get(event.request.uri);
          return { statusCode: 302, headers: { location: { value: target } } };
        }`;
    const { etag } = cloudfront.seed.function({ name: "edge", code, keyValueStore: "redirects" });
    const { TestResult } = await client.send(
      new TestFunctionCommand({
        Name: "edge",
        IfMatch: etag,
        EventObject: eventBytes(viewerRequest({ uri: "/old" })),
      }),
    );
    expect(TestResult?.FunctionOutput).toContain('"location":{"value":"/new"}');
  });

  it("lets the function read what was written to its store since", async () => {
    const { client, keyValueStoreClient, cloudfront } = open();
    const { arn, dataEtag } = cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const code = `import cf from 'cloudfront';
        async function handler(event) {
          const value = await cf.kvs().get('a');
          const meta = await cf.kvs().meta();
          console.log(value + ' ' + meta.keyCount);
          return event.request;
        }`;
    const { etag } = cloudfront.seed.function({ name: "edge", code, keyValueStore: arn });
    const Puts = [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "3" },
    ];
    await keyValueStoreClient.send(new UpdateKeysCommand({ KvsARN: arn, IfMatch: dataEtag, Puts }));
    const { TestResult } = await client.send(
      new TestFunctionCommand({ Name: "edge", IfMatch: etag, EventObject: eventBytes() }),
    );
    expect(TestResult?.FunctionExecutionLogs).toEqual(["2 2"]);
  });

  it("stops the function's clock at the mock's", async () => {
    const clock = new Clock("2026-03-04T05:06:07.000Z");
    const code = "function handler(event) { console.log(String(Date.now())); return event.request; }";
    const result = await resultOf(code, {}, { now: clock.now });
    expect(result?.FunctionExecutionLogs).toEqual([String(Date.parse("2026-03-04T05:06:07.000Z"))]);
  });

  it("draws Math.random from the mock's seed, again for each run", async () => {
    const drawn = async () => {
      using opened = open({ randomSeed: 7 });
      const { client, cloudfront } = opened;
      const code = "function handler(event) { console.log(String(Math.random())); return event.request; }";
      const { etag } = cloudfront.seed.function({ name: "edge", code });
      const command = new TestFunctionCommand({ Name: "edge", IfMatch: etag, EventObject: eventBytes() });
      const runs = [await client.send(command), await client.send(command)];
      return runs.map(({ TestResult }) => TestResult?.FunctionExecutionLogs?.[0]);
    };
    const [first, second] = await drawn();
    expect(first).not.toBe(second);
    expect(await drawn()).toEqual([first, second]);
  });

  it("runs the code in the mock's own executor", async () => {
    const executor: FunctionExecutor = {
      name: "broken",
      run: () => ({
        outcome: { kind: "threw", message: "Error: no engine" },
        logs: [],
        fuel: { handler: 0, total: 0 },
        computeUtilization: 0,
      }),
    };
    const result = await resultOf(passThrough, {}, { executor });
    expect(result?.FunctionErrorMessage).toBe(`${prefix}Error: no engine`);
  });

  it("leaves the state unchanged, whatever the function does", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({
      name: "edge",
      code: "function handler() { while (true) {} }",
    });
    const before = cloudfront.state();
    await client.send(new TestFunctionCommand({ Name: "edge", IfMatch: etag, EventObject: eventBytes() }));
    expect(cloudfront.state()).toEqual(before);
  });

  it("returns output, logs, compute utilization and the summary of the tested stage", async () => {
    const code =
      "function handler(event) { console.log('seen ' + event.request.uri); return event.request; }";
    const { $metadata, ...output } = await testing(code, {
      EventObject: eventBytes(viewerRequest({ uri: "/a", headers: { host: "example.com" } })),
    });
    expect(output).toEqual({
      TestResult: {
        FunctionSummary: expect.objectContaining({ Name: "edge", Status: "UNPUBLISHED" }),
        ComputeUtilization: expect.stringMatching(/^\d{1,2}$/),
        FunctionExecutionLogs: ["seen /a"],
        FunctionErrorMessage: "",
        FunctionOutput:
          '{"request":{"headers":{"host":{"value":"example.com"}},"method":"GET","querystring":{},"uri":"/a","cookies":{}}}',
      },
    });
    expect($metadata.httpStatusCode).toBe(200);
  });

  // seen: each of these texts
  it.each([
    ["throw new Error('no')", "Error: no"],
    ["return event.request.headers.nothing.value", 'TypeError: cannot get property "value" of undefined'],
    ["return new URL('/')", 'ReferenceError: "URL" is not defined'],
    ["for (const a of []) {}", 'SyntaxError: Token "of" not supported in this version in 1'],
  ])("returns the engine's message if the function fails: %s", async (body, message) => {
    const result = await resultOf(`function handler(event) { ${body}; }`);
    expect(result).toMatchObject({ FunctionErrorMessage: prefix + message, FunctionOutput: "{}" });
  });

  it("returns what was logged before the failure", async () => {
    const code = "function handler(event) { console.log('before'); throw new Error('no'); }";
    expect((await resultOf(code))?.FunctionExecutionLogs).toEqual(["before"]);
  });

  // seen: this text
  it("returns another message for a value that the service would not accept", async () => {
    const code =
      "function handler(event) { event.response.headers['X-A'] = { value: 'b' }; return event.response; }";
    const result = await resultOf(code, { EventObject: eventBytes(viewerResponse()) });
    expect(result?.FunctionErrorMessage).toBe(
      "The CloudFront function returned an invalid value: response.headers must have header names in lower case.",
    );
  });

  it("returns cookies: {} in a response that was created without cookies", async () => {
    const code = "function handler() { return { statusCode: 302, statusDescription: 'Found' }; }";
    expect(JSON.parse((await resultOf(code))?.FunctionOutput ?? "").response).toMatchObject({
      cookies: {},
    });
  });

  it("returns the same compute utilization for each run", async () => {
    const [first, second] = [await resultOf(passThrough), await resultOf(passThrough)];
    expect(first?.ComputeUtilization).toBe(second?.ComputeUtilization);
  });

  it("runs a function of runtime 1.0 as that runtime does", async () => {
    const code = "function handler(event) { console.log(typeof Buffer); return event.request; }";
    const result = await resultOf(code, {}, { runtime: "cloudfront-js-1.0" });
    expect(result?.FunctionExecutionLogs).toEqual(["undefined"]);
  });

  describe("with the option coverage", () => {
    const file = resolve("docs/examples/functions/key-value-redirects.js");
    const code = readFileSync(file, "utf8");
    beforeEach(() => collecting(byIstanbul));
    afterEach(stopCollecting);

    function opened(files: readonly string[]) {
      const { client, cloudfront } = open({ coverage: { files } });
      const { arn } = cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
      const { etag } = cloudfront.seed.function({ name: "edge", code, keyValueStore: arn, publish: true });
      const runs = (uri: string, Stage: "DEVELOPMENT" | "LIVE") =>
        client.send(
          new TestFunctionCommand({
            Name: "edge",
            IfMatch: etag,
            Stage,
            EventObject: eventBytes(viewerRequest({ uri })),
          }),
        );
      return { runs };
    }

    it("counts what ran of the file whose text the code is, on either stage and with its store", async () => {
      const { runs } = opened(["docs/examples/functions"]);
      await runs("/docs", "DEVELOPMENT");
      expect(collected()).toEqual({ [file]: { s: [1, 1, 1, 1, 1, 0, 0], f: [1], b: [[1, 0]] } });
      await runs("/old", "LIVE");
      expect(collected()).toEqual({ [file]: { s: [2, 2, 2, 2, 1, 1, 1], f: [2], b: [[1, 1]] } });
    });

    it("counts nothing of code that is another file's", async () => {
      const { runs } = opened(["docs/examples/functions/index-rewrite.js"]);
      await runs("/docs", "DEVELOPMENT");
      expect(collected()).toEqual({});
    });
  });
});
