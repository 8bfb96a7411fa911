// How the tool next door is tested: what it does, and what it does when things go wrong.
import {
  CloudFrontClient,
  CreateInvalidationCommand,
  DeleteFunctionCommand,
  PreconditionFailed,
  PublishFunctionCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { type MockCloudFront, mockCloudFront, scenarios } from "mock-cloudfront";
import { viewerRequest } from "mock-cloudfront/runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Deployment, deploy } from "./deploy.ts";

const rewriteTo = (page: string) => `function handler(event) {
  event.request.uri = event.request.uri.replace(/\\/$/, '/${page}');
  return event.request;
}`;
const client = new CloudFrontClient({ region: "us-east-1" });
const quickly = { maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };

let cloudfront: MockCloudFront;
let distributionId: string;
beforeEach(() => {
  cloudfront = mockCloudFront();
  distributionId = cloudfront.seed.distribution({ aliases: ["www.example.com"] }).id;
});
afterEach(() => cloudfront.restore());

const release = (page: string, changes: Partial<Deployment> = {}): Deployment => ({
  distributionId,
  name: "site",
  code: rewriteTo(page),
  checks: [{ event: viewerRequest({ uri: "/docs/" }), uri: `/docs/${page}` }],
  release: page,
  waiting: quickly,
  ...changes,
});

const state = () => cloudfront.state({ times: false });
const attached = () => {
  const config = state().distributions?.[distributionId]?.config as {
    DefaultCacheBehavior: { FunctionAssociations: object };
  };
  return config.DefaultCacheBehavior.FunctionAssociations;
};
const only = (name: string) => ({
  Quantity: 1,
  Items: [{ EventType: "viewer-request", FunctionARN: `arn:aws:cloudfront::123456789012:function/${name}` }],
});

describe("a release", () => {
  test("goes live in the colour that is not, and the former stays, to go back to", async () => {
    expect(await deploy(client, release("index.html"))).toBe("site-blue");
    expect(attached()).toEqual(only("site-blue"));
    expect(await deploy(client, release("home.html"))).toBe("site-green");
    expect(attached()).toEqual(only("site-green"));
    expect(await deploy(client, release("start.html"))).toBe("site-blue");

    expect(state().functions?.["site-blue/LIVE"]?.code).toBe(rewriteTo("start.html"));
    expect(state().functions?.["site-green/LIVE"]?.code).toBe(rewriteTo("home.html"));
    expect(cloudfront.calls(CreateInvalidationCommand)).toHaveLength(3);
  });

  test("leaves the rest of the distribution as it was", async () => {
    await deploy(client, release("index.html"));
    expect(state().distributions?.[distributionId]?.config).toMatchObject({
      Aliases: { Quantity: 1, Items: ["www.example.com"] },
      Enabled: true,
    });
  });

  test("is not told as done before the edge locations have it", async () => {
    cloudfront.faults.play(scenarios.slowPropagation({ ms: 200 }));
    const start = Date.now();
    await deploy(client, release("index.html"));
    // Once for the distribution, and once for the invalidation.
    expect(Date.now() - start).toBeGreaterThanOrEqual(400);
  });

  test("whose answer was lost can be run again: the same invalidation is not begun twice", async () => {
    cloudfront.faults.on(CreateInvalidationCommand).losesResponseOnce();
    await expect(deploy(client, release("index.html"))).rejects.toThrow("socket hang up");
    await deploy(client, release("index.html"));
    expect(Object.keys(state().invalidations ?? {})).toHaveLength(1);
  });
});

describe("what is live stays as it was", () => {
  beforeEach(() => deploy(client, release("index.html")));

  test.each([
    ["throws", "function handler(event) { return event.request.headers.host.valeu.length; }", "TypeError"],
    ["does something else", rewriteTo("other.html"), "made /docs/other.html of the event"],
    ["cannot be run at all", "function handler({ request }) { return request; }", "SyntaxError"],
  ])("where the code %s", async (_, code, reason) => {
    const before = { distributions: state().distributions, live: state().functions?.["site-blue/LIVE"] };
    await expect(deploy(client, release("home.html", { code }))).rejects.toThrow(reason);
    expect({ distributions: state().distributions, live: state().functions?.["site-blue/LIVE"] }).toEqual(
      before,
    );
    expect(state().functions).not.toHaveProperty(["site-green/LIVE"]);
  });

  test("and cannot be deleted under it", async () => {
    const IfMatch = state().functions?.["site-blue/DEVELOPMENT"]?.etag;
    await expect(client.send(new DeleteFunctionCommand({ Name: "site-blue", IfMatch }))).rejects.toThrow(
      "Cannot delete function site-blue, it is in use by 1 distributions",
    );
  });
});

describe("somebody else", () => {
  /** Publishes what is live between the tool's read and its write, which moves the distribution's ETag. */
  const publishesMeanwhile = (times: number) => {
    cloudfront.faults.on(UpdateDistributionCommand).rejectsTimes(times, "PreconditionFailed");
  };

  test("may be in between: the tool reads again", async () => {
    publishesMeanwhile(2);
    await deploy(client, release("index.html"));
    expect(attached()).toEqual(only("site-blue"));
    cloudfront.faults.assertNonePending();
  });

  test("may be so for ever: the tool gives up, and says why", async () => {
    publishesMeanwhile(3);
    await expect(deploy(client, release("index.html"))).rejects.toThrow(PreconditionFailed);
    expect(attached()).toEqual({ Quantity: 0 });
  });

  test("may have it too: publishing a function redeploys every distribution that has it", async () => {
    await deploy(client, release("index.html"));
    const { etag: IfMatch } = state().functions?.["site-blue/DEVELOPMENT"] ?? {};
    const before = state().distributions?.[distributionId]?.etag;
    await client.send(new PublishFunctionCommand({ Name: "site-blue", IfMatch }));
    expect(state().distributions?.[distributionId]?.etag).not.toBe(before);
  });
});
