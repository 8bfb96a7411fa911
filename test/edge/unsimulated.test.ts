import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { type DistributionSeed, type EdgeOptions, mockCloudFront } from "../../src/index.ts";

const webAcl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b";
const lambda = "arn:aws:lambda:us-east-1:123456789012:function:auth:1";

function setUp(seed: DistributionSeed, edge?: EdgeOptions) {
  const cloudfront = mockCloudFront({ clients: [], edge, origins: () => new Response("") });
  const seedDistribution = () => cloudfront.seed.distribution({ id: "E1", ...seed });
  seedDistribution();
  return { cloudfront, seedDistribution };
}

describe("a visit to a distribution with a feature that is not simulated", () => {
  let warn: MockInstance<typeof process.emitWarning>;
  beforeEach(() => {
    warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  });
  afterEach(() => {
    warn.mockRestore();
  });

  it.each<[string, DistributionSeed]>([
    ["a web ACL", { config: { WebACLId: webAcl } }],
    [
      `the Lambda@Edge function ${lambda} at origin-request (cache behavior "*"), without a handler in edge.lambdas`,
      { lambdas: { "origin-request": lambda } },
    ],
  ])("has a note of %s, and works", async (feature, seed) => {
    using cloudfront = setUp(seed).cloudfront;
    const visit = await cloudfront.visit("/");
    expect(visit.notes).toEqual([`E1 has ${feature}, which is not simulated.`]);
    expect(visit.response.status).toBe(200);
  });

  it("warns once, also after a reset", async () => {
    const { cloudfront, seedDistribution } = setUp({ config: { WebACLId: webAcl } });
    using _ = cloudfront;
    await cloudfront.visit("/");
    await cloudfront.visit("/");
    cloudfront.reset();
    seedDistribution();
    await cloudfront.visit("/");
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining("E1 has a web ACL, which is not simulated."), "MockCloudFrontWarning"],
    ]);
  });

  it("warns of nothing with unsimulated: 'ignore', and keeps the note", async () => {
    using cloudfront = setUp({ config: { WebACLId: webAcl } }, { unsimulated: "ignore" }).cloudfront;
    expect((await cloudfront.visit("/")).notes).toHaveLength(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it("is rejected with unsimulated: 'error', with what to do", async () => {
    using cloudfront = setUp({ config: { WebACLId: webAcl } }, { unsimulated: "error" }).cloudfront;
    await expect(cloudfront.visit("/")).rejects.toMatchObject({
      code: "UNSIMULATED",
      message: expect.stringContaining(
        'E1 has a web ACL, which is not simulated. Set edge: { unsimulated: "warn" }',
      ),
    });
    expect(warn).not.toHaveBeenCalled();
  });
});
