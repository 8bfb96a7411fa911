import {
  CloudFrontServiceException,
  CreateDistributionWithTagsCommand,
  DistributionAlreadyExists,
  InvalidTagging,
  type Tag,
  TooManyDistributions,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeDistributionConfig } from "../../support/make-distribution.ts";

function tagged(...Items: Tag[]) {
  return new CreateDistributionWithTagsCommand({
    DistributionConfigWithTags: { DistributionConfig: makeDistributionConfig(), Tags: { Items } },
  });
}

describe.each(interceptionModes)("CreateDistributionWithTags ($name)", ({ open }) => {
  // What is wrong in a configuration is in requirements.test.ts and associations.test.ts.
  // In the order of the checks.
  it("rejects a tag with invalid characters", async () => {
    await expectException(open().client.send(tagged({ Key: "a;b" })), CloudFrontServiceException, {
      name: "MalformedXML",
      message: "at 'distributionConfigWithTags.tags.items.1.member.key'",
    });
  });

  it.each([
    ["twice", [{ Key: "stage" }, { Key: "stage" }], "'stage' is given twice"],
    ["with a reserved key", [{ Key: "aws:stage" }], "'aws:stage' begins with 'aws:'"],
    [
      "beyond the quota",
      [{ Key: "a" }, { Key: "a" }, { Key: "b" }],
      "There are 3 tags; a resource may have 2.",
    ],
  ])("rejects a tag %s", async (_, tags, message) => {
    const { client } = open({ quotas: { tagsPerResource: 2 } });
    await expectException(client.send(tagged(...tags)), InvalidTagging, { status: 400, message });
  });

  it("rejects a caller reference that is in use", async () => {
    const { client } = open();
    await client.send(tagged());
    await expectException(client.send(tagged()), DistributionAlreadyExists);
  });

  it("rejects more distributions than the quota", async () => {
    const { client } = open({ quotas: { distributions: 0 } });
    await expectException(client.send(tagged()), TooManyDistributions);
  });

  it("keeps the tags under the distribution's ARN", async () => {
    const { client, cloudfront } = open();
    const { Distribution } = await client.send(tagged({ Key: "team", Value: "web" }));
    expect(cloudfront.state().tags?.[Distribution?.ARN as string]?.tags).toEqual([
      { Key: "team", Value: "web" },
    ]);
  });

  it("changes nothing if it rejects the call", async () => {
    const { client, cloudfront } = open();
    await expectException(client.send(tagged({ Key: "aws:" })), InvalidTagging);
    expect(cloudfront.state()).toEqual({});
  });

  it("returns the same as CreateDistribution", async () => {
    const { client } = open();
    const { $metadata, Distribution, ...rest } = await client.send(tagged({ Key: "team" }));
    expect(rest).toEqual({
      ETag: "E23ZP02F085DFQ",
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${Distribution?.Id}`,
    });
    expect(Distribution).toMatchObject({
      Status: "InProgress",
      DistributionConfig: makeDistributionConfig(),
    });
    expect($metadata.httpStatusCode).toBe(201);
  });
});
