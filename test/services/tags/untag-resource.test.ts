import {
  AccessDenied,
  CloudFrontServiceException,
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

  describe("refuses, in this order", () => {
    it("no resource, and an ARN that is none of CloudFront's", async () => {
      using opened = open();
      for (const Resource of [undefined, "arn:aws:s3:::bucket"]) {
        const call = opened.client.send(new UntagResourceCommand({ ...valid, Resource }));
        await expectException(call, CloudFrontServiceException, {
          name: "MalformedXML",
          status: 400,
          message: "at 'resource' failed to satisfy constraint",
        });
      }
    });

    it("a key that no tag can have", async () => {
      const { untag } = await tagged("a");
      await expectException(untag("a#b"), CloudFrontServiceException, {
        name: "MalformedXML",
        message: "'tagKeys.items.1.member'",
      });
    });

    // assumed: the codes are modelled; which of the two is an assumption
    it("a resource of another account, there or not", async () => {
      using opened = open();
      const Resource = "arn:aws:cloudfront::999999999999:function/edge";
      const call = opened.client.send(new UntagResourceCommand({ ...valid, Resource }));
      await expectException(call, AccessDenied, { status: 403, message: "of the account 999999999999" });
    });

    it("a resource that is not there", async () => {
      using opened = open();
      const call = opened.client.send(new UntagResourceCommand({ ...valid, Resource: edge }));
      await expectException(call, NoSuchResource, { status: 404, message: `There is no resource ${edge}.` });
    });
  });

  describe("does", () => {
    it("take away the tags of the keys, and mind no key that is not there", async () => {
      const { untag, cloudfront } = await tagged("a", "b", "c");
      await untag("c", "a", "z");
      expect(cloudfront.state().tags?.[edge]?.tags).toEqual([{ Key: "b", Value: "1" }]);
    });

    it("leave no trace of the last", async () => {
      const { untag, cloudfront } = await tagged("a");
      await untag("a");
      expect(cloudfront.state().tags).toBeUndefined();
    });

    it("nothing where no key is there", async () => {
      const { untag, cloudfront } = await tagged("a");
      const before = cloudfront.state();
      await untag("z");
      expect(cloudfront.state()).toEqual(before);
    });
  });

  describe("answers", () => {
    it("with nothing, and 204", async () => {
      const { untag } = await tagged("a");
      const { $metadata, ...output } = await untag("a");
      expect(output).toEqual({});
      expect($metadata.httpStatusCode).toBe(204);
    });
  });
});
