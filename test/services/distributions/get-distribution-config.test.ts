import { GetDistributionConfigCommand, NoSuchDistribution } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("GetDistributionConfig ($name)", ({ open }) => {
  it("rejects an unknown id", async () => {
    const getting = open().client.send(new GetDistributionConfigCommand({ Id: "E0" }));
    await expectException(getting, NoSuchDistribution, { status: 404 });
  });

  it("returns a copy that the caller may change", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution({ comment: "mine" });
    const get = () => client.send(new GetDistributionConfigCommand({ Id: id }));
    const first = await get();
    Object.assign(first.DistributionConfig as object, { Comment: "changed" });
    first.DistributionConfig?.Origins?.Items?.pop();
    const { DistributionConfig } = await get();
    expect(DistributionConfig?.Comment).toBe("mine");
    expect(DistributionConfig?.Origins?.Items).toHaveLength(1);
  });

  it("returns the configuration and its ETag, and nothing else", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distribution();
    const { $metadata, ...output } = await client.send(new GetDistributionConfigCommand({ Id: id }));
    expect(output).toEqual({
      DistributionConfig: cloudfront.state().distributions?.[id]?.config,
      ETag: etag,
    });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
