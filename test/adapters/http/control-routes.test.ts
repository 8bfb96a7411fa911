import {
  CloudFrontClient,
  CreateKeyValueStoreCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ServerOptions, startServer } from "../../../src/http.ts";
import { refusalOf } from "../../support/refusal.ts";

async function open(options: ServerOptions = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const client = new CloudFrontClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  const control = async (method: string, path: string, body?: string) => {
    const response = await fetch(`${server.url}/_mock/${path}`, {
      method,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const { error } = text ? (JSON.parse(text) as { error?: string }) : {};
    return { status: response.status, error, text, headers: response.headers };
  };
  return { server, client, control };
}

describe("a control route", () => {
  it.each([
    ["POST", "reset", '{"hard":true}', /POST \/_mock\/reset takes no body/],
    ["POST", "settle", "now", /takes no body/],
    ["POST", "reset?hard=true", undefined, /takes no query parameters, but got "hard"/],
    ["GET", "calls?operation=X", undefined, /takes no query parameters, but got "operation"/],
    ["DELETE", "faults", '{"verb":"hangs"}', /takes no body/],
    [
      "POST",
      "origins",
      '{"url":"http://127.0.0.1:1"}',
      /The origin is undefined\. Give its domain name or id/,
    ],
    ["POST", "origins", '{"origin":"api"}', /Give one of url, files and verb/],
    ["POST", "origins", '{"origin":"api","dir":"/etc"}', /There is no member "dir"/],
    ["POST", "origins", '{"origin":"api","files":{"dir":"/etc"}}', /Give them by path/],
    ["POST", "origins", '{"origin":"api","url":"http://example.com"}', /a server on this machine/],
    [
      "POST",
      "origins",
      '{"origin":"api","verb":"fails"}',
      /The verb is "fails"\. Use one of answers, answersOnce/,
    ],
    ["POST", "origins", '{"origin":"api","verb":"answers"}', /expects a status from 200 to 599/],
    ["POST", "origins", '{"origin":"api","verb":"timesOut","status":504}', /The verb timesOut has no status/],
    ["POST", "faults", "[]", /takes a JSON object\. Send JSON: /],
    [
      "POST",
      "faults",
      '{"verb":"rejects","error":"Throttling","tims":2}',
      /A fault that rejects has no member "tims"\. The members are: operation, input, verb, error/,
    ],
    ["POST", "faults", '{"verb":"hangs","ms":2}', /A fault that hangs has no member "ms"/],
    ["POST", "faults", '{"verb":"hangs","__proto__":1}', /has no member "__proto__"/],
    [
      "POST",
      "faults",
      '{"verb":"hangs","operation":"GetFunction","input":{"name":"edge"}}',
      /The input of GetFunction has no member "name"\. The members are: Name, Stage/,
    ],
    ["POST", "faults", '{"verb":"hangs","input":[]}', /The input is \[\]/],
    [
      "POST",
      "faults",
      '{"verb":"rejectsTimes","error":"Throttling"}',
      /The member times of rejectsTimes is undefined\. Give a number/,
    ],
    ["POST", "faults", '{"verb":"delays","ms":"1"}', /The member ms of delays is "1"/],
    ["POST", "objects", '{"redirects.json":"{}"}', /The object "redirects\.json" has no bucket and key/],
    [
      "POST",
      "objects",
      '{"bucket/redirects.json":{}}',
      /The object "bucket\/redirects\.json" is \{\}\. Give its content as a string/,
    ],
  ])("rejects %s %s %s", async (method, path, body, message) => {
    const { server, control } = await open();
    const response = await control(method, path, body);
    expect(response.status).toBe(400);
    expect(response.error).toMatch(message);
    expect(server.mock.faults.pending()).toEqual([]);
  });

  it("accepts an empty object if it takes no members", async () => {
    const { control } = await open();
    expect((await control("POST", "reset", "{}")).status).toBe(204);
  });

  it("does not need the signature that operations need", async () => {
    const { server, control } = await open({ credentials: { accessKeyId: "a", secretAccessKey: "b" } });
    expect((await control("GET", "state")).status).toBe(200);
    expect((await fetch(`${server.url}/2020-05-31/function`)).status).toBe(403);
  });

  it("plans a fault for an operation of the data plane", async () => {
    const { server, control } = await open();
    expect((await control("POST", "faults", '{"operation":"GetKey","verb":"hangsOnce"}')).status).toBe(204);
    expect(server.mock.faults.pending()).toMatchObject([{ fault: "hangsOnce()" }]);
  });
});

describe("POST /_mock/objects", () => {
  const importStore = new CreateKeyValueStoreCommand({
    Name: "redirects",
    ImportSource: { SourceType: "S3", SourceARN: "arn:aws:s3:::bucket/redirects.json" },
  });
  const objects = JSON.stringify({ "bucket/redirects.json": '{"data":[{"key":"/old","value":"/new"}]}' });

  it("supplies the objects that CreateKeyValueStore imports, until a reset", async () => {
    const { server, client, control } = await open();
    expect((await control("POST", "objects", objects)).status).toBe(204);
    expect((await control("GET", "objects")).text).toBe('["bucket/redirects.json"]');
    await client.send(importStore);
    expect(server.mock.state().keyValueData?.redirects).toMatchObject({ items: { "/old": "/new" } });
    await control("POST", "reset");
    expect((await control("GET", "objects")).text).toBe("[]");
  });

  it("is the advice for an object that is missing, without TypeScript", async () => {
    const { client } = await open();
    const { message } = await refusalOf(client.send(importStore));
    expect(message).toMatch(/no object bucket\/redirects\.json in S3\. .*POST \/_mock\/objects\.$/);
    expect(message).not.toContain("mockCloudFront(");
  });

  it.each(["{", "[1,", "text", ""])(
    "with a file that is not JSON does not repeat V8's message: %j",
    async (text) => {
      const { server, client, control } = await open();
      await control("POST", "objects", JSON.stringify({ "bucket/redirects.json": text }));
      await refusalOf(client.send(importStore).then(() => Promise.reject(new Error("created"))));
      const state =
        JSON.stringify(server.mock.state()) + server.mock.calls().map(({ error }) => error?.message);
      expect(state).not.toMatch(/Unexpected|position \d/);
    },
  );

  it("does not change the object that the option objects was given", async () => {
    const given = { "bucket/a.json": "{}" };
    const { control } = await open({ objects: given });
    await control("POST", "objects", objects);
    expect(given).toEqual({ "bucket/a.json": "{}" });
    await control("POST", "reset");
    expect((await control("GET", "objects")).text).toBe('["bucket/a.json"]');
  });
});

describe("the call log of a server", () => {
  it("keeps the newest calls and reports how many it dropped", async () => {
    const { server, client, control } = await open({ maxCalls: 2 });
    for (const MaxItems of [1, 2, 3]) {
      await client.send(new ListFunctionsCommand({ MaxItems }));
    }
    expect(server.mock.calls().map(({ input }) => input)).toEqual([{ MaxItems: 2 }, { MaxItems: 3 }]);
    expect((await control("GET", "calls")).headers.get("x-mock-dropped-calls")).toBe("1");
    expect(server.droppedCalls).toBe(1);
    await control("POST", "reset");
    expect((await control("GET", "calls")).headers.get("x-mock-dropped-calls")).toBe("0");
  });

  it("keeps no calls with maxCalls: 0", async () => {
    const { server, client } = await open({ maxCalls: 0 });
    await client.send(new ListFunctionsCommand({}));
    expect(server.mock.calls()).toEqual([]);
    expect(server.droppedCalls).toBe(1);
  });

  it("stays small under large requests that are wrong", { timeout: 60_000 }, async () => {
    const { server } = await open();
    const { arn } = server.mock.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    const body = `{"Puts":[${"{},".repeat(340_000)}{}]}`;
    for (let i = 0; i < 8; i++) {
      const path = `${server.url}/key-value-stores/${encodeURIComponent(arn)}/keys`;
      const response = await fetch(path, { method: "POST", body });
      expect((await response.arrayBuffer()).byteLength).toBeLessThan(10_000);
    }
    expect(server.droppedCalls).toBeGreaterThan(1);
  });

  it("rejects a fault with an unknown error without advice in TypeScript", async () => {
    const { client, control } = await open();
    const { status, error } = await control("POST", "faults", '{"verb":"rejects","error":"Throtling"}');
    expect(status).toBe(400);
    expect(error).toMatch(/Throtling/);
    expect(error).not.toMatch(/new \w+|faults\.|Command/);
    await control("POST", "faults", '{"verb":"rejectsOnce","error":"Throttling"}');
    expect(await refusalOf(client.send(new ListFunctionsCommand({})))).toMatchObject({ name: "Throttling" });
  });
});
