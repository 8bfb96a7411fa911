import { describe, expect, it } from "vitest";
import { viewerRequest, viewerResponse } from "../../src/runtime.ts";
import { passThrough } from "../support/make.ts";
import { createFolder, runCommand } from "./run-command.ts";

const { write } = createFolder();
const good = write("good.js", passThrough);
const bad = write("bad.js", "function handler(event) {\n  return event?.request;\n}\n");

async function printEvent(...args: string[]) {
  const { code, out, err } = await runCommand(["run", "--print-event", ...args]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

describe("mock-cloudfront run", () => {
  const reader = write(
    "reader.js",
    "import cf from 'cloudfront';\nasync function handler(event) {\n  event.request.uri = await cf.kvs().get('home');\n" +
      "  console.log('read');\n  return event.request;\n}\n",
  );

  it("prints the request that the function returns", async () => {
    const { code, out } = await runCommand(["run", good, "--uri", "/a/"]);
    expect(code).toBe(0);
    expect(out).toContain('"uri": "/a/"');
    expect(out).toMatch(/compute utilization: \d+$/);
  });

  it.each([
    ["an object", { home: "/home.html" }],
    ["the form of an import", { data: [{ key: "home", value: "/home.html" }] }],
  ])("reads key values from %s, and prints the result as JSON", async (_, items) => {
    const { code, out } = await runCommand([
      "run",
      reader,
      "--key-values",
      write("items.json", items),
      "--json",
    ]);
    expect(JSON.parse(out)).toMatchObject({
      output: { uri: "/home.html" },
      errorMessage: "",
      logs: ["read"],
    });
    expect(code).toBe(0);
  });

  it("prints the error, its place and the code, and fails", async () => {
    const { code, out } = await runCommand(["run", bad]);
    expect(code).toBe(1);
    expect(out).toMatch(/^failed: The CloudFront function .* SyntaxError/);
    expect(out).toMatch(new RegExp(`^at ${bad}:2:\\d+$`, "m"));
    expect(out).toContain("> 2 |   return event?.request;");
    expect(out).toContain("advice: runtime 2.0 has no `?.`");
  });

  it("names the missing key", async () => {
    const { code, out } = await runCommand([
      "run",
      reader,
      "--key-values",
      write("other.json", { hom: "x" }),
    ]);
    expect(code).toBe(1);
    expect(out).toContain('advice: The key value store has no key "home". Did you mean "hom"?');
  });

  it("warns of a change that only the edge rejects", async () => {
    const file = write(
      "host.js",
      "function handler(event) { event.request.headers.host = { value: 'b.example' }; return event.request; }",
    );
    const { code, out } = await runCommand(["run", file]);
    expect(code).toBe(0);
    expect(out).toContain("warning: The edge responds with 502");
  });
});

describe("mock-cloudfront run --print-event", () => {
  it("prints a GET request for / by default", async () => {
    expect(await printEvent()).toEqual(viewerRequest());
  });

  it("prints the event that the options describe", async () => {
    const event = await printEvent(
      ...["--uri", "/old?a=1&b", "--method", "POST", "--ip", "192.0.2.1", "--country", "de"],
      ...[
        "--header",
        "Accept-Language=de",
        "--header",
        "x-url: http://a.example/?b=c",
        "--header",
        "host=b.example",
      ],
      ...["--query", "tag=x", "--query", "tag=y", "--cookie", "session=a=b"],
    );
    expect(event).toEqual(
      viewerRequest({
        uri: "/old",
        method: "POST",
        ip: "192.0.2.1",
        querystring: { a: "1", b: "", tag: ["x", "y"] },
        headers: {
          host: "b.example",
          "accept-language": "de",
          "x-url": "http://a.example/?b=c",
          "cloudfront-viewer-country": "DE",
        },
        cookies: { session: "a=b" },
      }),
    );
  });

  it("prints a viewer-response event for --response", async () => {
    const event = await printEvent(
      ...["--response", "404", "--response-header", "Cache-Control=no-store", "--uri", "/gone"],
    );
    expect(event).toEqual(
      viewerResponse({
        statusCode: 404,
        headers: { "cache-control": "no-store" },
        request: { uri: "/gone" },
      }),
    );
  });

  it("keeps the host of the event and the content type of the response unless an option changes them", async () => {
    const file = write(
      "full.json",
      viewerResponse({
        headers: { "content-type": "text/css" },
        request: { headers: { host: "a.example" } },
      }),
    );
    const kept = await printEvent("--event", file, "--header", "x-a=1", "--response-header", "x-b=1");
    expect(kept.request.headers).toEqual({ host: { value: "a.example" }, "x-a": { value: "1" } });
    expect(kept.response.headers).toEqual({ "content-type": { value: "text/css" }, "x-b": { value: "1" } });
    const changed = await printEvent(
      "--event",
      file,
      "--header",
      "Host=b.example",
      "--response-header",
      "Content-Type=a/b",
    );
    expect(changed.request.headers.host).toEqual({ value: "b.example" });
    expect(changed.response.headers["content-type"]).toEqual({ value: "a/b" });
  });

  it.each<[given: object, expected: object]>([
    [{}, viewerRequest()],
    [{ request: { uri: "/a" } }, viewerRequest({ uri: "/a" })],
    [{ viewer: { ip: "192.0.2.9" } }, viewerRequest({ ip: "192.0.2.9" })],
    [
      { request: { headers: {} } },
      { ...viewerRequest(), request: { ...viewerRequest().request, headers: {} } },
    ],
    [
      { response: { statusCode: 302 } },
      { ...viewerResponse(), response: { ...viewerResponse().response, statusCode: 302 } },
    ],
    [{ context: { eventType: "viewer-response" } }, viewerResponse()],
  ])("fills in the members that the event %j lacks", async (given, expected) => {
    expect(await printEvent("--event", write("partial.json", given))).toEqual(expected);
  });

  it("changes the event of a file as the options say", async () => {
    const file = write("event.json", viewerRequest({ uri: "/a", querystring: { q: "1" } }));
    const event = await printEvent("--event", file, "--uri", "/b", "--query", "r=2");
    expect(event.request).toMatchObject({ uri: "/b", querystring: { q: { value: "1" }, r: { value: "2" } } });
    const replaced = await printEvent("--event", file, "--uri", "/b?s=3");
    expect(replaced.request.querystring).toEqual({ s: { value: "3" } });
  });

  it("makes a response event of a request event for --response", async () => {
    const file = write("event.json", viewerRequest({ uri: "/a" }));
    const event = await printEvent("--event", file, "--response", "503");
    expect(event).toMatchObject({
      context: { eventType: "viewer-response" },
      request: { uri: "/a" },
      response: { statusCode: 503 },
    });
  });
});
