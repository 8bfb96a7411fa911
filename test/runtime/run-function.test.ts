import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type FunctionExecutor,
  runFunction,
  type ViewerEvent,
  type ViewerResponse,
  viewerRequest,
  viewerResponse,
} from "../../src/runtime.ts";
import { byIstanbul, collected, collecting, stopCollecting } from "../support/collecting.ts";
import { defaultEvent, functionResultCases } from "./published-results.ts";

const passThrough = "function handler(event) { return event.request; }";
const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

describe("runFunction", () => {
  it("returns the output, parsed and as the service writes it", async () => {
    const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
    const result = await runFunction(code, viewerRequest({ uri: "/docs/", headers: {} }));
    expect(result.output).toMatchObject({ uri: "/docs/index.html", method: "GET" });
    expect(JSON.parse(result.functionOutput)).toEqual({ request: result.output });
    expect(result.errorMessage).toBe("");
  });

  it("returns a response that the function created as the output", async () => {
    const code = "function handler() { return { statusCode: 403, statusDescription: 'Forbidden' }; }";
    const { output } = await runFunction(code, viewerRequest());
    expect(output).toMatchObject({ statusCode: 403, cookies: {} });
  });

  it("takes a viewer-response event", async () => {
    const code =
      "function handler(event) { event.response.headers['x-a'] = { value: '1' }; return event.response; }";
    const { output } = await runFunction(code, viewerResponse());
    expect(output).toMatchObject({ headers: { "x-a": { value: "1" } } });
  });

  it("does not change the event", async () => {
    const event = viewerRequest({ uri: "/a" });
    const before = structuredClone(event);
    await runFunction("function handler(event) { event.request.uri = '/b'; return event.request; }", event);
    expect(event).toEqual(before);
  });

  it("takes code as bytes", async () => {
    const { errorMessage } = await runFunction(new TextEncoder().encode(passThrough), viewerRequest());
    expect(errorMessage).toBe("");
  });

  it.each(["cloudfront-js-1.0", "cloudfront-js-2.0"] as const)(
    "handles a byte order mark in bytes as in a string, under %s",
    async (runtime) => {
      const code = `\uFEFF${passThrough}`;
      const [text, encoded] = [
        await runFunction(code, viewerRequest(), { runtime }),
        await runFunction(new TextEncoder().encode(code), viewerRequest(), { runtime }),
      ];
      expect(encoded).toEqual(text);
      expect(text.errorMessage === "").toBe(runtime === "cloudfront-js-2.0");
    },
  );

  it.each([
    ["cloudfront-js-1.0", 'SyntaxError: Token "const" not supported in this version in 1'],
    ["cloudfront-js-2.0", ""],
  ] as const)("runs code as the option runtime says: %s", async (runtime, refusal) => {
    const code = "const suffix = 'x'; function handler(event) { return event.request; }";
    const { errorMessage } = await runFunction(code, viewerRequest(), { runtime });
    expect(errorMessage).toBe(refusal && couldNotRun + refusal);
  });

  it("lets the function read the key value store", async () => {
    const code = `import cf from 'cloudfront';
      async function handler(event) {
        const store = cf.kvs();
        event.request.uri = await store.get('target');
        const exists = await store.exists('nothing');
        const meta = await store.meta();
        console.log(exists + ' ' + meta.keyCount);
        return event.request;
      }`;
    const { output, logs } = await runFunction(code, viewerRequest(), { keyValueStore: { target: "/new" } });
    expect(output).toMatchObject({ uri: "/new" });
    expect(logs).toEqual(["false 1"]);
  });

  it("takes the items of the store as a Map", async () => {
    const code =
      "import cf from 'cloudfront';\nasync function handler(event) { event.request.uri = await cf.kvs().get('a'); return event.request; }";
    const keyValueStore = new Map([["a", "/b"]]);
    const { output } = await runFunction(code, viewerRequest(), { keyValueStore });
    expect(output).toMatchObject({ uri: "/b" });
  });

  it("takes the raw query string", async () => {
    const code =
      "function handler(event) { console.log(event.request.rawQueryString()); return event.request; }";
    const { logs } = await runFunction(code, viewerRequest(), { rawQueryString: "a=1&b" });
    expect(logs).toEqual(["a=1&b"]);
  });

  it("takes the time of the clock and the seed of Math.random", async () => {
    const code =
      "function handler(event) { console.log(new Date().toISOString() + ' ' + Math.random()); return event.request; }";
    const options = { now: new Date("2026-01-02T03:04:05.000Z"), randomSeed: 3 };
    const [first, second] = [
      await runFunction(code, viewerRequest(), options),
      await runFunction(code, viewerRequest(), options),
    ];
    expect(first.logs[0]).toMatch(/^2026-01-02T03:04:05\.000Z 0\.\d+$/);
    expect(second.logs).toEqual(first.logs);
  });

  it("takes the edge location and the tenant", async () => {
    const code = `import cf from 'cloudfront';
      function handler(event) {
        console.log(cf.edgeLocation.name + ' ' + cf.distributionTenant.parameters.get('brand'));
        return event.request;
      }`;
    const { logs, errorMessage } = await runFunction(code, viewerRequest(), {
      edgeLocation: { name: "FRA", serverIp: "192.0.2.7", region: "eu-central-1" },
      distributionTenant: { id: "dt_1", parameters: { brand: "blue" } },
    });
    expect([logs, errorMessage]).toEqual([["FRA blue"], ""]);
  });

  it("returns the same utilization for the same run", async () => {
    const loop =
      "function handler(event) { var x = 0; for (var i = 0; i < 10000; i++) x += i; return event.request; }";
    const [light, heavy, again] = [
      await runFunction(passThrough, viewerRequest()),
      await runFunction(loop, viewerRequest()),
      await runFunction(loop, viewerRequest()),
    ];
    expect(light.computeUtilization).toBeLessThan(heavy.computeUtilization);
    expect(again.computeUtilization).toBe(heavy.computeUtilization);
  });

  it("returns a failure, which does not affect the next run", async () => {
    const before = await runFunction(passThrough, viewerRequest());
    const endless = await runFunction("function handler() { while (true) {} }", viewerRequest());
    expect(endless).toMatchObject({ output: undefined, functionOutput: "{}", computeUtilization: 100 });
    expect(endless.errorMessage).toContain(couldNotRun);
    expect(await runFunction(passThrough, viewerRequest())).toEqual(before);
  });
});

describe("runFunction rejects", () => {
  it.each([
    ["an object that is not an event", passThrough, {}, {}, "the event is not valid: "],
    ["no event", passThrough, undefined, {}, "the event is not valid: "],
    ["code that is a number", 5, viewerRequest(), {}, "the code must be a string or bytes, and is 5"],
    [
      "a runtime that does not exist",
      passThrough,
      viewerRequest(),
      { runtime: "cloudfront-js-3.0" },
      'The option runtime is "cloudfront-js-3.0"; give "cloudfront-js-1.0" or "cloudfront-js-2.0"',
    ],
    [
      "the path of a file",
      "functions/rewrite.js",
      viewerRequest(),
      {},
      'the code is "functions/rewrite.js", which is a path; give the text of the file: readFileSync(',
    ],
    ["the path of a module", "./a.mjs", viewerRequest(), {}, 'the code is "./a.mjs", which is a path'],
  ])("%s", async (_, code, event, options, message) => {
    const running = runFunction(code as never, event as never, options as never);
    await expect(running).rejects.toThrow(TypeError);
    await expect(running).rejects.toThrow(message);
  });
});

describe("runFunction rejects the options", () => {
  it.each<[options: unknown, message: string]>([
    [{ now: new Date(Number.NaN) }, "The option now is Invalid Date; give a valid Date"],
    [{ now: new Date(-1) }, "give a valid Date between 1970 and 2262"],
    [{ now: 5 }, "The option now is 5"],
    [{ randomSeed: Number.NaN }, "The option randomSeed is NaN; give a number"],
    [{ keyValueStore: { a: 1 } }, "The option keyValueStore is { a: 1 }; give an object or a Map of strings"],
    [
      { keyValueStore: new Map([["a", 1]]) },
      "The option keyValueStore is Map(1) { 'a' => 1 }; give an object",
    ],
    [{ rawQueryString: 1 }, "The option rawQueryString is 1; give a string"],
    [{ keyValueStore: null }, "The option keyValueStore is null"],
    [{ edgeLocation: "FRA" }, 'The option edgeLocation is "FRA"; give an object'],
    [{ distributionTenant: { id: "a" } }, "The option distributionTenant is { id: 'a' }; give"],
    [{ executor: {} }, "The option executor is {}; give an object with a name and a run method"],
    [{ limits: { fuel: 1 } }, 'There is no option "limits". The options are: runtime, keyValueStore'],
    [{ code: "x" }, 'There is no option "code"'],
    [null, "The options are null; give an object"],
    ["x", 'The options are "x"; give an object'],
    [{ now: new Date(8.64e15) }, "The option now is +275760"],
  ])("%o", async (options, message) => {
    const running = runFunction(passThrough, viewerRequest(), options as never);
    await expect(running).rejects.toThrow(TypeError);
    await expect(running).rejects.toThrow(message);
  });

  it("but not undefined, which counts as left out", async () => {
    const options = { runtime: undefined, now: undefined, keyValueStore: undefined, executor: undefined };
    expect((await runFunction(passThrough, viewerRequest(), options as never)).errorMessage).toBe("");
  });
});

it("runFunction runs the code in the option executor, and checks the returned value", async () => {
  const seen: string[] = [];
  const executor: FunctionExecutor = {
    name: "recording",
    run({ code, eventJson, runtime }) {
      seen.push(code, runtime, JSON.parse(eventJson).request.uri);
      return {
        outcome: { kind: "returned", json: '{"statusCode":204}' },
        logs: ["from outside"],
        fuel: { handler: 1, total: 1 },
        computeUtilization: 3,
      };
    },
  };
  const result = await runFunction(passThrough, viewerRequest({ uri: "/a" }), { executor });
  expect(seen).toEqual([passThrough, "cloudfront-js-2.0", "/a"]);
  expect(result).toMatchObject({
    output: { statusCode: 204 },
    logs: ["from outside"],
    computeUtilization: 3,
  });
});

describe("runFunction behaves as njs and", () => {
  it("gives iterators of arrays no methods of their own", async () => {
    const code = "function handler(event) { console.log(String([].values().map)); return event.request; }";
    const { logs, errorMessage } = await runFunction(code, viewerRequest());
    expect([logs, errorMessage]).toEqual([["undefined"], ""]);
  });

  it("resets lastIndex in test() under 1.0", async () => {
    const code =
      "function handler(event) { var r = /b/g; r.test('ab'); console.log(String(r.lastIndex)); return event.request; }";
    const { logs } = await runFunction(code, viewerRequest(), { runtime: "cloudfront-js-1.0" });
    expect(logs).toEqual(["0"]);
  });

  it("compares custom headers with those of the event, also if the function deletes them first", async () => {
    const code = `import cf from 'cloudfront';
      function handler(event) {
        delete event.request.headers['x-a'];
        cf.updateRequestOrigin({ domainName: 'example.com', customHeaders: { 'x-a': '1' } });
        return event.request;
      }`;
    const { errorMessage } = await runFunction(code, viewerRequest({ headers: { "x-a": "0" } }));
    expect(errorMessage).toContain("x-a");
  });
});

describe("runFunction rejects a returned value", () => {
  it.each([
    [
      "a tab in a changed query parameter",
      "event.request.querystring.q = { value: 'a\\tb' }; return event.request",
      {},
    ],
    ["an event and a method", "return { method: 'GET', request: {} }", {}],
    ["base64 that is cut short", "return { statusCode: 200, body: { encoding: 'base64', data: 'YQ' } }", {}],
  ])("with %s", async (_, body, overrides) => {
    const { errorMessage } = await runFunction(
      `function handler(event) { ${body}; }`,
      viewerRequest(overrides),
    );
    expect(errorMessage).toMatch(/^The CloudFront function returned an invalid value: /);
  });
});

describe("runFunction with the option file", () => {
  const file = "docs/examples/functions/index-rewrite.js";
  const code = readFileSync(file, "utf8");
  beforeEach(() => collecting(byIstanbul));
  afterEach(stopCollecting);

  it("counts the statements that ran", async () => {
    await runFunction(code, viewerRequest({ uri: "/docs/" }), { file });
    await runFunction(readFileSync(file), viewerRequest({ uri: "/docs" }), { file });
    const [branch, otherwise] = [
      [1, 1],
      [1, 0],
    ];
    expect(collected()).toEqual({
      [resolve(file)]: { s: [2, 2, 2, 1, 1, 1, 2], f: [2], b: [branch, otherwise] },
    });
  });

  it("returns the same result as without it", async () => {
    const event = viewerRequest({ uri: "/docs/" });
    expect(await runFunction(code, event, { file })).toEqual(await runFunction(code, event));
  });

  it("counts nothing of code that its runtime rejects, which never runs", async () => {
    const modern = "docs/examples/functions/too-modern.js";
    await runFunction(readFileSync(modern), viewerRequest(), { file: modern });
    expect(collected()).toEqual({});
  });

  it.each([
    [
      "code that differs from the file's text",
      `${code}\n`,
      file,
      /it differs in line \d+; .* Give the file's text/,
    ],
    ["code that differs in line 2", code.replace("handler", "main"), file, /it differs in line 2;/],
    [
      "a file that does not exist",
      code,
      "functions/gone.js",
      /the option file is functions\/gone\.js; there is no \//,
    ],
  ])("rejects %s", async (_, text, path, message) => {
    const running = runFunction(text, viewerRequest(), { file: path });
    await expect(running).rejects.toThrow(TypeError);
    await expect(running).rejects.toThrow(message);
  });
});

describe("runFunction returns what TestFunction was reported to return", () => {
  it.each(functionResultCases)("for $name", async ({ code, event = defaultEvent, expected, ...options }) => {
    const { runtime, keyValueStore } = options;
    const result = await runFunction(code, event as ViewerEvent, { runtime, keyValueStore });
    const { output, functionOutput, errorMessage, logs } = result;
    const found = {
      ...(expected.succeeds && { succeeds: errorMessage === "" }),
      ...("value" in expected && { value: (output as ViewerResponse).headers["x-r"]?.value }),
      ...("output" in expected && { output: JSON.parse(functionOutput) }),
      ...("rawOutput" in expected && { rawOutput: functionOutput }),
      ...("error" in expected && { error: errorMessage }),
      ...("logsBytes" in expected && { logsBytes: Buffer.byteLength(logs.join("")) }),
      ...(expected.errorIncludes !== undefined && {
        errorIncludes: errorMessage.includes(expected.errorIncludes) ? expected.errorIncludes : errorMessage,
      }),
    };
    expect(found).toEqual(expected);
  });
});
