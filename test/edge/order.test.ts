import { describe, expect, it } from "vitest";
import { type MockCloudFront, mockCloudFront, type VisitInit } from "../../src/index.ts";
import { quickJs } from "../../src/runtime/executor.ts";

/** The trace of a visit: what each step leaves for the test to see. */
interface Trace {
  readonly status: number;
  readonly result: string;
  readonly distribution: boolean;
  readonly behavior: string | undefined;
  /** The runs of functions, also those that `functions` does not show. */
  readonly runs: number;
  readonly functions: readonly string[];
  readonly originRequests: readonly string[];
  /** True if the response headers policy was applied. */
  readonly policy: boolean;
}

const functions = {
  pass: "function handler(event) { return event.request; }",
  generate:
    "function handler(event) { return { statusCode: 302, headers: { location: { value: '/new' } } }; }",
  fail: "function handler(event) { return event.request.headers['x-none'].value; }",
  returnOther: "function handler(event) { return { foo: 1 }; }",
  stamp:
    "function handler(event) { event.response.headers['x-stamp'] = { value: '1' }; return event.response; }",
  failLate: "function handler(event) { return null.x; }",
};

/** Creates a distribution in which each path ends at another step. */
function setUp(): { cloudfront: MockCloudFront; count: { runs: number } } {
  const count = { runs: 0 };
  const cloudfront = mockCloudFront({
    clients: [],
    executor: {
      name: "counting",
      run: (input) => {
        count.runs += 1;
        return quickJs.run(input);
      },
    },
    origins: (request) => {
      const { pathname } = new URL(request.url);
      const status = pathname.startsWith("/error") ? 404 : 200;
      return new Response(pathname, { status, headers: { "Cache-Control": "max-age=60" } });
    },
  });
  for (const [name, code] of Object.entries(functions)) {
    cloudfront.seed.function({ name, code, publish: true });
  }
  const keyGroup = cloudfront.seed.keyGroup({
    name: "members",
    publicKeys: [cloudfront.seed.publicKey().id],
  });
  const both = (request: string, response = "stamp") => ({
    functions: { "viewer-request": request, "viewer-response": response },
    responseHeadersPolicy: "SecurityHeadersPolicy",
  });
  cloudfront.seed.distribution({
    aliases: ["www.example.com"],
    origins: { site: "site.example.com" },
    ...both("pass"),
    behaviors: {
      "/https/*": { ...both("pass"), protocol: "https-only" },
      "/generate": both("generate"),
      "/fail": both("fail"),
      "/other": both("returnOther"),
      "/late": both("pass", "failLate"),
      "/signed": { ...both("pass"), keyGroups: [keyGroup.id] },
    },
    errors: { 404: { page: "/lost.html", status: 200 } },
    config: {
      Restrictions: { GeoRestriction: { RestrictionType: "blacklist", Quantity: 1, Items: ["KP"] } },
    },
  });
  return { cloudfront, count };
}

/** Brings a mock into the state before the visit. */
type Prepare = (cloudfront: MockCloudFront) => unknown;

async function trace(target: string, init?: VisitInit, prepare: Prepare = () => undefined): Promise<Trace> {
  const { cloudfront, count } = setUp();
  using _ = cloudfront;
  await prepare(cloudfront);
  count.runs = 0;
  const visit = await cloudfront.visit(target, init);
  return {
    status: visit.response.status,
    result: visit.result,
    distribution: visit.distributionId !== undefined,
    behavior: visit.behavior,
    runs: count.runs,
    functions: visit.functions.map(({ name }) => name),
    originRequests: visit.originRequests.map(({ uri }) => uri),
    policy: visit.response.headers.has("x-content-type-options"),
  };
}

/** No distribution was found, and no step after that left a trace. */
const nothing = {
  distribution: false,
  behavior: undefined,
  runs: 0,
  functions: [],
  originRequests: [],
  policy: false,
};

/** The behavior was found, and no step after that left a trace. */
const refused = { ...nothing, distribution: true, behavior: "*" };

const whole = {
  ...refused,
  status: 200,
  runs: 2,
  functions: ["pass", "stamp"],
  policy: true,
};

const site = "https://www.example.com";

const steps: readonly [step: string, target: string, init: VisitInit | undefined, expected: Trace][] = [
  [
    "a URL that is too long",
    `${site}/${"a".repeat(8192)}`,
    undefined,
    { ...nothing, status: 413, result: "Error" },
  ],
  [
    "headers that are too long",
    `${site}/`,
    { headers: { "x-long": "a".repeat(32_768) } },
    { ...nothing, status: 413, result: "Error" },
  ],
  ["an unknown host", "https://example.com/", undefined, { ...nothing, status: 403, result: "Error" }],
  [
    "a blocked country, before the redirect to HTTPS",
    "http://www.example.com/",
    { viewer: { country: "KP" } },
    { ...refused, status: 403, result: "Error" },
  ],
  [
    "the redirect to HTTPS, before the method",
    "http://www.example.com/",
    { method: "DELETE" },
    { ...refused, status: 307, result: "Redirect" },
  ],
  [
    "a behavior for HTTPS only",
    "http://www.example.com/https/x",
    undefined,
    { ...refused, behavior: "/https/*", status: 403, result: "Error" },
  ],
  [
    "a method that is not allowed",
    `${site}/`,
    { method: "PUT" },
    { ...refused, status: 403, result: "Error" },
  ],
  ["a GET with a body", `${site}/`, { body: "x" }, { ...refused, status: 403, result: "Error" }],
  [
    "a response that viewer-request generated",
    `${site}/generate`,
    undefined,
    {
      ...refused,
      behavior: "/generate",
      status: 302,
      result: "FunctionGeneratedResponse",
      runs: 1,
      functions: ["generate"],
      policy: true,
    },
  ],
  [
    "a viewer-request function that throws",
    `${site}/fail`,
    undefined,
    {
      ...refused,
      behavior: "/fail",
      status: 503,
      result: "FunctionExecutionError",
      runs: 1,
      functions: ["fail"],
    },
  ],
  [
    "a viewer-request function that returns something else",
    `${site}/other`,
    undefined,
    {
      ...refused,
      behavior: "/other",
      status: 502,
      result: "FunctionValidationError",
      runs: 1,
      functions: ["returnOther"],
    },
  ],
  [
    "an error of the origin, with its custom error response and without viewer-response",
    `${site}/error`,
    undefined,
    {
      ...whole,
      result: "Error",
      runs: 1,
      functions: ["pass"],
      originRequests: ["/error", "/lost.html"],
    },
  ],
  [
    "a viewer-response function that throws",
    `${site}/late`,
    undefined,
    {
      ...refused,
      behavior: "/late",
      status: 503,
      result: "FunctionExecutionError",
      runs: 2,
      functions: ["pass", "failLate"],
      originRequests: ["/late"],
    },
  ],
  ["the last step", `${site}/`, undefined, { ...whole, result: "Miss", originRequests: ["/"] }],
];

describe("a visit ends", () => {
  it.each(steps)("at %s", async (_step, target, init, expected) => {
    expect(await trace(target, init)).toEqual(expected);
  });

  it("at a cached object, which both functions see", async () => {
    const target = `${site}/cached`;
    expect(await trace(target, undefined, (cloudfront) => cloudfront.visit(target))).toEqual({
      ...whole,
      result: "Hit",
    });
  });

  it("at an origin that does not answer, without policy and viewer-response", async () => {
    const plan: Prepare = (cloudfront) => cloudfront.origin("site").timesOutOnce();
    expect(await trace(`${site}/x`, undefined, plan)).toEqual({
      ...refused,
      status: 504,
      result: "Error",
      runs: 1,
      functions: ["pass"],
      originRequests: ["/x"],
    });
  });

  it("at a missing signature", async () => {
    expect(await trace(`${site}/signed`)).toEqual({
      ...refused,
      behavior: "/signed",
      status: 403,
      result: "Error",
    });
  });

  it("at a feature that is not simulated, with unsimulated: 'error'", async () => {
    let requests = 0;
    using cloudfront = mockCloudFront({
      clients: [],
      edge: { unsimulated: "error" },
      origins: () => {
        requests += 1;
        return new Response("");
      },
    });
    cloudfront.seed.distribution({
      config: { WebACLId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b" },
    });
    await expect(cloudfront.visit("/")).rejects.toMatchObject({
      name: "MockCloudFrontError",
      code: "UNSIMULATED",
    });
    expect([requests, cloudfront.visits()]).toEqual([0, []]);
  });
});
