import {
  AccessDenied,
  CloudFrontServiceException,
  InvalidArgument,
  NoSuchResource,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";

const edge = "arn:aws:cloudfront::123456789012:function/edge";
const valid = { TagKeys: { Items: ["team"] } };

describe.each(interceptionModes)("UntagResource ($name)", ({ open }) => {
  const tagged = async (...keys: string[]) => {
    const opened = open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    const Tags = { Items: keys.map((Key) => ({ Key, Value: "1" })) };
    await opened.client.send(new TagResourceCommand({ Resource: edge, Tags }));
    const untag = (...Items: string[]) =>
      opened.client.send(new UntagResourceCommand({ Resource: edge, TagKeys: { Items } }));
    return { ...opened, untag };
  };

  // In the order of the checks.
  it("rejects a missing resource", async () => {
    using opened = open();
    const Resource = undefined;
    await expectException(
      opened.client.send(new UntagResourceCommand({ ...valid, Resource })),
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
      opened.client.send(new UntagResourceCommand({ ...valid, Resource })),
      InvalidArgument,
      {
        status: 400,
        message: `Invalid ${message}`,
      },
    );
  });

  it("rejects an invalid tag key", async () => {
    const { untag } = await tagged("a");
    await expectException(untag("a#b"), CloudFrontServiceException, {
      name: "MalformedXML",
      message: "'tagKeys.items.1.member'",
    });
  });

  // assumed: the codes are modelled; which of the two is an assumption
  it("rejects a resource of another account, whether or not it exists", async () => {
    using opened = open();
    const Resource = "arn:aws:cloudfront::999999999999:function/edge";
    const call = opened.client.send(new UntagResourceCommand({ ...valid, Resource }));
    await expectException(call, AccessDenied, { status: 403, message: "of the account 999999999999" });
  });

  it("rejects a resource that does not exist", async () => {
    using opened = open();
    const call = opened.client.send(new UntagResourceCommand({ ...valid, Resource: edge }));
    await expectException(call, NoSuchResource, { status: 404, message: `There is no resource ${edge}.` });
  });

  it("removes the tags of the keys, and ignores keys that the resource lacks", async () => {
    const { untag, cloudfront } = await tagged("a", "b", "c");
    await untag("c", "a", "z");
    expect(cloudfront.state().tags?.[edge]?.tags).toEqual([{ Key: "b", Value: "1" }]);
  });

  it("starts without state of the last run", async () => {
    const { untag, cloudfront } = await tagged("a");
    await untag("a");
    expect(cloudfront.state().tags).toBeUndefined();
  });

  it("changes nothing if the resource has none of the keys", async () => {
    const { untag, cloudfront } = await tagged("a");
    const before = cloudfront.state();
    await untag("z");
    expect(cloudfront.state()).toEqual(before);
  });

  it("returns nothing but status 204", async () => {
    const { untag } = await tagged("a");
    const { $metadata, ...output } = await untag("a");
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
  });
});
