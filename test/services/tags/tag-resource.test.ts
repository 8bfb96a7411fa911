import {
  AccessDenied,
  CloudFrontServiceException,
  InvalidArgument,
  InvalidTagging,
  NoSuchResource,
  type Tag,
  TagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";

const edge = "arn:aws:cloudfront::123456789012:function/edge";
const valid = { Tags: { Items: [{ Key: "team", Value: "web" }] } };

describe.each(interceptionModes)("TagResource ($name)", ({ open }) => {
  const tagging = async (Items: Tag[], options: Parameters<typeof open>[0] = {}) => {
    using opened = open(options);
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    await opened.client.send(new TagResourceCommand({ Resource: edge, Tags: { Items } }));
    return opened.cloudfront.state().tags?.[edge]?.tags;
  };

  // In the order of the checks.
  it("rejects a missing resource", async () => {
    using opened = open();
    const Resource = undefined;
    await expectException(
      opened.client.send(new TagResourceCommand({ ...valid, Resource })),
      CloudFrontServiceException,
      {
        name: "MalformedXML",
        status: 400,
        message: "Value null at 'resource' failed to satisfy constraint",
      },
    );
  });

  // seen: the message, for a region (mql 7615)
  it.each([
    [
      "a region",
      "arn:aws:cloudfront:global:123456789012:function/f",
      "region (received: global, expected empty)",
    ],
    ["another service", "arn:aws:s3:::bucket", "service (received: s3, expected cloudfront)"],
    ["no account", "arn:aws:cloudfront:::function/f", "account (received: empty, expected 12 digits)"],
    ["another partition", "arn:aws-x:cloudfront::123456789012:function/f", "partition (received: aws-x"],
    ["no parts", "function/f", "ARN: function/f"],
  ])("rejects a resource with %s", async (_, Resource, message) => {
    using opened = open();
    await expectException(
      opened.client.send(new TagResourceCommand({ ...valid, Resource })),
      InvalidArgument,
      {
        status: 400,
        message: `Invalid ${message}`,
      },
    );
  });

  it.each([
    ["of other characters", { Key: "a#b" }, "'tags.items.1.member.key'"],
    ["without a key", { Key: undefined }, "Value null at 'tags.items.1.member.key'"],
    ["with a value that is too long", { Key: "a", Value: "b".repeat(257) }, "'tags.items.1.member.value'"],
  ])("rejects a tag %s", async (_, tag, message) => {
    await expectException(tagging([tag]), CloudFrontServiceException, { name: "MalformedXML", message });
  });

  // assumed: the codes are modelled; which of the two is an assumption
  it("rejects a resource of another account, whether or not it exists", async () => {
    using opened = open();
    const Resource = "arn:aws:cloudfront::999999999999:function/edge";
    const call = opened.client.send(new TagResourceCommand({ ...valid, Resource }));
    await expectException(call, AccessDenied, { status: 403, message: "of the account 999999999999" });
  });

  it("rejects a resource that does not exist", async () => {
    using opened = open();
    const call = opened.client.send(new TagResourceCommand({ ...valid, Resource: edge }));
    await expectException(call, NoSuchResource, { status: 404, message: `There is no resource ${edge}.` });
  });

  it.each([
    ["a key given twice", [{ Key: "a" }, { Key: "a" }], "'a' is given twice"],
    ["a key that is AWS's", [{ Key: "AWS:stack" }], "'AWS:stack' begins with 'aws:'"],
    ["51 tags", Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}` })), "There are 51 tags"],
  ])("rejects %s", async (_, tags, message) => {
    await expectException(tagging(tags), InvalidTagging, { status: 400, message });
  });

  it("rejects tags that exceed the quota together with the existing tags", async () => {
    using opened = open({ quotas: { tagsPerResource: 1 } });
    const { client, cloudfront } = opened;
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await client.send(new TagResourceCommand({ Resource: edge, ...valid }));
    const before = cloudfront.state();
    const more = { Items: [{ Key: "stage" }] };
    await expectException(
      client.send(new TagResourceCommand({ Resource: edge, Tags: more })),
      InvalidTagging,
    );
    expect(cloudfront.state()).toEqual(before);
  });

  it("adds tags, and replaces the value of an existing key in its place", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const tag = (...Items: Tag[]) => client.send(new TagResourceCommand({ Resource: edge, Tags: { Items } }));
    await tag({ Key: "a", Value: "1" }, { Key: "b" });
    await tag({ Key: "c", Value: "" }, { Key: "a", Value: "2" });
    expect(cloudfront.state().tags?.[edge]?.tags).toEqual([
      { Key: "a", Value: "2" },
      { Key: "b" },
      { Key: "c", Value: "" },
    ]);
  });

  it("tags a key value store by its ARN, and leaves the store's version unchanged", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    const { arn, etag } = cloudfront.seed.keyValueStore({ name: "redirects" });
    await client.send(new TagResourceCommand({ Resource: arn, ...valid }));
    expect(cloudfront.state().tags).toHaveProperty([arn]);
    expect(cloudfront.state().keyValueStores?.redirects?.etag).toBe(etag);
  });

  it("accepts up to 50 tags", async () => {
    expect(await tagging(Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}` })))).toHaveLength(50);
  });

  it("changes nothing if no tags are given", async () => {
    expect(await tagging([])).toBeUndefined();
  });

  it("returns nothing but status 204", async () => {
    using opened = open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    const { $metadata, ...output } = await opened.client.send(
      new TagResourceCommand({ Resource: edge, ...valid }),
    );
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
  });
});
