import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { mockCloudFront, type VisitInit } from "../../src/index.ts";

/** Creates a mock whose distribution allows every method, and whose function logs the event. */
function setUp() {
  const cloudfront = mockCloudFront({
    clients: [],
    origins: async (request) =>
      new Response(await request.text(), { headers: { "x-method": request.method } }),
  });
  cloudfront.seed.function({
    name: "pass",
    publish: true,
    code: "function handler(event) { return event.request; }",
  });
  cloudfront.seed.distribution({
    aliases: ["www.example.com"],
    methods: "all",
    cachePolicy: "CachingDisabled",
    functions: { "viewer-request": "pass" },
  });
  return cloudfront;
}

/** Returns the request of the event that the function got. */
async function see(target: string | URL | Request, init?: VisitInit) {
  using cloudfront = setUp();
  const visit = await cloudfront.visit(target, init);
  return {
    ...visit.functions[0]?.event.request,
    body: await visit.response.text(),
    ip: visit.functions[0]?.event.viewer.ip,
  };
}

describe("visit", () => {
  it("sends the method, headers and body of its second argument", async () => {
    const seen = await see("/", {
      method: "post",
      headers: { "X-A": ["1", "2"], Cookie: "s=1; t=2", "X-Undefined": undefined },
      body: "text",
      viewer: { ip: "2001:db8::1" },
    });
    expect(seen).toMatchObject({
      method: "POST",
      headers: {
        "x-a": { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
        "content-length": { value: "4" },
      },
      cookies: { s: { value: "1" }, t: { value: "2" } },
      body: "text",
      ip: "2001:db8::1",
    });
    expect(seen.headers).not.toHaveProperty("x-undefined");
  });

  it.each([
    ["a Headers object", new Headers({ "x-a": "1" })],
    ["pairs", [["x-a", "1"]] as const],
    ["an object", { "x-a": "1" }],
  ])("takes headers as %s", async (_, headers) => {
    expect((await see("/", { headers })).headers).toMatchObject({ "x-a": { value: "1" } });
  });

  it("takes a Request with its method, headers and body", async () => {
    const request = new Request("https://www.example.com/x?y=1", {
      method: "PUT",
      headers: { "x-a": "1" },
      body: "text",
    });
    expect(await see(request)).toMatchObject({
      method: "PUT",
      uri: "/x",
      querystring: { y: { value: "1" } },
      headers: { host: { value: "www.example.com" }, "x-a": { value: "1" } },
      body: "text",
    });
  });

  it("prefers the second argument to the members of a Request", async () => {
    const request = new Request("https://www.example.com/", {
      method: "PUT",
      headers: { "x-a": "1" },
      body: "1",
    });
    const seen = await see(request, { method: "POST", headers: { "x-b": "2" }, body: "2" });
    expect(seen).toMatchObject({ method: "POST", headers: { "x-b": { value: "2" } }, body: "2" });
    expect(seen.headers).not.toHaveProperty("x-a");
  });

  it("takes a Request, a URL and headers of another realm", async () => {
    const realm = createContext({ Request, URL, Headers });
    const { request, headers, url } = runInContext(
      `class OtherRequest extends Request {}
       ({ request: new OtherRequest("https://www.example.com/other"), headers: [["x-a", "1"]], url: { href: "https://www.example.com/url" } })`,
      realm,
    );
    expect(await see(request, { headers })).toMatchObject({
      uri: "/other",
      headers: { "x-a": { value: "1" } },
    });
    expect(await see(url)).toMatchObject({ uri: "/url" });
  });

  it("rejects a Request whose body was read", async () => {
    const request = new Request("https://www.example.com/", { method: "POST", body: "1" });
    await request.text();
    await expect(see(request)).rejects.toThrow(/INVALID_VISIT|Pass request.clone\(\)/);
  });

  it("accepts the header Host of the address, and rejects another", async () => {
    expect(await see("https://www.example.com/", { headers: { Host: "WWW.example.com" } })).toMatchObject({
      headers: { host: { value: "www.example.com" } },
    });
    await expect(see("/", { headers: { Host: "www.example.com" } })).rejects.toMatchObject({
      code: "INVALID_VISIT",
      message: expect.stringContaining('Put the host name into the address: "https://www.example.com/"'),
    });
  });

  it.each<[unknown, string]>([
    [{ method: "GET POST" }, 'visit(): The option method is "GET POST"; give an HTTP method'],
    [{ methods: "POST" }, 'There is no option "methods". Did you mean "method"?'],
    [{ headers: "x: y" }, "give an object of headers"],
    [{ headers: { "x y": "1" } }, 'cannot send a header named "x y"'],
    [{ headers: { x: 1 } }, "cannot send the header x with the value 1"],
    [{ headers: { x: ["1", 2] } }, "cannot send the header x with the value 2"],
    [{ headers: { x: "a\r\nb" } }, "HTTP allows the characters"],
    [{ headers: { x: "家" } }, "HTTP allows the characters"],
    [{ headers: [["x"]] }, "cannot send the header x with the value undefined"],
    [{ body: {} }, "give a string or bytes"],
    [{ viewer: "DE" }, 'give an object: { country: "DE" }'],
    [{ viewer: { country: "de" } }, 'give two capital letters: "DE"'],
    [{ viewer: { ip: "localhost" } }, "give an IPv4 or IPv6 address"],
    [{ viewer: { city: "Berlin" } }, 'There is no option "city"'],
    [{ viewer: { headers: { "X-City": "Berlin" } } }, "give strings by header name"],
    [{ viewer: { edgeLocation: { name: "FRA" } } }, "give an object: { name"],
    [{ signal: "no" }, "give an AbortSignal"],
    ["POST", 'The options are "POST"; give an object'],
  ])("rejects %j", async (init, message) => {
    await expect(see("/", init as VisitInit)).rejects.toMatchObject({
      code: "INVALID_VISIT",
      message: expect.stringContaining(message),
    });
  });

  it("needs an address unless there is one distribution", async () => {
    using cloudfront = mockCloudFront({ clients: [] });
    await expect(cloudfront.visit("/")).rejects.toMatchObject({
      code: "INVALID_VISIT",
      message: expect.stringContaining("the mock has no distribution"),
    });
    const names = Array.from({ length: 7 }, () => cloudfront.seed.distribution().domainName);
    await expect(cloudfront.visit("/")).rejects.toMatchObject({
      message: expect.stringContaining(`https://${names[4]} and 2 more`),
    });
  });
});
