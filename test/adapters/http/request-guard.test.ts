import { describe, expect, it, onTestFinished } from "vitest";
import { type ServerOptions, startServer } from "../../../src/http.ts";
import { rawRequest } from "../../support/raw-request.ts";

const path = "/2020-05-31/function";

async function ask(request: string, options: ServerOptions = {}): Promise<string> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return rawRequest(server.port, `${request}\r\nConnection: close\r\n\r\n`);
}

/** Returns the status and the code of an error: "403 AccessDenied". */
function summarize(response: string): string {
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(response) ?? [];
  const [, code = ""] = /<Code>(\w+)<\/Code>/.exec(response) ?? [];
  return `${status} ${code}`.trim();
}

describe("a request", () => {
  it.each([
    ["the Host of an account", `GET ${path} HTTP/1.1\r\nHost: 123456789012.127.0.0.1:4566`],
    ["an absolute target", `GET http://localhost:4566${path} HTTP/1.1\r\nHost: localhost`],
    ["a same-site page", `GET ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-site`],
    ["the address bar", `GET ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: none`],
  ])("with %s is served", async (_, request) => {
    expect(summarize(await ask(request))).toBe("200");
  });

  it.each([
    ["two Host headers", `GET ${path} HTTP/1.1\r\nHost: localhost\r\nHost: localhost`, "400 BadRequest"],
    [
      "a second, foreign Host",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nhost: evil.example`,
      "400 BadRequest",
    ],
    ["no Host in HTTP/1.1", `GET ${path} HTTP/1.1\r\nX: y`, "400 BadRequest"],
    [
      "a foreign absolute target",
      `GET http://evil.example${path} HTTP/1.1\r\nHost: localhost`,
      "403 AccessDenied",
    ],
    [
      "a user in its target",
      `GET http://localhost@evil.example${path} HTTP/1.1\r\nHost: localhost`,
      "403 AccessDenied",
    ],
    [
      "a local target and a foreign Host",
      `GET http://localhost${path} HTTP/1.1\r\nHost: evil.example`,
      "403 AccessDenied",
    ],
    [
      "a cross-site page",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site`,
      "403 AccessDenied",
    ],
    [
      "two values of Sec-Fetch-Site",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site`,
      "403 AccessDenied",
    ],
    [
      "a cross-site page at a control route",
      "POST /_mock/reset HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0",
      "403 AccessDenied",
    ],
    [
      "the Host of an account at a foreign address",
      `GET ${path} HTTP/1.1\r\nHost: 123456789012.10.0.0.1`,
      "403 AccessDenied",
    ],
  ])("with %s is rejected", async (_, request, expected) => {
    expect(summarize(await ask(request))).toBe(expected);
  });

  it("to an account's name below an allowed host is served", async () => {
    const request = `GET ${path} HTTP/1.1\r\nHost: 123456789012.mock:4566`;
    expect(summarize(await ask(request, { allowedHosts: ["mock"] }))).toBe("200");
    expect(summarize(await ask(request.replace("123456789012", "evil"), { allowedHosts: ["mock"] }))).toBe(
      "403 AccessDenied",
    );
  });

  it("with a foreign Host is rejected before its query is parsed and its body is expected", async () => {
    const query = "a&".repeat(7000);
    const started = performance.now();
    const response = await ask(
      `POST ${path}?${query} HTTP/1.1\r\nHost: evil.example\r\nExpect: 100-continue\r\nContent-Length: 4`,
    );
    expect(summarize(response)).toBe("403 AccessDenied");
    expect(response).not.toContain("100 Continue");
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ["query", `GET ${path}?${"a&".repeat(7500)} HTTP/1.1\r\nHost: localhost`],
    ["query of a control route", `GET /_mock/state?${"a&".repeat(7500)} HTTP/1.1\r\nHost: localhost`],
    ["path", `GET ${"/a".repeat(7500)} HTTP/1.1\r\nHost: localhost`],
    ["Host", `GET ${path} HTTP/1.1\r\nHost: ${"a.".repeat(7500)}localhost`],
    ["Host of digits", `GET ${path} HTTP/1.1\r\nHost: ${"1".repeat(15_000)}`],
    [
      "Authorization",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 ${"a".repeat(15_000)}`,
    ],
    [
      "Authorization of fields",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 ${"a=b,".repeat(3700)}`,
    ],
    [
      "Authorization of spaces",
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential=${" ".repeat(14_000)}x`,
    ],
  ])("with a long %s is handled in linear time", async (_, request) => {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const started = performance.now();
    expect(await ask(request, { credentials })).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("a response", () => {
  it.each([
    ["an operation", `GET ${path} HTTP/1.1\r\nHost: localhost`],
    ["a control route", "GET /_mock/state HTTP/1.1\r\nHost: localhost"],
    ["an error", "GET /nowhere HTTP/1.1\r\nHost: localhost"],
    ["bytes that are not HTTP", "hello"],
  ])("to %s tells browsers not to share it", async (_, request) => {
    const response = (await ask(request)).toLowerCase();
    expect(response).toContain("x-content-type-options: nosniff");
    expect(response).toContain("cross-origin-resource-policy: same-origin");
  });

  it.each([
    ["PATCH", path, "GET, HEAD, POST"],
    ["PUT", "/_mock/state", "GET, HEAD"],
    ["GET", "/_mock/reset", "POST"],
    ["GET", "/_mock/faults/", ""],
  ])("to %s %s has the Allow header %j", async (method, target, allow) => {
    const response = await ask(`${method} ${target} HTTP/1.1\r\nHost: localhost`);
    const [, found = ""] = /^allow: (.*)$/im.exec(response) ?? [];
    expect(found.trim()).toBe(allow);
    expect(summarize(response)).toMatch(allow ? /^405/ : /^404/);
  });
});
