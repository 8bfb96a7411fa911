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
