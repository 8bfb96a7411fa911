import { describe, expect, it } from "vitest";
import {
  type DistributionSeed,
  type LambdaHandler,
  type LambdaHandlers,
  type MockCloudFront,
  mockCloudFront,
} from "../../src/index.ts";

function arnOf(name: string): string {
  return `arn:aws:lambda:us-east-1:123456789012:function:${name}:1`;
}

/** Creates a mock with handlers, and a distribution that runs them at the given events. */
function open(
  lambdas: Partial<
    Record<"viewer-request" | "origin-request" | "origin-response" | "viewer-response", LambdaHandler>
  >,
  seed: DistributionSeed = {},
): MockCloudFront {
  const handlers: LambdaHandlers = Object.fromEntries(
    Object.entries(lambdas).map(([event, handler]) => [arnOf(event), handler]),
  );
  const cloudfront = mockCloudFront({
    clients: [],
    origins: (request) => new Response(`${request.method} ${new URL(request.url).pathname}`),
    edge: { lambdas: handlers },
  });
  cloudfront.seed.distribution({
    lambdas: Object.fromEntries(Object.keys(lambdas).map((event) => [event, arnOf(event)])),
    ...seed,
  });
  return cloudfront;
}

describe("Lambda@Edge", () => {
  it("rewrites the request at viewer-request", async () => {
    using cloudfront = open({
      "viewer-request": async (event) => {
        const { request } = event.Records[0].cf;
        request.uri += "index.html";
        return request;
      },
    });
    const visit = await cloudfront.visit("/blog/");
    expect(await visit.response.text()).toBe("GET /blog/index.html");
    expect(visit).toMatchObject({ result: "Miss", notes: [] });
  });

  it("answers at viewer-request, without the cache, the origin and viewer-response", async () => {
    const ran: string[] = [];
    using cloudfront = open({
      "viewer-request": async () => ({
        status: "401",
        statusDescription: "Unauthorized",
        headers: { "www-authenticate": [{ value: "Basic" }] },
        body: "Sign in",
      }),
      "viewer-response": async (event) => {
        ran.push("viewer-response");
        return event.Records[0].cf.response;
      },
    });
    const visit = await cloudfront.visit("/");
    expect(visit).toMatchObject({ result: "LambdaGeneratedResponse", originRequests: [] });
    expect(visit.response.status).toBe(401);
    expect(visit.response.statusText).toBe("Unauthorized");
    expect(visit.response.headers.get("www-authenticate")).toBe("Basic");
    expect(visit.response.headers.get("x-cache")).toBe("LambdaGeneratedResponse from cloudfront");
    expect(await visit.response.text()).toBe("Sign in");
    expect(ran).toEqual([]);
  });

  it("changes the response at viewer-response", async () => {
    using cloudfront = open({
      "viewer-response": async (event) => {
        const { request, response } = event.Records[0].cf;
        response.headers["x-uri"] = [{ key: "X-URI", value: request.uri }];
        response.headers["set-cookie"] = [{ value: "a=1" }, { value: "b=2" }];
        return response;
      },
    });
    const visit = await cloudfront.visit("/a");
    expect(visit.response.headers.get("x-uri")).toBe("/a");
    expect(visit.response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await visit.response.text()).toBe("GET /a");
  });

  it("passes the distribution, the request id and the viewer", async () => {
    let seen: unknown;
    using cloudfront = open({
      "viewer-request": async (event) => {
        const { config, request } = event.Records[0].cf;
        seen = { ...config, clientIp: request.clientIp };
        return request;
      },
    });
    const visit = await cloudfront.visit("/", { viewer: { ip: "192.0.2.9" } });
    expect(seen).toEqual({
      distributionId: visit.distributionId,
      distributionDomainName: new URL(visit.url).hostname,
      eventType: "viewer-request",
      requestId: visit.requestId,
      clientIp: "192.0.2.9",
    });
  });

  it("answers with 503 if the function throws, and notes the error", async () => {
    using cloudfront = open({
      "viewer-request": async () => {
        throw new Error("no session");
      },
    });
    const visit = await cloudfront.visit("/");
    expect(visit).toMatchObject({ result: "LambdaExecutionError", originRequests: [] });
    expect(visit.response.status).toBe(503);
    expect(await visit.response.text()).toContain(
      "The Lambda function associated with the CloudFront distribution is invalid or doesn't have the required permissions.",
    );
    expect(visit.notes).toEqual([
      expect.stringContaining(
        `The Lambda@Edge function ${arnOf("viewer-request")} at viewer-request failed: Error: no session`,
      ),
    ]);
  });

  it("answers with 502 if the result is invalid, and notes why", async () => {
    using cloudfront = open({ "viewer-response": async () => ({ status: "500" }) });
    const visit = await cloudfront.visit("/");
    expect(visit).toMatchObject({ result: "LambdaValidationError" });
    expect(visit.response.status).toBe(502);
    expect(visit.notes).toEqual([expect.stringContaining("can change neither the status nor the body")]);
  });

  it("shows the function at origin-request what goes to the origin, and lets it choose another", async () => {
    let seen: unknown;
    using cloudfront = open(
      {
        "origin-request": async (event) => {
          const { request } = event.Records[0].cf;
          seen = structuredClone(request);
          Object.assign(request.origin?.custom ?? {}, { domainName: "blue.example.com", path: "/v2" });
          request.headers.host = [{ key: "Host", value: "blue.example.com" }];
          request.headers["x-color"] = [{ value: "blue" }];
          return request;
        },
      },
      {
        config: {
          Origins: {
            Quantity: 1,
            Items: [
              {
                Id: "site",
                DomainName: "site.example.com",
                OriginPath: "/v1",
                CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "X-Secret", HeaderValue: "s" }] },
                CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 8443, OriginProtocolPolicy: "https-only" },
              },
            ],
          },
        },
      },
    );
    const visit = await cloudfront.visit("/a?b=1", { headers: { "X-Viewer": "1" } });
    expect(seen).toMatchObject({
      uri: "/a",
      querystring: "",
      headers: {
        host: [{ key: "Host", value: "site.example.com" }],
        "user-agent": [{ key: "User-Agent", value: "Amazon CloudFront" }],
      },
      origin: {
        custom: {
          domainName: "site.example.com",
          path: "/v1",
          port: 8443,
          protocol: "https",
          readTimeout: 30,
          customHeaders: { "x-secret": [{ key: "X-Secret", value: "s" }] },
        },
      },
    });
    expect(visit.originRequests).toMatchObject([
      {
        originId: "site",
        domainName: "blue.example.com",
        uri: "/v2/a",
        headers: { host: "blue.example.com", "x-color": "blue", "x-secret": "s" },
      },
    ]);
    expect((seen as { headers: object }).headers).not.toHaveProperty("x-viewer");
  });

  it("shows a bucket as an S3 origin", async () => {
    let origin: unknown;
    using cloudfront = open(
      {
        "origin-request": async (event) => {
          origin = event.Records[0].cf.request.origin;
          return event.Records[0].cf.request;
        },
      },
      { origin: "site.s3.amazonaws.com" },
    );
    await cloudfront.visit("/");
    expect(origin).toEqual({
      s3: { authMethod: "none", customHeaders: {}, domainName: "site.s3.amazonaws.com", path: "" },
    });
  });

  it("caches a response that is generated at origin-request", async () => {
    let runs = 0;
    using cloudfront = open({
      "origin-request": async () => {
        runs += 1;
        return {
          status: "200",
          headers: { "cache-control": [{ value: "max-age=60" }] },
          body: `run ${runs}`,
        };
      },
    });
    const first = await cloudfront.visit("/");
    expect(first).toMatchObject({ result: "LambdaGeneratedResponse", originRequests: [] });
    expect(first.response.headers.get("content-length")).toBe("5");
    const second = await cloudfront.visit("/");
    expect(second.result).toBe("Hit");
    expect(await second.response.text()).toBe("run 1");
  });

  it("changes the response before it is cached, at origin-response", async () => {
    let runs = 0;
    using cloudfront = open({
      "origin-response": async (event) => {
        runs += 1;
        const { response } = event.Records[0].cf;
        response.headers["x-run"] = [{ value: String(runs) }];
        return response;
      },
    });
    await cloudfront.visit("/");
    const { result, response } = await cloudfront.visit("/");
    expect([result, response.headers.get("x-run")]).toEqual(["Hit", "1"]);
    expect(await response.text()).toBe("GET /");
  });

  it("replaces an error of the origin at origin-response", async () => {
    using cloudfront = open({
      "origin-response": async (event) => {
        const { response } = event.Records[0].cf;
        return response.status === "404"
          ? {
              ...response,
              status: "302",
              statusDescription: "Found",
              headers: { location: [{ value: "/" }] },
            }
          : response;
      },
    });
    cloudfront.origin("origin").answers(404);
    const visit = await cloudfront.visit("/lost");
    expect(visit.originRequests[0]?.answer).toBe(404);
    expect([visit.response.status, visit.response.headers.get("location")]).toEqual([302, "/"]);
  });

  it.each(["origin-request", "origin-response"] as const)(
    "answers with 503 if the function at %s throws",
    async (event) => {
      using cloudfront = open({
        [event]: async () => {
          throw new Error("broken");
        },
      });
      const visit = await cloudfront.visit("/");
      expect(visit.result).toBe("LambdaExecutionError");
      expect(visit.response.status).toBe(503);
      expect(visit.notes).toEqual([expect.stringContaining(`at ${event} failed: Error: broken`)]);
    },
  );

  it("runs the functions of all events in order", async () => {
    const order: string[] = [];
    const record: LambdaHandler = async (event) => {
      const { config, request, response } = event.Records[0].cf;
      order.push(config.eventType);
      return config.eventType.endsWith("-request") ? request : response;
    };
    using cloudfront = open({
      "viewer-request": record,
      "origin-request": record,
      "origin-response": record,
      "viewer-response": record,
    });
    await cloudfront.visit("/");
    await cloudfront.visit("/");
    expect(order).toEqual([
      "viewer-request",
      "origin-request",
      "origin-response",
      "viewer-response",
      "viewer-request",
      "viewer-response",
    ]);
  });

  it("counts an association without a handler as not simulated", async () => {
    using cloudfront = mockCloudFront({
      clients: [],
      origins: () => new Response(),
      edge: { unsimulated: "error" },
    });
    cloudfront.seed.distribution({ lambdas: { "origin-request": arnOf("auth") } });
    await expect(cloudfront.visit("/")).rejects.toMatchObject({
      code: "UNSIMULATED",
      message: expect.stringContaining(`${arnOf("auth")} at origin-request`),
    });
  });

  it.each([
    [{ auth: async () => undefined }, "give handlers by the ARN of a function's version"],
    [{ [arnOf("auth")]: "handler" }, "give handlers by the ARN of a function's version"],
  ])("rejects the option %j", (lambdas, message) => {
    expect(() => mockCloudFront({ edge: { lambdas: lambdas as never } })).toThrow(message);
  });
});
