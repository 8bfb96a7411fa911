import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  PutKeyCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { type DistributionSeed, type MockCloudFrontOptions, mockCloudFront } from "../../src/index.ts";
import { Clock } from "../support/clock.ts";

const code = {
  rewrite: `function handler(event) {
    var r = event.request;
    if (r.uri.endsWith("/")) r.uri += "index.html";
    console.log(r.uri);
    return r;
  }`,
  hsts: `function handler(event) {
    var r = event.response;
    r.headers["strict-transport-security"] = { value: "max-age=1" };
    r.headers["x-uri"] = { value: event.request.uri };
    return r;
  }`,
};

/**
 * Creates a mock with two functions. `create()` adds a site with an API: a bucket for the default behavior and a handler
 * for `/api/*`.
 */
function setUp(options: MockCloudFrontOptions = {}) {
  const clock = new Clock();
  const client = new CloudFrontClient({ region: "us-east-1" });
  const storeClient = new CloudFrontKeyValueStoreClient({ region: "us-east-1" });
  const seen: Request[] = [];
  const cloudfront = mockCloudFront({
    clients: [client, storeClient],
    now: clock.now,
    origins: {
      site: { "/index.html": "home", "/blog/index.html": "blog", "/404.html": "lost" },
      api: (request) => {
        seen.push(request);
        return Response.json({ ok: true });
      },
    },
    ...options,
  });
  const publish = (name: string, text: string) =>
    cloudfront.seed.function({ name, code: text, publish: true });
  publish("rewrite", code.rewrite);
  publish("hsts", code.hsts);
  const create = ({ behaviors = {}, ...changes }: DistributionSeed = {}) =>
    cloudfront.seed.distribution({
      aliases: ["www.example.com"],
      origins: { site: "site.s3.eu-west-1.amazonaws.com", api: "api.example.com" },
      functions: { "viewer-request": "rewrite", "viewer-response": "hsts" },
      behaviors: {
        ...behaviors,
        "/api/*": {
          origin: "api",
          methods: "all",
          cachePolicy: "CachingDisabled",
          originRequestPolicy: "AllViewerExceptHostHeader",
          ...behaviors["/api/*"],
        },
        "*.jpg": {},
        "/img/?": {},
      },
      ...changes,
    });
  return { cloudfront, client, storeClient, clock, seen, publish, create };
}

/** Creates the site too. */
function setUpSite(options: MockCloudFrontOptions = {}) {
  const world = setUp(options);
  const site = world.create();
  return { ...world, site, at: (path: string) => `https://${site.domainName}${path}` };
}

async function read(
  { cloudfront }: ReturnType<typeof setUp>,
  target: string,
): Promise<[result: string, body: string]> {
  const { result, response } = await cloudfront.visit(target);
  return [result, await response.text()];
}

describe("a visit to a site", () => {
  it("shows the functions, the origin request and the response", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const visit = await cloudfront.visit(world.at("/blog/?utm=1"));
    const [request, response] = visit.functions;
    expect(visit).toMatchObject({ behavior: "*", result: "Miss" });
    expect(visit.functions.map(({ name }) => name)).toEqual(["rewrite", "hsts"]);
    expect(request?.event.request).toMatchObject({
      uri: "/blog/",
      querystring: { utm: { value: "1" } },
      headers: { host: { value: world.site.domainName } },
    });
    expect(request?.logs).toEqual(["/blog/index.html"]);
    expect(visit.originRequests).toMatchObject([
      {
        originId: "site",
        domainName: "site.s3.eu-west-1.amazonaws.com",
        uri: "/blog/index.html",
        headers: {
          host: "site.s3.eu-west-1.amazonaws.com",
          "user-agent": "Amazon CloudFront",
          "x-forwarded-for": "198.51.100.11",
          "x-amz-cf-id": visit.requestId,
        },
        answer: 200,
      },
    ]);
    expect(Object.fromEntries(visit.response.headers)).toMatchObject({
      "strict-transport-security": "max-age=1",
      "x-uri": "/blog/index.html",
      "x-cache": "Miss from cloudfront",
      "x-amz-cf-id": visit.requestId,
      "content-type": "text/html",
    });
    expect([visit.response.status, await visit.response.text()]).toEqual([200, "blog"]);
    expect([request, response].map((run) => run?.event.context.requestId)).toEqual([
      visit.requestId,
      visit.requestId,
    ]);
    expect(cloudfront.visits()).toMatchObject([{ requestId: visit.requestId }]);
  });

  it.each([
    ["/api/a.jpg", "/api/*"],
    ["/x/a.jpg", "*.jpg"],
    ["/x/a.JPG", "*"],
    ["/img/1", "/img/?"],
    ["/img/12", "*"],
  ])("to %s matches the behavior %s", async (path, behavior) => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    expect(await cloudfront.visit(world.at(path))).toMatchObject({ behavior });
  });

  it("matches behaviors by the normalized path, and sends the raw path on", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const visit = await cloudfront.visit(world.at("/x//../api/%71/..?a=1"));
    expect(visit).toMatchObject({ behavior: "/api/*", originRequests: [{ uri: "/x//../api/%71/..?a=1" }] });
  });

  it("finds the distribution by the most specific alias", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    const wildcard = world.create({ aliases: ["*.example.com"] });
    const exact = world.create({ aliases: ["www.example.com"] });
    const visit = async (host: string) => (await cloudfront.visit(`https://${host}/`)).distributionId;
    expect(await visit("www.example.com")).toBe(exact.id);
    expect(await visit("a.b.example.com")).toBe(wildcard.id);
    expect(await visit("WWW.Example.COM")).toBe(exact.id);
    const unknown = await cloudfront.visit("https://example.com/");
    expect(unknown.response.status).toBe(403);
    expect(await unknown.response.text()).toContain("Bad request.");
    expect(unknown).not.toHaveProperty("distributionId");
    expect(unknown.notes).toEqual([expect.stringMatching(/\*\.example\.com.*www\.example\.com/)]);
  });

  it("is refused by a distribution that is disabled, also if a wildcard of another matches", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    world.create({ aliases: ["*.example.com"] });
    const { DistributionConfig, ETag } = await world.client.send(
      new GetDistributionConfigCommand({ Id: world.site.id }),
    );
    await world.client.send(
      new UpdateDistributionCommand({
        Id: world.site.id,
        IfMatch: ETag,
        DistributionConfig: DistributionConfig && { ...DistributionConfig, Enabled: false },
      }),
    );
    for (const target of ["https://nobody.example.org/", world.at("/"), "https://www.example.com/"]) {
      const visit = await cloudfront.visit(target);
      expect(visit).toMatchObject({ result: "Error", functions: [], originRequests: [] });
      expect(visit.response.status).toBe(403);
      expect(visit.response.headers.get("x-cache")).toBe("Error from cloudfront");
    }
  });
});

describe("a visit over HTTP", () => {
  it("is redirected to HTTPS before any function runs", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const visit = await cloudfront.visit("http://www.example.com/blog/?a=1");
    expect(visit).toMatchObject({ result: "Redirect", functions: [] });
    expect(visit.response.status).toBe(301);
    expect(visit.response.headers.get("location")).toBe("https://www.example.com/blog/?a=1");
    expect(visit.response.headers.get("x-cache")).toBe("Redirect from cloudfront");
    expect(await visit.response.text()).toHaveLength(167);
    const posted = await cloudfront.visit("http://www.example.com/api/x?a=1", { method: "POST" });
    expect([posted.response.status, posted.response.headers.get("location")]).toEqual([
      307,
      "https://www.example.com/api/x?a=1",
    ]);
  });

  it("reaches the origin by the viewer's protocol where the behavior allows all protocols", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ protocol: "allow-all" });
    const visit = await cloudfront.visit("http://www.example.com/blog/");
    expect(visit).toMatchObject({ result: "Miss", originRequests: [{ protocol: "http" }] });
  });
});

describe("a request of another method", () => {
  it("is refused with the text of CloudFront", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const visit = await cloudfront.visit(world.at("/blog/"), { method: "DELETE" });
    expect(visit).toMatchObject({ functions: [], originRequests: [], result: "Error" });
    expect(visit.response.status).toBe(403);
    expect(await visit.response.text()).toContain("The distribution supports only cachable requests.");
  });

  it("passes with its body where the behavior allows it, and is never cached", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    for (const _ of [1, 2]) {
      const visit = await cloudfront.visit(world.at("/api/x"), { method: "POST", body: "text" });
      expect(visit).toMatchObject({ result: "Miss", originRequests: [{ method: "POST", answer: 200 }] });
      expect(Buffer.from(visit.originRequests[0]?.body ?? []).toString()).toBe("text");
    }
    expect(await Promise.all(world.seen.map((request) => request.text()))).toEqual(["text", "text"]);
  });

  it("HEAD is answered from the entry of a GET, without a body", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    await cloudfront.visit(world.at("/blog/"));
    const visit = await cloudfront.visit(world.at("/blog/"), { method: "HEAD" });
    expect(visit).toMatchObject({ result: "Hit", originRequests: [] });
    expect(visit.response.headers.get("content-length")).toBe("4");
    expect(await visit.response.text()).toBe("");
  });
});

describe("the event of a visit", () => {
  it("has the raw query string, cookies and header lines, which reach the origin as they were", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ behaviors: { "/api/*": { functions: { "viewer-request": "rewrite" } } } });
    const visit = await cloudfront.visit("/api/q?b=%E5%AE%B6&a=1&a=2&flag&b+c=d+e", {
      headers: { Cookie: "s=1; t=2; s=3", "X-A": ["1", "2"], "X-B": "1, 2", Connection: "close" },
    });
    const { querystring, cookies, headers } = visit.functions[0]?.event.request ?? {};
    expect(Object.entries(querystring ?? {})).toEqual([
      ["b", { value: "%E5%AE%B6" }],
      ["a", { value: "1", multiValue: [{ value: "1" }, { value: "2" }] }],
      ["flag", { value: "" }],
      ["b+c", { value: "d+e" }],
    ]);
    expect(cookies).toEqual({
      s: { value: "1", multiValue: [{ value: "1" }, { value: "3" }] },
      t: { value: "2" },
    });
    expect(headers).toMatchObject({
      "x-a": { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
      "x-b": { value: "1, 2" },
    });
    expect(headers).not.toHaveProperty("x-b.multiValue");
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("connection");
    expect(visit.originRequests[0]).toMatchObject({
      uri: "/api/q?b=%E5%AE%B6&a=1&a=2&flag&b+c=d+e",
      headers: { cookie: "s=1; s=3; t=2", "x-a": "1, 2", "x-b": "1, 2" },
    });
  });

  it.each([
    ["/?", '""'],
    ["/", "undefined"],
    ["/?a=%20&&b", '"a=%20&&b"'],
  ])("of %s has the raw query string %s", async (path, expected) => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "raw",
      `function handler(event) {
        console.log(JSON.stringify(event.request.rawQueryString()) || "undefined");
        return event.request;
      }`,
    );
    world.create({ functions: { "viewer-request": "raw" } });
    expect(await cloudfront.visit(path)).toMatchObject({ functions: [{ logs: [expected] }] });
  });

  it("takes a query string that the function writes as a string", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "normalize",
      `function handler(event) {
        var r = event.request;
        r.querystring = Object.keys(r.querystring).sort().map(k => k + "=" + r.querystring[k].value).join("&");
        return r;
      }`,
    );
    world.create({
      behaviors: { "/api/*": { functions: { "viewer-request": "normalize" } } },
    });
    expect(await cloudfront.visit("/api/?b=2&a=%201")).toMatchObject({
      originRequests: [{ uri: "/api/?a=%201&b=2" }],
    });
  });

  it("at viewer-response has the request as viewer-request left it, and no body", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const { functions } = await cloudfront.visit(world.at("/blog/"));
    const event = functions[1]?.event;
    expect(event).toMatchObject({
      request: { uri: "/blog/index.html" },
      response: {
        statusCode: 200,
        statusDescription: "OK",
        headers: { "content-type": { value: "text/html" } },
      },
    });
    expect(event).not.toHaveProperty("response.body");
  });
});

describe("a function that answers", () => {
  it("ends the visit, with its cookies and headers", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "redirect",
      `function handler(event) {
        return {
          statusCode: 302,
          headers: { location: { value: "https://" + event.request.headers.host.value + "/new" } },
          cookies: { seen: { value: "1", attributes: "Path=/" } },
        };
      }`,
    );
    world.create({ functions: { "viewer-request": "redirect", "viewer-response": "hsts" } });
    const visit = await cloudfront.visit("https://www.example.com/old");
    expect(visit).toMatchObject({
      result: "FunctionGeneratedResponse",
      functions: [{ name: "redirect" }],
      originRequests: [],
    });
    expect(visit.functions).toHaveLength(1);
    const { status, statusText, headers } = visit.response;
    expect([status, statusText]).toEqual([302, "Found"]);
    expect(headers.getSetCookie()).toEqual(["seen=1; Path=/"]);
    expect(Object.fromEntries(headers)).toMatchObject({
      location: "https://www.example.com/new",
      server: "CloudFront",
      "content-length": "0",
      "x-cache": "FunctionGeneratedResponse from cloudfront",
    });
  });

  it("sends neither body nor length with a status that has none", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish("empty", 'function handler(event) { return { statusCode: 204, body: "x" }; }');
    world.create({ functions: { "viewer-request": "empty" } });
    const { response } = await cloudfront.visit("/");
    expect([response.status, response.statusText, response.body]).toEqual([204, "No Content", null]);
    expect(response.headers.has("content-length")).toBe(false);
  });

  it("may write characters that HTTP cannot carry", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "write",
      'function handler(event) { event.request.uri = "/ü b?c#d%20"; return event.request; }',
    );
    world.create({ behaviors: { "/api/*": { functions: { "viewer-request": "write" } } } });
    const visit = await cloudfront.visit("/api/?x=1");
    expect(visit.originRequests).toMatchObject([{ uri: "/%C3%BC%20b%3Fc%23d%20?x=1" }]);
  });

  it("sees a key value store as it is now", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
    cloudfront.seed.function({
      name: "lookUp",
      keyValueStore: "redirects",
      publish: true,
      code: `import cf from "cloudfront";
        const store = cf.kvs();
        async function handler(event) {
          if (!(await store.exists(event.request.uri))) return event.request;
          return { statusCode: 301, headers: { location: { value: await store.get(event.request.uri) } } };
        }`,
    });
    world.create({ functions: { "viewer-request": "lookUp" } });
    const write = async (command: (etag: string | undefined) => PutKeyCommand | DeleteKeyCommand) => {
      const { ETag } = await world.storeClient.send(new DescribeKeyValueStoreCommand({ KvsARN: arn }));
      await world.storeClient.send(command(ETag) as PutKeyCommand);
    };
    await write((IfMatch) => new PutKeyCommand({ KvsARN: arn, Key: "/older", Value: "/new", IfMatch }));
    for (const path of ["/old", "/older"]) {
      const { response } = await cloudfront.visit(path);
      expect([response.status, response.headers.get("location")]).toEqual([301, "/new"]);
    }
    await write((IfMatch) => new DeleteKeyCommand({ KvsARN: arn, Key: "/older", IfMatch }));
    expect((await cloudfront.visit("/older")).originRequests).toHaveLength(1);
  });
});

describe("a function that fails", () => {
  const request = (text: string) => `function handler(event) { var request = event.request; ${text} }`;

  it.each([
    [
      "throws",
      request('return request.headers["x-none"].value;'),
      503,
      "execution",
      "is invalid or could not run",
    ],
    ["does not compile", "function handler(event) {", 503, "execution", "is invalid or could not run"],
    [
      "returns another object",
      request("return { foo: 1 };"),
      502,
      "validation",
      "is invalid or could not run",
    ],
    [
      "sets a disallowed header",
      request('request.headers["x-cache"] = { value: "1" }; return request;'),
      502,
      "validation",
      "read-only header",
    ],
    [
      "changes the host",
      request('request.headers.host = { value: "a.b" }; return request;'),
      502,
      "validation",
      "read-only header",
    ],
    [
      "deletes the host",
      request("delete request.headers.host; return request;"),
      502,
      "validation",
      "read-only header",
    ],
    [
      "changes the method",
      request('request.method = "POST"; return request;'),
      502,
      "validation",
      "could not run",
    ],
  ])("because it %s ends the visit", async (_, text, status, failure, page) => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish("broken", text);
    world.create({ functions: { "viewer-request": "broken", "viewer-response": "hsts" } });
    const visit = await cloudfront.visit("/");
    const result = failure === "execution" ? "FunctionExecutionError" : "FunctionValidationError";
    expect(visit).toMatchObject({ result, functions: [{ name: "broken", failure }], originRequests: [] });
    expect(visit.functions[0]?.errorMessage).not.toBe("");
    expect(visit.response.status).toBe(status);
    expect(visit.response.headers.get("x-cache")).toBe(`${result} from cloudfront`);
    expect(await visit.response.text()).toContain(page);
  });

  it("names the error of the code", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish("broken", request('return request.headers["x-none"].value;'));
    world.create({ functions: { "viewer-request": "broken" } });
    const { functions } = await cloudfront.visit("/");
    expect(functions[0]?.errorMessage).toMatch(/TypeError: cannot get property "value" of undefined$/);
  });

  it("at viewer-response fails the visit although the object is stored", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish("broken", "function handler(event) { return { statusCode: 200 }; }");
    world.create({ functions: { "viewer-response": "broken" } });
    // The origin's response has no read-only header, so a new object is valid.
    expect((await cloudfront.visit("/index.html")).response.status).toBe(200);
    cloudfront.origin("site").serves(() => new Response("", { headers: { Via: "1.1 proxy" } }));
    const visit = await cloudfront.visit("/blog/index.html");
    expect([visit.response.status, visit.result]).toEqual([502, "FunctionValidationError"]);
  });
});

describe("the cache of a site", () => {
  it("answers a second visit, while both functions run again", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    await cloudfront.visit(world.at("/blog/?v=1"));
    const hit = await cloudfront.visit(world.at("/blog/?v=2"));
    expect(hit).toMatchObject({ result: "Hit", originRequests: [] });
    expect(hit.functions).toHaveLength(2);
    expect(hit.response.headers.get("age")).toBe("0");
    world.clock.pass(86_400_000);
    expect((await cloudfront.visit(world.at("/blog/"))).originRequests).toHaveLength(1);
  });

  it.each(["immediate", "manual"] as const)(
    "loses what an invalidation names, with %s propagation",
    async (propagation) => {
      const world = setUpSite({ propagation });
      using cloudfront = world.cloudfront;
      const visit = async () => [
        (await read(world, world.at("/blog/")))[0],
        (await read(world, world.at("/index.html")))[0],
      ];
      await visit();
      await world.client.send(
        new CreateInvalidationCommand({
          DistributionId: world.site.id,
          InvalidationBatch: { CallerReference: "1", Paths: { Quantity: 1, Items: ["/blog/*"] } },
        }),
      );
      if (propagation === "manual") {
        expect(await visit()).toEqual(["Hit", "Hit"]);
        cloudfront.settle();
      }
      expect(await visit()).toEqual(["Miss", "Hit"]);
      expect(await visit()).toEqual(["Hit", "Hit"]);
    },
  );

  it("is empty after reset(snapshot)", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    const seeded = cloudfront.snapshot();
    await cloudfront.visit(world.at("/blog/"));
    cloudfront.reset(seeded);
    expect(cloudfront.visits()).toEqual([]);
    expect((await cloudfront.visit(world.at("/blog/"))).result).toBe("Miss");
  });

  it("can be turned off", async () => {
    const world = setUpSite({ edge: { cache: false } });
    using cloudfront = world.cloudfront;
    await cloudfront.visit(world.at("/blog/"));
    expect((await cloudfront.visit(world.at("/blog/"))).result).toBe("Miss");
  });
});

describe("a response headers policy", () => {
  it("applies before the viewer-response function, and to hits", async () => {
    const world = setUp({
      origins: () => new Response("", { headers: { "Referrer-Policy": "no-referrer" } }),
    });
    using cloudfront = world.cloudfront;
    world.publish(
      "frame",
      `function handler(event) {
        console.log(event.response.headers["x-content-type-options"].value);
        event.response.headers["x-frame-options"] = { value: "DENY" };
        return event.response;
      }`,
    );
    world.create({
      responseHeadersPolicy: "SecurityHeadersPolicy",
      functions: { "viewer-response": "frame" },
    });
    for (const result of ["Miss", "Hit"]) {
      const visit = await cloudfront.visit("/");
      expect(visit).toMatchObject({ result, functions: [{ logs: ["nosniff"] }] });
      expect(Object.fromEntries(visit.response.headers)).toMatchObject({
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
    }
  });
});

describe("an origin that fails", () => {
  it("is answered by 502 and 504, without viewer-response, and the error is stored", async () => {
    const world = setUpSite();
    using cloudfront = world.cloudfront;
    cloudfront.origin("site").disconnectsOnce().timesOutOnce();
    const first = await cloudfront.visit(world.at("/a"));
    expect(first).toMatchObject({ result: "Error", originRequests: [{ answer: "disconnected" }] });
    expect(first.response.status).toBe(502);
    expect(await first.response.text()).toContain("wasn't able to connect to the origin");
    expect(first.functions).toHaveLength(1);
    expect(() => cloudfront.faults.assertNonePending()).toThrow(/timesOutOnce/);
    const second = await cloudfront.visit(world.at("/b"));
    expect(second).toMatchObject({ result: "Error", originRequests: [{ answer: "timed out" }] });
    expect(second.response.status).toBe(504);
    cloudfront.faults.assertNonePending();
    const again = await cloudfront.visit(world.at("/a"));
    expect([again.response.status, again.originRequests]).toEqual([502, []]);
  });

  it("without an answer rejects the visit", async () => {
    using cloudfront = mockCloudFront({ clients: [] });
    const { domainName } = cloudfront.seed.distribution();
    await expect(cloudfront.visit("/x")).rejects.toMatchObject({
      code: "UNHANDLED_ORIGIN",
      message: expect.stringMatching(
        new RegExp(
          `https://${domainName}/x .*"origin".*origin\\.example\\.com.*mockCloudFront\\(\\{ origins: `,
        ),
      ),
    });
    expect(cloudfront.visits()).toEqual([]);
  });

  it("is replaced by the one that a function names", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "blue",
      `import cf from "cloudfront";
       function handler(event) { cf.updateRequestOrigin({ domainName: "blue.example.com" }); return event.request; }`,
    );
    world.create({ functions: { "viewer-request": "blue" } });
    await expect(cloudfront.visit("/index.html")).rejects.toThrow(/blue\.example\.com/);
    cloudfront.origin("blue.example.com").serves(() => new Response("blue"));
    const visit = await cloudfront.visit("/index.html");
    expect(await visit.response.text()).toBe("blue");
    expect(visit.originRequests).toMatchObject([
      { originId: "site", domainName: "blue.example.com", headers: { host: "blue.example.com" } },
    ]);
  });

  it("is 502 FunctionValidationError if a function selects an origin that does not exist", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish(
      "wrong",
      `import cf from "cloudfront";
       function handler(event) { cf.selectRequestOriginById("none"); return event.request; }`,
    );
    world.create({ functions: { "viewer-request": "wrong" } });
    const visit = await cloudfront.visit("/index.html");
    expect(visit).toMatchObject({
      result: "FunctionValidationError",
      functions: [
        { failure: "validation", errorMessage: expect.stringContaining("invalid value for origin rewrite") },
      ],
      originRequests: [],
    });
    expect(visit.response.status).toBe(502);
  });
});

describe("a custom error response", () => {
  it("shows its page and status, while the result stays Error and viewer-response does not run", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ errors: { 403: { page: "/404.html", status: 404 } } });
    const visit = await cloudfront.visit("/missing");
    expect(visit).toMatchObject({
      result: "Error",
      functions: [{ name: "rewrite" }],
      originRequests: [
        { uri: "/missing", answer: 403 },
        { uri: "/404.html", answer: 200 },
      ],
    });
    expect(visit.functions).toHaveLength(1);
    expect([visit.response.status, await visit.response.text()]).toEqual([404, "lost"]);
    expect(visit.response.headers.get("x-cache")).toBe("Error from cloudfront");
  });

  it("serves a single-page app", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ errors: { 403: { page: "/index.html", status: 200 } } });
    const { response } = await cloudfront.visit("/any/route");
    expect([response.status, response.statusText, await response.text()]).toEqual([200, "OK", "home"]);
  });

  it("gives the status of its page if that fails", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ errors: { 403: { page: "/none.html", status: 200 } } });
    expect((await cloudfront.visit("/missing")).response.status).toBe(403);
  });

  it("fetches its page by the behavior that matches the page's path", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ errors: { 403: { page: "/api/error", status: 403 } } });
    const visit = await cloudfront.visit("/missing");
    expect(visit.originRequests).toMatchObject([
      { originId: "site" },
      { originId: "api", uri: "/api/error" },
    ]);
    expect([visit.behavior, await visit.response.text()]).toEqual(["*", '{"ok":true}']);
  });

  it("applies to a country that is blocked and to an origin that fails, and not to functions", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.publish("teapot", "function handler(event) { return { statusCode: 403 }; }");
    world.create({
      errors: { 403: { page: "/404.html", status: 200 }, 502: { page: "/404.html", status: 200 } },
      behaviors: { "/teapot": { functions: { "viewer-request": "teapot" } } },
      config: {
        Restrictions: { GeoRestriction: { RestrictionType: "whitelist", Quantity: 1, Items: ["US"] } },
      },
    });
    const blocked = await cloudfront.visit("/", { viewer: { country: "DE" } });
    expect([blocked.response.status, await blocked.response.text()]).toEqual([200, "lost"]);
    cloudfront.origin("site").disconnectsOnce();
    const failed = await cloudfront.visit("/x");
    expect([failed.response.status, await failed.response.text()]).toEqual([200, "lost"]);
    expect((await cloudfront.visit("/teapot")).response.status).toBe(403);
  });
});

describe("a default root object", () => {
  it("replaces the root for functions and origins, and nothing else", async () => {
    const world = setUp();
    using cloudfront = world.cloudfront;
    world.create({ rootObject: "index.html", functions: { "viewer-request": "rewrite" } });
    const root = await cloudfront.visit("/?a=1");
    expect(root.functions[0]?.event.request.uri).toBe("/index.html");
    expect(await root.response.text()).toBe("home");
    expect((await cloudfront.visit("/blog")).originRequests).toMatchObject([{ uri: "/blog" }]);
  });
});
