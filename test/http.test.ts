import { Agent, request as httpRequest } from "node:http";
import {
  CloudFrontClient,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  ListTrustStoresCommand,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type RunningServer, requestHandler, type ServerOptions, startServer } from "../src/http.ts";
import { mockCloudFront } from "../src/index.ts";
import { viewerRequest } from "../src/runtime.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "./support/make.ts";
import { rawRequest } from "./support/raw-request.ts";
import { refusalOf } from "./support/refusal.ts";
import { withoutTrustStores } from "./support/without-trust-stores.ts";

const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "secret" };

async function serve(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return server;
}

function clientOf({ url }: { readonly url: string }, configuration: object = {}) {
  return new CloudFrontClient({ endpoint: url, region: "us-east-1", credentials, ...configuration });
}

function list() {
  return new ListFunctionsCommand({});
}

describe("requestHandler", () => {
  const open = () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const client = new CloudFrontClient({
      region: "us-east-1",
      credentials,
      requestHandler: requestHandler(cloudfront),
    });
    return { cloudfront, client };
  };

  it("connects a client to the mock without a stub", async () => {
    const { cloudfront, client } = open();
    await client.send(new CreateFunctionCommand(makeFunction()));
    await expect(client.send(list())).resolves.toMatchObject({ FunctionList: { Quantity: 1 } });
    expect(cloudfront.calls().map(({ operation }) => operation)).toEqual(["CreateFunction", "ListFunctions"]);
    expect(Object.hasOwn(client, "send")).toBe(false);
  });

  it("rejects with the mock's error if no service handles an operation", async () => {
    const cloudfront = mockCloudFront({ clients: [], services: withoutTrustStores });
    const client = new CloudFrontClient({
      region: "us-east-1",
      credentials,
      requestHandler: requestHandler(cloudfront),
    });
    const error = await refusalOf(client.send(new ListTrustStoresCommand({})));
    expect(error).toMatchObject({ name: "MockCloudFrontError", code: "UNHANDLED_OPERATION" });
  });

  it("rejects with the mock's error for a request that is not CloudFront's", async () => {
    const { client } = open();
    client.middlewareStack.add(
      (next) => (args) => next({ ...args, request: { ...(args.request as object), path: "/bucket/key" } }),
      { step: "finalizeRequest", priority: "low" },
    );
    await expect(client.send(list())).rejects.toMatchObject({
      code: "UNKNOWN_OPERATION",
      message: expect.stringContaining("GET /bucket/key"),
    });
  });

  it("rejects an argument that is not a mock", () => {
    expect(() => requestHandler({} as never)).toThrow("Pass the result of mockCloudFront({ clients: [] })");
    expect(() => requestHandler(undefined as never)).toThrow("but got undefined");
  });
});

describe("startServer", () => {
  it("serves an unstubbed client from the creation of a function to its deletion", async () => {
    const server = await serve();
    const client = clientOf(server);
    const { ETag, Location } = await client.send(new CreateFunctionCommand(makeFunction()));
    expect(Location).toMatch(/function\/.*edge$/);
    const tested = await client.send(
      new TestFunctionCommand({
        Name: "edge",
        IfMatch: ETag,
        EventObject: bytes(JSON.stringify(viewerRequest())),
      }),
    );
    expect(tested.TestResult).toMatchObject({ FunctionErrorMessage: "", FunctionSummary: { Name: "edge" } });
    const updated = await client.send(
      new UpdateFunctionCommand({
        Name: "edge",
        IfMatch: ETag,
        FunctionConfig: makeConfig({ Comment: "zwei" }),
        FunctionCode: bytes(passThrough),
      }),
    );
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: updated.ETag }));
    const { FunctionCode, ContentType } = await client.send(
      new GetFunctionCommand({ Name: "edge", Stage: "LIVE" }),
    );
    expect(FunctionCode?.transformToString()).toBe(passThrough);
    expect(ContentType).toBe("application/octet-stream");
    await expect(
      client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: "ESTALE" })),
    ).rejects.toMatchObject({
      name: "InvalidIfMatchVersion",
    });
    await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: updated.ETag }));
    await expect(client.send(new DescribeFunctionCommand({ Name: "edge" }))).rejects.toMatchObject({
      name: "NoSuchFunctionExists",
      $metadata: { httpStatusCode: 404 },
    });
    expect(server.mock.state()).toEqual({});
  });

  it("sends the ETag of UpdateFunction under both header names", async () => {
    const server = await serve();
    const { etag } = server.mock.seed.function({ name: "edge", code: passThrough });
    const response = await fetch(`${server.url}/2020-05-31/function/edge`, {
      method: "PUT",
      headers: { "if-match": etag },
      body:
        "<UpdateFunctionRequest><FunctionConfig><Comment>x</Comment><Runtime>cloudfront-js-2.0</Runtime>" +
        `</FunctionConfig><FunctionCode>${Buffer.from(passThrough).toString("base64")}</FunctionCode></UpdateFunctionRequest>`,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe(response.headers.get("ettag"));
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[\da-f-]{36}$/);
  });

  it("responds with an error to an unhandled operation and to an error of a handler", async () => {
    const server = await serve({ services: withoutTrustStores });
    const client = clientOf(server, { maxAttempts: 1 });
    await expect(client.send(new ListTrustStoresCommand({}))).rejects.toMatchObject({
      name: "NotImplemented",
      message: expect.stringContaining("ListTrustStores is not handled"),
      $metadata: { httpStatusCode: 501 },
    });
    server.mock.override("ListFunctions", () => {
      throw new TypeError("of the handler");
    });
    const error = await refusalOf(client.send(list()));
    expect(error).toMatchObject({
      name: "InternalError",
      message: "of the handler",
      $metadata: { httpStatusCode: 500 },
    });
  });

  it("disconnects if a handler throws ECONNRESET", async () => {
    const server = await serve();
    server.mock.override("ListFunctions", () => {
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    });
    await expect(clientOf(server, { maxAttempts: 1 }).send(list())).rejects.toMatchObject({
      code: "ECONNRESET",
    });
  });

  it("is reachable over IPv6, by localhost and by the name of an account", async () => {
    const server = await serve({ host: "::1" });
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    await expect(clientOf(server).send(list())).resolves.toBeDefined();
    const local = await serve({ host: "localhost" });
    await expect(clientOf(local).send(list())).resolves.toBeDefined();
    await expect(
      rawRequest(
        (await serve()).port,
        "GET /_mock/state HTTP/1.1\r\nHost: 123456789012.localhost:80\r\nConnection: close\r\n\r\n",
      ),
    ).resolves.toMatch(/^HTTP\/1\.1 200/);
  });

  it("warns about an address that other machines can reach", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const server = await serve({ host: "0.0.0.0" });
    expect(warned).toHaveBeenCalledWith(
      expect.stringContaining("listens on 0.0.0.0"),
      "MockCloudFrontWarning",
    );
    warned.mockRestore();
    await expect(clientOf({ url: `http://127.0.0.1:${server.port}` }).send(list())).resolves.toBeDefined();
  });

  it.each([
    ["port", -1],
    ["port", "80"],
    ["host", ""],
    ["allowedHosts", "mock"],
    ["requestTimeout", 0],
    ["accountId", "1"],
  ])("rejects the option %s with the value %j", async (name, value) => {
    const start = startServer({ [name]: value } as object);
    await expect(start).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("rejects with Node's error if the port is in use", async () => {
    const { port } = await serve();
    await expect(startServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("close() ends every connection, including those in flight, and frees the port", async () => {
    const server = await startServer();
    const agent = new Agent({ keepAlive: true });
    server.mock.override("ListFunctions", () => new Promise(() => {}));
    const hanging = new Promise<string>((resolve) => {
      httpRequest(`${server.url}/2020-05-31/function`, { agent }, () => resolve("answered"))
        .on("error", ({ message }) => resolve(message))
        .end();
    });
    await vi.waitFor(() => expect(server.mock.calls()).toHaveLength(1));
    await server.close();
    await expect(hanging).resolves.toMatch(/hang up|reset/i);
    const again = await startServer({ port: server.port });
    await again.close();
  });

  it("logs one line per request", async () => {
    const lines: string[] = [];
    const server = await serve({ log: (line) => lines.push(line) });
    await clientOf(server).send(list());
    await fetch(`${server.url}/nowhere`);
    expect(lines[0]).toMatch(/^GET \/2020-05-31\/function\S* 200 ListFunctions [\d.]+ ms$/);
    expect(lines[1]).toMatch(/^GET \/nowhere 404 [\d.]+ ms$/);
  });
});

describe("the endpoint", () => {
  const errorForm =
    /<ErrorResponse xmlns="http:\/\/cloudfront\.amazonaws\.com\/doc\/2020-05-31\/"><Error><Type>/;
  const host = "Host: localhost\r\n";
  const big = "x".repeat(1 << 20);

  it.each([
    ["an unknown path", "GET /nowhere HTTP/1.1\r\nHOST\r\n", 404, "UnknownOperation"],
    ["a wrong method", "PATCH /2020-05-31/function/edge HTTP/1.1\r\nHOST\r\n", 405, "MethodNotAllowed"],
    ["an unknown method", "BREW /2020-05-31/function HTTP/1.1\r\nHOST\r\n", 400, "BadRequest"],
    ["bytes that are not HTTP", "hello\r\n\r\n", 400, "BadRequest"],
    [
      "the Host of another machine",
      "GET /2020-05-31/function HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      403,
      "AccessDenied",
    ],
    [
      "a Host that begins with localhost",
      "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n",
      403,
      "AccessDenied",
    ],
    [
      "the Origin of another machine",
      "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n",
      403,
      "AccessDenied",
    ],
    ["a request without Host", "GET /2020-05-31/function HTTP/1.0\r\n\r\n", 403, "AccessDenied"],
    [
      "a header that is too large",
      `GET / HTTP/1.1\r\nX: ${"y".repeat(20_000)}\r\nHOST\r\n`,
      431,
      "RequestHeaderSectionTooLarge",
    ],
    [
      "a Content-Length that is too large",
      "POST /2020-05-31/function HTTP/1.1\r\nContent-Length: 1048577\r\nHOST\r\n",
      413,
      "RequestEntityTooLarge",
    ],
    [
      "an expected body that is too large",
      "POST /2020-05-31/function HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\nHOST\r\n",
      413,
      "RequestEntityTooLarge",
    ],
    [
      "chunks that are too large together",
      `POST /2020-05-31/function HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHOST\r\n100000\r\n${big}\r\n1\r\nx\r\n`,
      413,
      "RequestEntityTooLarge",
    ],
    [
      "malformed XML",
      "POST /2020-05-31/function HTTP/1.1\r\nContent-Length: 9\r\nHOST\r\n<a><b></a",
      400,
      "MalformedXML",
    ],
    [
      "malformed base64",
      "POST /2020-05-31/function HTTP/1.1\r\nContent-Length: 41\r\nHOST\r\n<F><FunctionCode>?!?!?</FunctionCode></F>",
      400,
      "MalformedXML",
    ],
    [
      "a path that cannot be decoded",
      "GET /2020-05-31/function/%E0%A4%A HTTP/1.1\r\nHOST\r\n",
      400,
      "MalformedXML",
    ],
  ])("responds to %s with an error", async (_, request, status, code) => {
    const { port } = await serve();
    const answer = await rawRequest(port, request.replace("HOST\r\n", `${host}Connection: close\r\n\r\n`));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`<Code>${code}</Code>`);
    expect(answer).toMatch(errorForm);
    expect(answer).toMatch(/x-amzn-requestid: [\da-f-]{36}/i);
    expect(answer).not.toMatch(/\n\s+at |src\/|node_modules/);
  });

  it("responds to a slow client with 408", async () => {
    const { port } = await serve({ requestTimeout: 100 });
    const answer = await rawRequest(
      port,
      "POST /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n<a",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("<Code>RequestTimeout</Code>");
  });

  it("serves requests to allowed hosts", async () => {
    const { port } = await serve({ allowedHosts: ["mock"] });
    const ask = "GET /2020-05-31/function HTTP/1.1\r\nHost: mock:4567\r\nConnection: close\r\n\r\n";
    await expect(rawRequest(port, ask)).resolves.toMatch(/^HTTP\/1\.1 200 /);
  });

  it("serves HEAD, chunked bodies and Expect: 100-continue on one connection", async () => {
    const { port, mock } = await serve();
    const body = `<CreateFunctionRequest><Name>a</Name><FunctionConfig><Comment/><Runtime>cloudfront-js-2.0</Runtime></FunctionConfig><FunctionCode>${Buffer.from(passThrough).toString("base64")}</FunctionCode></CreateFunctionRequest>`;
    const post = "POST /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\n";
    const answer = await rawRequest(
      port,
      `HEAD /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\n\r\n${post}Transfer-Encoding: chunked\r\n\r\n` +
        `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n${post}Expect: 100-continue\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toEqual(["200", "201", "100", "409"]);
    expect(answer.slice(0, answer.indexOf("HTTP/1.1 201"))).not.toContain("<FunctionList");
    expect(Object.keys(mock.state().functions ?? {})).toEqual(["a/DEVELOPMENT"]);
  });
});

describe("a server with credentials", () => {
  it("accepts valid signatures of paths with special characters, of queries and of bodies", async () => {
    const server = await serve({ credentials });
    const client = clientOf(server);
    await client.send(new CreateFunctionCommand(makeFunction()));
    await client.send(new ListFunctionsCommand({ MaxItems: 3, Marker: "1", Stage: "LIVE" }));
    await expect(client.send(new DescribeFunctionCommand({ Name: "a b/é+%~" }))).rejects.toMatchObject({
      name: expect.not.stringMatching(/Signature/),
    });
  });

  it.each([
    [
      "a wrong key",
      { credentials: { ...credentials, secretAccessKey: "other" } },
      "SignatureDoesNotMatch",
      403,
    ],
    [
      "an unknown access key",
      { credentials: { ...credentials, accessKeyId: "AKIAOTHER" } },
      "InvalidClientTokenId",
      403,
    ],
    ["a time in the past", { systemClockOffset: -600_000 }, "SignatureDoesNotMatch", 403],
    ["a time in the future", { systemClockOffset: 600_000 }, "SignatureDoesNotMatch", 403],
  ])("rejects a signature with %s", async (_, configuration, name, status) => {
    const server = await serve({ credentials });
    const client = clientOf(server, { maxAttempts: 1, ...configuration });
    const error = await refusalOf(client.send(list()));
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: status } });
    if ("systemClockOffset" in configuration) {
      expect(error.message).toMatch(/^Signature (expired|not yet current): \d{8}T\d{6}Z is /);
    }
    expect(server.mock.calls()).toEqual([]);
  });

  it("rejects the signature of another body", async () => {
    const server = await serve({ credentials });
    const client = clientOf(server);
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string; headers: Record<string, string> };
        request.body = request.body.replace("a test", "b test");
        return next(args);
      },
      { step: "deserialize", priority: "low" },
    );
    await expect(client.send(new CreateFunctionCommand(makeFunction()))).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
  });

  it.each([
    ["", 403, "MissingAuthenticationToken"],
    ["Authorization: Basic dTpw\r\n", 400, "IncompleteSignature"],
    [
      "Authorization: AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/cloudfront/aws4_request, SignedHeaders=host, Signature=00\r\n",
      400,
      "IncompleteSignature",
    ],
  ])("rejects the missing or incomplete signature %j", async (header, status, code) => {
    const { port } = await serve({ credentials });
    const answer = await rawRequest(
      port,
      `GET /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\n${header}Connection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`<Code>${code}</Code>`);
  });
});

describe("the control routes", () => {
  it("return state and calls with bytes as text, and reset and settle the mock", async () => {
    const server = await serve({ propagation: "manual" });
    await clientOf(server).send(new CreateFunctionCommand(makeFunction()));
    await refusalOf(clientOf(server).send(new DescribeFunctionCommand({ Name: "other" })));
    const control = async (method: string, path: string) => fetch(`${server.url}/_mock/${path}`, { method });
    await expect((await control("GET", "state")).json()).resolves.toMatchObject({
      functions: { "edge/DEVELOPMENT": { name: "edge", code: passThrough } },
    });
    await expect((await control("GET", "calls")).json()).resolves.toMatchObject(
      [
        {
          operation: "CreateFunction",
          input: { Name: "edge", FunctionCode: passThrough },
          output: { ETag: /^E/ },
        },
        { operation: "DescribeFunction", error: { name: "NoSuchFunctionExists" } },
      ].map(({ output, ...call }) => call),
    );
    expect((await control("POST", "settle")).status).toBe(204);
    expect((await control("POST", "reset")).status).toBe(204);
    expect(server.mock.state()).toEqual({});
  });

  it("plan faults and remove them", async () => {
    const server = await serve();
    const plan = (fault: object) =>
      fetch(`${server.url}/_mock/faults`, { method: "POST", body: JSON.stringify(fault) });
    const client = clientOf(server, { maxAttempts: 1 });
    expect(
      (
        await plan({
          operation: "ListFunctions",
          input: { MaxItems: 1 },
          verb: "rejectsOnce",
          error: "Throttling",
        })
      ).status,
    ).toBe(204);
    await client.send(list());
    await expect(client.send(new ListFunctionsCommand({ MaxItems: 1 }))).rejects.toMatchObject({
      name: "Throttling",
    });
    await plan({ verb: "disconnectsOnce" });
    await expect(client.send(list())).rejects.toMatchObject({ code: "ECONNRESET" });
    await plan({ verb: "rejectsTimes", times: 2, error: "ServiceUnavailable" });
    await expect(clientOf(server).send(list())).resolves.toMatchObject({ $metadata: { attempts: 3 } });
    await plan({ verb: "rejects", error: "AccessDenied" });
    expect((await fetch(`${server.url}/_mock/faults`, { method: "DELETE" })).status).toBe(204);
    await expect(client.send(list())).resolves.toBeDefined();
  });

  it.each<[unknown, RegExp]>([
    ["not JSON", /Send JSON/],
    [{}, /The verb is undefined. Use one of rejects,/],
    [{ verb: "toString" }, /The verb is "toString"/],
    [{ verb: "rejects" }, /The error is undefined/],
    [{ verb: "rejects", error: "NoSuchThing" }, /NoSuchThing/],
    [{ verb: "rejects", error: "Throttling", operation: "Nothing" }, /no operation "Nothing"/],
    [{ verb: "hangs", input: 1 }, /The input is 1/],
    [{ verb: "delays", ms: "1" }, /delays/],
  ])("reject the fault %j", async (fault, reason) => {
    const server = await serve();
    const body = typeof fault === "string" ? fault : JSON.stringify(fault);
    const response = await fetch(`${server.url}/_mock/faults`, { method: "POST", body });
    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({ error: expect.stringMatching(reason) });
  });

  it.each([
    ["GET", "reset", 405, "takes POST, not GET"],
    ["POST", "state", 405, "takes GET, not POST"],
    ["GET", "toString", 404, "There are: /_mock/reset"],
  ])("list the valid methods and paths for %s %s", async (method, path, status, text) => {
    const response = await fetch(`${(await serve()).url}/_mock/${path}`, { method });
    expect(response.status).toBe(status);
    await expect(response.json()).resolves.toMatchObject({ error: expect.stringContaining(text) });
  });
});
