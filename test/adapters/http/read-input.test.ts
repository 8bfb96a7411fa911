import { describe, expect, it, onTestFinished } from "vitest";
import { type RunningServer, startServer } from "../../../src/http.ts";
import { cloudFront, keyValueStore } from "../../../src/index.ts";
import { getOperations } from "../../../src/sdk/server-protocol.ts";
import { getShape, type Shape } from "../../../src/sdk/shape.ts";
import { sampleCases } from "../../support/effort.ts";

async function open(): Promise<RunningServer> {
  const server = await startServer();
  onTestFinished(() => server.close());
  return server;
}

/** Words that only the SDK, its parsers or V8 use. */
const internals =
  /@aws-sdk|@smithy|Cannot (?:read|convert)|is not (?:a function|iterable|valid JSON)|Maximum call|Unexpected (?:token|end)|Unhandled|TypeError|RangeError|\bundefined\b|\n\s+at /;

async function send(server: RunningServer, method: string, path: string, body: string): Promise<string> {
  const response = await fetch(server.url + path, { method, body, headers: { "if-match": "ETVPDKIKX0DER" } });
  const text = await response.text();
  return (response.status >= 500 && response.status !== 501) || internals.test(text)
    ? `${response.status} ${method} ${path} ${body}: ${text}`
    : "";
}

/** Contents that do not belong to any member of a request. */
const wrongContents = [
  "text",
  "<Items>text</Items>",
  "<Items><X/><X/></Items>",
  "<Quantity>x</Quantity>",
  "",
];

/** Yields elements for a member and the members in it, each with wrong contents. */
function* createWrongElements(name: string, shape: Shape, depth = 0): Generator<string> {
  for (const content of wrongContents) {
    yield `<${name}>${content}</${name}>`;
  }
  yield `<${name}/><${name}>text</${name}>`;
  if (shape.kind === "structure" && depth < 3) {
    for (const member of shape.members) {
      for (const element of createWrongElements(member.name, member.shape, depth + 1)) {
        yield `<${name}>${element}</${name}>`;
      }
    }
  }
}

describe("a request with a wrong body", () => {
  it("is never a 500, for any member of any XML operation", { timeout: 120_000 }, async () => {
    const server = await open();
    const requests: { method: string; path: string; body: string }[] = [];
    for (const [, , , traits, input] of getOperations(cloudFront)) {
      const [method, uri] = (traits as { http: [string, string, number] }).http;
      const path = uri.replace(/\{\w+\+?\}/g, "x");
      const shape = getShape(input);
      if (method === "GET" || shape.kind !== "structure") {
        continue;
      }
      for (const { name, shape: part, location } of shape.members) {
        if (location === "body") {
          for (const element of createWrongElements(name, part)) {
            requests.push({ method, path, body: part.kind === "structure" ? element : `<R>${element}</R>` });
          }
        }
      }
    }
    const failures: string[] = [];
    for (const { method, path, body } of sampleCases(requests)) {
      failures.push(await send(server, method, path, body));
    }
    expect(failures.length).toBeGreaterThan(200);
    expect(failures.filter(Boolean)).toEqual([]);
  });

  it("is never a 500, for any member of any JSON operation", async () => {
    const server = await open();
    const { arn } = server.mock.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const values = [
      "null",
      "1",
      '"text"',
      "true",
      "[null]",
      "[[]]",
      "[{}]",
      '{"length":1e9}',
      '{"length":-1}',
      '[{"Key":{},"Value":[]}]',
      deep,
    ];
    const failures: string[] = [];
    for (const [, , , traits, input] of getOperations(keyValueStore)) {
      const [method, uri] = (traits as { http: [string, string, number] }).http;
      const path = uri.replace("{KvsARN}", encodeURIComponent(arn)).replace("{Key}", "a");
      const shape = getShape(input);
      if (method === "GET" || shape.kind !== "structure") {
        continue;
      }
      const bodies = shape.members.flatMap(({ name }) => values.map((value) => `{"${name}":${value}}`));
      for (const body of [...bodies, "null", "[]", '"x"', "{", deep, '{"__proto__":{}}']) {
        failures.push(await send(server, method, path, body));
      }
    }
    expect(failures.filter(Boolean)).toEqual([]);
  });

  it("is rejected immediately if a list only claims a length", async () => {
    const server = await open();
    const { arn, dataEtag } = server.mock.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const started = performance.now();
    const response = await fetch(`${server.url}/key-value-stores/${encodeURIComponent(arn)}/keys`, {
      method: "POST",
      headers: { "if-match": dataEtag },
      body: '{"Puts":{"length":1e9}}',
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect([response.status, response.headers.get("x-amzn-errortype")]).toEqual([400, "ValidationException"]);
    await expect(response.json()).resolves.toEqual({
      message: expect.stringMatching(/at 'puts' failed to satisfy constraint: Member must be a list/),
    });
    expect(server.mock.calls()[0]?.input).toMatchObject({ Puts: { length: 1e9 } });
  });

  it("names at most 20 violations", async () => {
    const server = await open();
    const { arn, dataEtag } = server.mock.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const response = await fetch(`${server.url}/key-value-stores/${encodeURIComponent(arn)}/keys`, {
      method: "POST",
      headers: { "if-match": dataEtag },
      body: `{"Puts":[${"1,".repeat(300_000)}1]}`,
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toMatch(/^\{"message":"300001 validation errors detected: .*; and 299981 more"\}$/);
    expect(text.length).toBeLessThan(5000);
  });

  it.each([
    ["<CreateFunctionRequest><Name>a</Name>", /^The XML of CreateFunction is not well-formed/],
    ["<!DOCTYPE a><a/>", /^The XML of CreateFunction is not well-formed/],
    ["<a><FunctionConfig>text</FunctionConfig></a>", /Value null at 'functionConfig.comment' failed/],
  ])("is MalformedXML in the service's words: %s", async (body, message) => {
    const { url } = await open();
    const response = await fetch(`${url}/2020-05-31/function`, { method: "POST", body });
    const [, code, text = ""] =
      /<Code>(.*)<\/Code><Message>(.*)<\/Message>/.exec(await response.text()) ?? [];
    expect([response.status, code]).toEqual([400, "MalformedXML"]);
    expect(text).toMatch(message);
  });
});

describe("a byte order mark", () => {
  it("before XML is skipped", async () => {
    const { url } = await open();
    const response = await fetch(`${url}/2020-05-31/function`, {
      method: "POST",
      body: "\ufeff<CreateFunctionRequest><Name>a</Name><FunctionConfig><Comment/><Runtime>cloudfront-js-2.0</Runtime></FunctionConfig><FunctionCode>ZnVuY3Rpb24gaGFuZGxlcihlKSB7IHJldHVybiBlLnJlcXVlc3Q7IH0=</FunctionCode></CreateFunctionRequest>",
    });
    expect(response.status).toBe(201);
  });

  it("before JSON is skipped", async () => {
    const { url, mock } = await open();
    const { arn, dataEtag } = mock.seed.keyValueStore({ name: "redirects", items: {} });
    const response = await fetch(`${url}/key-value-stores/${encodeURIComponent(arn)}/keys/a`, {
      method: "PUT",
      headers: { "if-match": dataEtag },
      body: '\ufeff{"Value":"1"}',
    });
    expect(response.status).toBe(200);
  });

  it("before the JSON of a control route is skipped", async () => {
    const { url } = await open();
    const response = await fetch(`${url}/_mock/faults`, {
      method: "POST",
      body: '\ufeff{"verb":"hangsOnce"}',
    });
    expect(response.status).toBe(204);
  });
});
