import { TagResourceCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";
import { failure, runners } from "../../support/runners.ts";

async function tag() {
  const opened = interceptionModes[0]!.open();
  const { arn } = opened.cloudfront.seed.distribution();
  const Items = [
    { Key: "team", Value: "web" },
    { Key: "cost", Value: "1" },
  ];
  await opened.client.send(new TagResourceCommand({ Resource: arn, Tags: { Items } }));
  return { ...opened, arn };
}

describe.each(runners)("toHaveTags ($name)", ({ expect: expects }) => {
  it("compares some of the tags", async () => {
    const { cloudfront, arn } = await tag();
    expects(cloudfront).toHaveTags(arn);
    expects(cloudfront).toHaveTags(arn, { team: "web" });
    expects(cloudfront).toHaveTags(arn, { team: expects.stringMatching(/^w/), cost: "1" });
    expects(cloudfront).not.toHaveTags(arn, { team: "api" });
    expects(cloudfront).not.toHaveTags(arn, { owner: "web" });
    expects(cloudfront).not.toHaveTags("arn:aws:cloudfront::123456789012:distribution/E0");
  });

  it("shows the differences and all tags", async () => {
    const { cloudfront, arn } = await tag();
    const text = await failure(() => expects(cloudfront).toHaveTags(arn, { team: "api" }));
    expect(text).toContain('-   "team": "api",\n+   "team": "web",');
    expect(text).toContain("All its tags: { team: 'web', cost: '1' }.");
  });

  it("names the resources that have tags", async () => {
    const { cloudfront, arn } = await tag();
    const text = await failure(() => expects(cloudfront).toHaveTags("arn:aws:cloudfront::1:function/x"));
    expect(text).toContain(`has no tags.\n\nResources with tags: "${arn}".`);
  });

  it("rejects an argument that is not an ARN, and undefined as the tags", async () => {
    const { cloudfront, arn } = await tag();
    expect(await failure(() => expects(cloudfront).not.toHaveTags("edge"))).toContain(
      'The first argument is the ARN of a resource, not "edge".',
    );
    expect(await failure(() => expects(cloudfront).not.toHaveTags(arn, undefined))).toContain(
      "The value of tags is undefined.",
    );
  });
});
