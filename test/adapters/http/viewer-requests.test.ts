import { createServer, type IncomingMessage, type RequestOptions, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { type RunningServer, type ServerOptions, startServer } from "../../../src/http.ts";
import { rawRequest } from "../../support/raw-request.ts";

interface Received {
  readonly status: number | undefined;
  readonly statusText: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** Starts an endpoint with the distribution E1, alias www.example.com, whose origin answers with what it got. */
async function open(options: ServerOptions = {}) {
  const server = await startServer({
    origins: async (request) =>
      Response.json(
        { method: request.method, url: request.url, body: await request.text() },
        { headers: { "set-cookie": "origin=1" } },
      ),
    ...options,
  });
  onTestFinished(() => server.close());
  const { seed } = server.mock;
  seed.function({
    name: "rewrite",
    publish: true,
    code: `function handler(event) {
      var request = event.request;
      console.log(JSON.stringify({ host: request.headers.host.value, ip: event.viewer.ip, names: Object.keys(request.headers) }));
      if (request.uri.endsWith("/")) request.uri += "index.html";
      return request;
    }`,
  });
  const { domainName } = seed.distribution({
    id: "E1",
    aliases: ["www.example.com"],
    functions: { "viewer-request": "rewrite" },
    methods: "all",
    cachePolicy: "CachingDisabled",
    originRequestPolicy: "AllViewerExceptHostHeader",
  });
  return { server, domainName };
}

/** Sends a request as it is: `fetch` would normalize the path and replace Host. */
function send(
  { port }: RunningServer,
  path: string,
  { body = "", ...options }: RequestOptions & { body?: string } = {},
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest({ host: "127.0.0.1", port, path, agent: false, ...options }, (incoming) => {
      const { statusCode: status, statusMessage: statusText, headers, rawHeaders } = incoming;
      text(incoming).then(
        (received) => resolve({ status, statusText, headers, rawHeaders, body: received }),
        reject,
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const host = "e1.cloudfront.localhost";

describe("viewers over HTTP", () => {
  it("serves a distribution by its id, as a viewer of its domain name over HTTPS", async () => {
    const { server, domainName } = await open();
    const { status, headers, body } = await send(server, "/blog/?a=1&b=%20", { headers: { host } });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      method: "GET",
      url: "https://origin.example.com/blog/index.html?a=1&b=%20",
      body: "",
    });
    expect(headers).toMatchObject({ "x-cache": "Miss from cloudfront", "content-type": "application/json" });
    const [visit] = server.mock.visits();
    expect(visit?.url).toBe(`https://${domainName}/blog/?a=1&b=%20`);
    expect(JSON.parse(visit?.functions[0]?.logs[0] as string)).toMatchObject({
      host: domainName,
      ip: "127.0.0.1",
    });
  });

  it("serves an alias by Host and by x-mock-cloudfront-host, which functions do not see", async () => {
    const { server } = await open();
    await send(server, "/a", { headers: { host: "www.example.com" } });
    const response = await fetch(`${server.url}/a`, {
      headers: { "x-mock-cloudfront-host": "www.example.com" },
    });
    expect(response.status).toBe(200);
    const visits = server.mock.visits();
    expect(visits.map(({ url }) => url)).toEqual(["https://www.example.com/a", "https://www.example.com/a"]);
    expect(visits[1]?.functions[0]?.logs[0]).not.toContain("x-mock-cloudfront-host");
  });

  it("passes on the path and the header lines as they were sent", async () => {
    const { server } = await open();
    await rawRequest(
      server.port,
      `GET /a/../b//%7Ec?x HTTP/1.1\r\nHost: ${host}\r\nX-A: 1\r\nx-a: 2\r\nConnection: close\r\n\r\n`,
    );
    const [visit] = server.mock.visits();
    expect(visit?.url).toMatch(/\/a\/\.\.\/b\/\/%7Ec\?x$/);
    expect(visit?.functions[0]?.event.request.headers["x-a"]?.multiValue).toEqual([
      { value: "1" },
      { value: "2" },
    ]);
  });

  it("passes bodies on", async () => {
    const { server } = await open();
    const { body } = await send(server, "/form", { method: "POST", headers: { host }, body: "a=1" });
    expect(JSON.parse(body)).toMatchObject({ method: "POST", body: "a=1" });
  });

  it("answers with several Set-Cookie lines", async () => {
    const { server } = await open({
      origins: () =>
        new Response("", {
          headers: [
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2"],
          ],
        }),
    });
    const { headers } = await send(server, "/", { headers: { host } });
    expect(headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  });

  it("answers HEAD without a body", async () => {
    const { server } = await open();
    const { status, body } = await send(server, "/", { method: "HEAD", headers: { host } });
    expect([status, body]).toEqual([200, ""]);
  });

  it("redirects a viewer of HTTP, which x-forwarded-proto stands for", async () => {
    const { server } = await open();
    const { status, headers } = await send(server, "/a?b", {
      headers: { host, "x-forwarded-proto": "http" },
    });
    expect(status).toBe(301);
    expect(headers.location).toMatch(/^https:\/\/d\w+\.cloudfront\.net\/a\?b$/);
  });

  it("shows CloudFront's page for a name that no distribution has", async () => {
    const { server } = await open();
    const { status, body } = await send(server, "/", { headers: { host: "e2.cloudfront.localhost" } });
    expect(status).toBe(403);
    expect(body).toContain("Bad request.");
  });

  it("keeps the API where it was", async () => {
    const { server } = await open();
    const response = await fetch(`${server.url}/2020-05-31/function`);
    expect(await response.text()).toContain("<FunctionList");
    expect(server.mock.calls()).toHaveLength(1);
  });

  it("serves paths of the API to viewers as paths of the site", async () => {
    const { server } = await open();
    const { body } = await send(server, "/_mock/state", { headers: { host } });
    expect(JSON.parse(body)).toMatchObject({ url: "https://origin.example.com/_mock/state" });
    expect(server.mock.calls()).toEqual([]);
  });

  it.each([
    ["a foreign Host", { host: "evil.example" }],
    [
      "a foreign Host with the header for viewers",
      { host: "evil.example", "x-mock-cloudfront-host": "www.example.com" },
    ],
    [
      "a preflight of a foreign page",
      { origin: "https://evil.example", "access-control-request-headers": "x-mock-cloudfront-host" },
    ],
  ])("refuses %s, as without viewers", async (_, headers) => {
    const { server } = await open();
    const method = "origin" in headers ? "OPTIONS" : "GET";
    const { status, body } = await send(server, "/", { method, headers });
    expect(status).toBe(403);
    expect(body).toContain("This mock serves requests from this machine to this machine");
    expect(server.mock.visits()).toEqual([]);
  });

  it("takes requests of pages of other origins, which CORS is about", async () => {
    const { server } = await open();
    const { status } = await send(server, "/", { headers: { host, origin: "https://app.example" } });
    expect(status).toBe(200);
  });

  it("answers errors about the mock with 502 in plain text", async () => {
    const { server } = await open({ origins: {} });
    const { status, headers, body } = await send(server, "/", { headers: { host } });
    expect(status).toBe(502);
    expect(headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-mock-cloudfront": "UNHANDLED_ORIGIN",
    });
    expect(body).toContain("origin.example.com");
  });

  it("answers errors of an origin's handler with 502 in plain text", async () => {
    const { server } = await open({
      origins: () => {
        throw new RangeError("broken");
      },
    });
    const { status, headers, body } = await send(server, "/", { headers: { host } });
    expect([status, headers["x-mock-cloudfront"], body]).toEqual([502, "RangeError", "broken\n"]);
  });

  it.each([
    ["a header", { headers: { "x-a": "\u{1f600}" } }],
    ["a header with a line break", { headers: { "x-a": "a\r\nb: c" } }],
  ])("answers with 502 if %s of an origin cannot be sent, and goes on", async (_, file) => {
    const { server } = await open({ origins: { origin: { "/a": { ...file, body: "A" }, "/b": "B" } } });
    const refused = await send(server, "/a", { headers: { host } });
    expect(refused.status).toBe(502);
    expect(refused.body).toMatch(/invalid/i);
    expect((await send(server, "/b", { headers: { host } })).body).toBe("B");
  });

  it("refuses a body over the limit", async () => {
    const { server } = await open();
    const { status } = await send(server, "/", {
      method: "POST",
      headers: { host },
      body: "a".repeat((1 << 20) + 1),
    });
    expect(status).toBe(413);
    expect(server.mock.visits()).toEqual([]);
  });

  it("logs what happened", async () => {
    const lines: string[] = [];
    const { server, domainName } = await open({ log: (line) => lines.push(line) });
    await send(server, "/blog/?a", { headers: { host } });
    expect(lines).toEqual([
      expect.stringMatching(
        `^GET ${domainName}/blog/\\?a 200 Miss, functions rewrite, origin origin [\\d.]+ ms$`,
      ),
    ]);
  });

  it("lists the visits without bodies, and forgets them", async () => {
    const { server } = await open();
    await send(server, "/form", { method: "POST", headers: { host }, body: "a=1" });
    const visits = (await (await fetch(`${server.url}/_mock/visits`)).json()) as object[];
    expect(visits).toEqual([
      expect.objectContaining({
        method: "POST",
        distributionId: "E1",
        result: "Miss",
        response: expect.objectContaining({ status: 200 }),
      }),
    ]);
    expect(JSON.stringify(visits)).not.toContain('"body"');
    const cleared = await fetch(`${server.url}/_mock/visits`, { method: "DELETE" });
    expect(cleared.status).toBe(204);
    expect(server.mock.visits()).toEqual([]);
  });

  it("plans origins by POST /_mock/origins", async () => {
    const { server } = await open({ origins: {} });
    const plan = (body: object) =>
      fetch(`${server.url}/_mock/origins`, { method: "POST", body: JSON.stringify(body) });
    expect((await plan({ origin: "origin", files: { "/index.html": "Home" } })).status).toBe(204);
    await plan({ origin: "origin", verb: "answersOnce", status: 503 });
    const first = await send(server, "/", { headers: { host } });
    const second = await send(server, "/?2", { headers: { host } });
    expect([first.status, second.body]).toEqual([503, "Home"]);
  });

  it("passes requests on to a server", async () => {
    const upstream = createServer((request, response) => {
      response.end(`${request.headers.host} ${request.url}`);
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void upstream.close());
    const { port } = upstream.address() as AddressInfo;
    const { server } = await open({ origins: { origin: { url: `http://127.0.0.1:${port}/base` } } });
    const { body } = await send(server, "/a/../b?c", { headers: { host } });
    expect(body).toBe("origin.example.com /base/a/../b?c");
  });

  it("reaches other machines only if they are allowed", async () => {
    const origins = { origin: { url: "http://web:3000" } };
    await expect(startServer({ origins })).rejects.toThrow("unless edge.allowedOrigins names them");
    const { server } = await open({ origins, edge: { allowedOrigins: ["web"] } });
    expect(() => server.mock.origin("api").serves({ url: "http://web:4000" })).not.toThrow();
    expect(() => server.mock.origin("api").serves({ url: "http://other:4000" })).toThrow(
      "a server on this machine",
    );
  });
});
