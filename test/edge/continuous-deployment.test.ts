import type { ContinuousDeploymentPolicyConfig } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import {
  type MockCloudFront,
  type MockCloudFrontOptions,
  mockCloudFront,
  type VisitHeaders,
} from "../../src/index.ts";
import { Clock } from "../support/clock.ts";
import { makeWeightTraffic, seedStaging } from "../support/make-continuous-deployment.ts";
import { makeBehavior } from "../support/make-distribution.ts";

/** Opens a mock whose origins answer with their names, and with the cookies that they receive. */
function openMock(options: Partial<MockCloudFrontOptions> = {}): MockCloudFront {
  const answer = (name: string) => (request: Request) =>
    new Response(`${name} ${request.headers.get("cookie") ?? ""}`.trim(), {
      headers: { "Cache-Control": "max-age=60" },
    });
  return mockCloudFront({
    clients: [],
    origins: { "blue.example.com": answer("blue"), "green.example.com": answer("green") },
    ...options,
  });
}

/** Seeds a primary distribution with the origin blue and a staging distribution with the origin green. */
function seedDeployment(
  cloudfront: MockCloudFront,
  config: Partial<ContinuousDeploymentPolicyConfig> = {},
  CachePolicyId = makeBehavior().CachePolicyId,
) {
  const { seed } = cloudfront;
  const { Origins } = seedOrigin("green.example.com");
  const DefaultCacheBehavior = makeBehavior({ TargetOriginId: "origin", CachePolicyId });
  const primary = seed.distribution({
    aliases: ["www.example.com"],
    origin: "blue.example.com",
    config: { DefaultCacheBehavior },
  });
  const staging = seedStaging(cloudfront, { Origins, DefaultCacheBehavior });
  const policy = seed.continuousDeploymentPolicy({ primary: primary.id, staging: staging.id, config });
  return { primary, staging, policy };
}

function seedOrigin(DomainName: string) {
  const CustomOriginConfig = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" as const };
  return { Origins: { Quantity: 1, Items: [{ Id: "origin", DomainName, CustomOriginConfig }] } };
}

async function visit(cloudfront: MockCloudFront, headers: VisitHeaders = {}, path = "/") {
  const { response, ...rest } = await cloudfront.visit(`https://www.example.com${path}`, { headers });
  return { ...rest, text: await response.text(), cookie: response.headers.get("set-cookie") };
}

/** Returns the cookie of a `Set-Cookie` as the viewer sends it back. */
function toCookie(setCookie: string | null): string {
  return String(setCookie).split(";")[0] as string;
}

const allCookies = "83da9c7e-98b4-4e11-a168-04f0df8e2c65";

describe("a policy by header", () => {
  it("sends requests with the header and value to the staging distribution", async () => {
    using cloudfront = openMock();
    const { primary, staging } = seedDeployment(cloudfront);
    const staged = await visit(cloudfront, { "AWS-CF-CD-Staging": "true" });
    expect(staged).toMatchObject({ text: "green", distributionId: staging.id, cookie: null });
    for (const headers of [{}, { "aws-cf-cd-staging": "false" }]) {
      expect(await visit(cloudfront, headers)).toMatchObject({ text: "blue", distributionId: primary.id });
    }
  });

  it("has a cache for each side", async () => {
    using cloudfront = openMock();
    seedDeployment(cloudfront);
    const headers = { "aws-cf-cd-staging": "true" };
    const results = [];
    for (const sent of [{}, headers, {}, headers]) {
      const { text, result } = await visit(cloudfront, sent, "/page");
      results.push(`${text} ${result}`);
    }
    expect(results).toEqual(["blue Miss", "green Miss", "blue Hit", "green Hit"]);
  });

  it.each([
    ["is disabled", { Enabled: false }],
    ["has no traffic configuration", { TrafficConfig: undefined }],
  ])("has no effect if it %s", async (_, config) => {
    using cloudfront = openMock();
    seedDeployment(cloudfront, config);
    expect((await visit(cloudfront, { "aws-cf-cd-staging": "true" })).text).toBe("blue");
  });

  it("has no effect while the staging distribution is disabled, and says so", async () => {
    using cloudfront = openMock();
    const { id: primary } = cloudfront.seed.distribution({
      aliases: ["www.example.com"],
      origin: "blue.example.com",
    });
    const { id: staging, domainName } = seedStaging(cloudfront, { Enabled: false });
    cloudfront.seed.continuousDeploymentPolicy({ primary, staging });
    const { text, notes } = await visit(cloudfront, { "aws-cf-cd-staging": "true" });
    expect(text).toBe("blue");
    expect(notes).toEqual([expect.stringContaining(`The staging distribution "${domainName}"`)]);
  });
});

describe("a staging distribution", () => {
  it("is not reached by its own name", async () => {
    using cloudfront = openMock();
    const { staging } = seedDeployment(cloudfront);
    const { response, notes } = await cloudfront.visit(`https://${staging.domainName}/`);
    expect(response.status).toBe(403);
    expect(notes.join()).toContain("only by the continuous deployment policy");
  });
});

describe("a policy that does not exist", () => {
  it("has no effect, and the visit says so", async () => {
    using cloudfront = openMock();
    cloudfront.seed.distribution({
      aliases: ["www.example.com"],
      origin: "blue.example.com",
      config: { ContinuousDeploymentPolicyId: "none" },
    });
    const { text, notes } = await visit(cloudfront);
    expect(text).toBe("blue");
    expect(notes.join()).toContain('the continuous deployment policy "none", which does not exist');
  });
});

describe("a policy by weight", () => {
  const TrafficConfig = makeWeightTraffic(0.15);

  async function countStaged(randomSeed: number, weight = TrafficConfig): Promise<number> {
    using cloudfront = openMock({ randomSeed });
    seedDeployment(cloudfront, { TrafficConfig: weight });
    let staged = 0;
    for (let n = 0; n < 400; n += 1) {
      staged += (await visit(cloudfront)).text === "green" ? 1 : 0;
    }
    return staged;
  }

  it("sends about its part of the requests to the staging distribution", async () => {
    const staged = await countStaged(1);
    expect(staged).toBeGreaterThan(35);
    expect(staged).toBeLessThan(90);
  });

  it("chooses the same requests in each run with the same random seed", async () => {
    expect(await countStaged(7)).toBe(await countStaged(7));
  });

  it("sends no request with the weight 0", async () => {
    expect(await countStaged(1, makeWeightTraffic(0))).toBe(0);
  });

  it("sets no cookie without session stickiness", async () => {
    using cloudfront = openMock();
    seedDeployment(cloudfront, { TrafficConfig });
    expect((await visit(cloudfront)).cookie).toBeNull();
  });
});

describe("session stickiness", () => {
  const stickiness = { IdleTTL: 300, MaximumTTL: 900 };
  const TrafficConfig = makeWeightTraffic(0.15, stickiness);

  /** Visits without a cookie until a viewer is sent to a side. Returns the viewer's first visit. */
  async function findViewer(cloudfront: MockCloudFront, side: "blue" | "green") {
    for (let n = 0; n < 200; n += 1) {
      const first = await visit(cloudfront);
      if (first.text === side) {
        return first;
      }
    }
    throw new Error(`No viewer was sent to ${side}.`);
  }

  it.each(["blue", "green"] as const)("keeps a viewer of %s there", async (side) => {
    using cloudfront = openMock();
    seedDeployment(cloudfront, { TrafficConfig });
    let { cookie } = await findViewer(cloudfront, side);
    for (let n = 0; n < 40; n += 1) {
      const next = await visit(cloudfront, { Cookie: toCookie(cookie) });
      expect(next.text).toBe(side);
      cookie = next.cookie;
    }
  });

  it("sets a cookie for the idle time, and at most for the rest of the session", async () => {
    const clock = new Clock();
    using cloudfront = openMock({ now: clock.now });
    seedDeployment(cloudfront, { TrafficConfig });
    let { cookie } = await findViewer(cloudfront, "green");
    const ages: (string | undefined)[] = [];
    for (const seconds of [0, 290, 290, 290]) {
      clock.pass(seconds * 1000);
      ({ cookie } = await visit(cloudfront, { Cookie: toCookie(cookie) }));
      ages.push(/Max-Age=(\d+)/.exec(String(cookie))?.[1]);
    }
    expect(ages).toEqual(["300", "300", "300", "30"]);
  });

  /** Returns true if viewers whose session may have ended are drawn again: some of many go to the other side. */
  async function isDrawnAgain(advances: readonly number[]): Promise<boolean> {
    const clock = new Clock();
    using cloudfront = openMock({ now: clock.now });
    seedDeployment(cloudfront, { TrafficConfig });
    let { cookie } = await findViewer(cloudfront, "green");
    for (const seconds of advances.slice(0, -1)) {
      clock.pass(seconds * 1000);
      ({ cookie } = await visit(cloudfront, { Cookie: toCookie(cookie) }));
    }
    clock.pass((advances.at(-1) ?? 0) * 1000);
    const sides = new Set<string>();
    for (let n = 0; n < 30; n += 1) {
      sides.add((await visit(cloudfront, { Cookie: toCookie(cookie) })).text);
    }
    return sides.has("blue");
  }

  it("ends after the idle time", async () => {
    expect(await isDrawnAgain([299])).toBe(false);
    expect(await isDrawnAgain([300])).toBe(true);
  });

  it("ends after the maximum time, whatever the viewer does", async () => {
    expect(await isDrawnAgain([299, 299, 299, 2])).toBe(false);
    expect(await isDrawnAgain([299, 299, 299, 3])).toBe(true);
  });

  it("ignores cookies of another policy, and cookies that are malformed", async () => {
    using cloudfront = openMock();
    seedDeployment(cloudfront, { TrafficConfig });
    const { cookie } = await findViewer(cloudfront, "green");
    const foreign = toCookie(cookie).replace(/staging\.[\w-]+/, "staging.other");
    for (const Cookie of [foreign, "aws-cf-cd-session=staging"]) {
      const sides = new Set<string>();
      for (let n = 0; n < 30; n += 1) {
        sides.add((await visit(cloudfront, { Cookie })).text);
      }
      expect(sides).toContain("blue");
    }
  });

  it("hides the cookie from origins, and keeps the others", async () => {
    using cloudfront = openMock();
    // UseOriginCacheControlHeaders forwards all cookies.
    seedDeployment(cloudfront, { TrafficConfig }, allCookies);
    const { cookie } = await findViewer(cloudfront, "blue");
    const { text } = await visit(cloudfront, { Cookie: `a=1; ${toCookie(cookie)}; b=2` });
    expect(text).toBe("blue a=1; b=2");
  });
});
