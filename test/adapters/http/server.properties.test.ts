import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../../src/http.ts";
import { rawRequest } from "../../support/raw-request.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ requestTimeout: 300 });
});
afterAll(() => server.close());

function post(body: string, path = "/2020-05-31/function", headers = "") {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Expects an error response in CloudFront's format within 4 seconds, and that the next request is served. */
async function expectRefusal(request: string | Uint8Array, statuses = /^HTTP\/1\.1 4\d\d /): Promise<void> {
  const started = performance.now();
  const answer = await rawRequest(server.port, request, 5000);
  expect(performance.now() - started).toBeLessThan(4000);
  if (answer !== "") {
    expect(answer).toMatch(statuses);
    expect(answer).not.toMatch(/\n\s+at |node:internal|node_modules/);
    if (!answer.includes("HTTP/1.1 200")) {
      expect(answer).toContain("<ErrorResponse");
    }
  }
  const next = await fetch(`${server.url}/2020-05-31/function`);
  expect(next.status).toBe(200);
  await next.arrayBuffer();
}

describe("the endpoint (hostile XML)", () => {
  const deep = 100_000;
  const laughs = Array.from(
    { length: 30 },
    (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};&l${i};">`,
  ).join("");
  it.each<[string, string]>([
    ["an entity expansion attack", `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a><Name>&l30;</Name></a>`],
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><Name>&x;</Name></a>'],
    ["many document types", "<!doctype a>".repeat(80_000)],
    ["deep nesting", "<a>".repeat(deep) + "</a>".repeat(deep)],
    ["deep nesting that is not closed", "<a>".repeat(deep)],
    ["huge attributes", `<a ${"b".repeat(900_000)}="${"c".repeat(100_000)}"/>`],
    ["many attributes", `<a ${Array.from({ length: 60_000 }, (_, i) => `b${i}="c"`).join(" ")}/>`],
    ["many elements", `<a>${"<b/>".repeat(200_000)}</a>`],
    ["many names", `<a>${Array.from({ length: 60_000 }, (_, i) => `<b${i}/>`).join("")}</a>`],
    [
      "names that every object inherits",
      "<a><__proto__><Name>x</Name></__proto__><constructor/><toString>x</toString></a>",
    ],
    ["an attribute that is a prototype", '<a __proto__="x"><Name __proto__="y">z</Name></a>'],
    ["comments", "<!---->".repeat(140_000)],
    ["processing instructions", "<??>".repeat(200_000)],
    ["references", `<a><Name>${"&amp;".repeat(200_000)}</Name></a>`],
    ["invalid references", "<a><Name>&#x110000;&#xD800;&nothing;&#;</Name></a>"],
    ["spaces", " ".repeat(1_000_000)],
    ["NULs", "\u0000".repeat(1000)],
    ["a truncated document", "<CreateFunctionRequest><Name>a</Name><FunctionConfig><Comm"],
    ["JSON", '{"Name":"a"}'],
    ["text in structures", "<a><FunctionConfig>text</FunctionConfig><Tags>text</Tags></a>"],
    ["lists of structures", "<a><FunctionConfig/><FunctionConfig/><Name>a</Name><Name>b</Name></a>"],
  ])("rejects %s", { timeout: 15_000 }, async (_, body) => {
    await expectRefusal(post(body));
    expect(server.mock.state()).toEqual({});
    expect(({} as { Name?: unknown }).Name).toBeUndefined();
  });
});

describe("the endpoint (random input)", { timeout: 120_000 }, () => {
  it("rejects random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) =>
        expectRefusal(Buffer.concat([bytes, Buffer.from("\r\n\r\n")])),
      ),
      { numRuns: 100 },
    );
  });

  it("responds to random paths and queries", async () => {
    const part = fc.oneof(
      fc.constantFrom(
        "function",
        "2020-05-31",
        "describe",
        "distribution",
        "..",
        "%00",
        "%",
        "__proto__",
        "%2e%2e",
        "",
      ),
      fc.stringMatching(/^[!-~]{0,12}$/),
    );
    const query = fc.stringMatching(/^[!-~]{0,30}$/);
    const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE");
    await fc.assert(
      fc.asyncProperty(method, fc.array(part, { maxLength: 5 }), query, async (verb, parts, search) => {
        const answer = await rawRequest(
          server.port,
          `${verb} /${parts.join("/")}?${search} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 (200|204|4\d\d|501) /);
      }),
      { numRuns: 200 },
    );
  });

  it("responds to random headers", async () => {
    const header = fc.tuple(
      fc.oneof(
        fc.constantFrom(
          "If-Match",
          "Authorization",
          "Content-Type",
          "Expect",
          "__proto__",
          "Content-Encoding",
          "X-Amz-Date",
        ),
        fc.stringMatching(/^[A-Za-z-]{1,12}$/),
      ),
      fc.stringMatching(/^[ -~\u0080-\u00ff]{0,40}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(header, { maxLength: 8 }), async (headers) => {
        const lines = headers
          .filter(([name]) => !/^(host|content-length|connection|transfer-encoding|upgrade|te)$/i.test(name))
          .map(([name, value]) => `${name}: ${value}\r\n`);
        const answer = await rawRequest(
          server.port,
          Buffer.from(
            `DELETE /2020-05-31/function/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join("")}\r\n`,
            "latin1",
          ),
        );
        expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /m);
        expect(answer).toContain("<ErrorResponse");
      }),
      { numRuns: 200 },
    );
  });

  it("rejects truncated and corrupted bodies", async () => {
    const whole =
      "<CreateFunctionRequest><Name>a</Name><FunctionConfig><Comment>c</Comment><Runtime>cloudfront-js-2.0</Runtime>" +
      "</FunctionConfig><FunctionCode>ZnVuY3Rpb24=</FunctionCode></CreateFunctionRequest>";
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.constantFrom("", "<", ">", "&", "</", "<!--", "<![CDATA[", "\u0000", '"', "<a b='"),
        (at, spoilt) => expectRefusal(post(whole.slice(0, at) + spoilt)),
      ),
      { numRuns: 150 },
    );
  });
});
