import { CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";
import { failure, runners } from "../../support/runners.ts";

async function invalidate(Items: readonly string[]) {
  const opened = interceptionModes[0]!.open();
  const { id } = opened.cloudfront.seed.distribution();
  const InvalidationBatch = { CallerReference: "1", Paths: { Quantity: Items.length, Items: [...Items] } };
  await opened.client.send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch }));
  return { ...opened, id };
}

describe.each(runners)("toHaveInvalidation ($name)", ({ expect: expects }) => {
  it("finds an invalidation with any paths", async () => {
    const { cloudfront, id } = await invalidate(["/*"]);
    expects(cloudfront).toHaveInvalidation(id);
    expects(cloudfront).not.toHaveInvalidation("E0");
  });

  it("compares all paths, in any order", async () => {
    const { cloudfront, id } = await invalidate(["/b", "/a"]);
    expects(cloudfront).toHaveInvalidation(id, ["/a", "/b"]);
    expects(cloudfront).not.toHaveInvalidation(id, ["/a"]);
    expects(cloudfront).not.toHaveInvalidation(id, ["/a", "/b", "/c"]);
  });

  it("accepts the runner's own matchers", async () => {
    const { cloudfront, id } = await invalidate(["/b", "/a"]);
    expects(cloudfront).toHaveInvalidation(id, (expects as unknown as typeof expect).arrayContaining(["/b"]));
    expects(cloudfront).toHaveInvalidation(id, ["/a", expects.stringMatching(/^\/b/)] as never);
  });

  it("lists the invalidations if none has these paths", async () => {
    const { cloudfront, id } = await invalidate(["/b", "/a"]);
    const text = await failure(() => expects(cloudfront).toHaveInvalidation(id, ["/c"]));
    expect(text).toMatch(/has no invalidation of these paths\. It has:\n\n {2}I\w+: \[ '\/b', '\/a' \]$/);
  });

  it("names the distributions that have invalidations", async () => {
    const { cloudfront, id } = await invalidate(["/*"]);
    const text = await failure(() => expects(cloudfront).toHaveInvalidation("E0"));
    expect(text).toContain(`has no invalidation.\n\nDistributions with invalidations: "${id}".`);
  });

  it("shows the invalidation if the negated form fails", async () => {
    const { cloudfront, id } = await invalidate(["/*"]);
    const text = await failure(() => expects(cloudfront).not.toHaveInvalidation(id, ["/*"]));
    expect(text).toMatch(/has such an invalidation:\n\n {2}I\w+: \[ '\/\*' \]$/);
  });

  it("rejects a string as the paths, undefined, and an id that is not a string", async () => {
    const { cloudfront, id } = await invalidate(["/*"]);
    for (const [args, text] of [
      [[id, "/*"], 'The paths are an array of strings: ["/*"].'],
      [[id, undefined], "The value of paths is undefined."],
      [[{ id }], "The id of a distribution is a string"],
    ] as const) {
      const negated = expects(cloudfront).not as { toHaveInvalidation(...args: unknown[]): void };
      expect(await failure(() => negated.toHaveInvalidation(...args))).toContain(text);
    }
  });
});
