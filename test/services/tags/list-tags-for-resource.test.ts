import {
  AccessDenied,
  CloudFrontServiceException,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  ListTagsForResourceCommand,
  NoSuchResource,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeFunction, passThrough } from "../../support/make.ts";

const edge = "arn:aws:cloudfront::123456789012:function/edge";
const valid = {};

describe.each(interceptionModes)("ListTagsForResource ($name)", ({ open }) => {
  describe("refuses, in this order", () => {
    it("no resource, and an ARN that is none of CloudFront's", async () => {
      using opened = open();
      for (const Resource of [undefined, "arn:aws:s3:::bucket"]) {
        const call = opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource }));
        await expectException(call, CloudFrontServiceException, {
          name: "MalformedXML",
          status: 400,
          message: "at 'resource' failed to satisfy constraint",
        });
      }
    });

    // assumed: the codes are modelled; which of the two is an assumption
    it("a resource of another account, there or not", async () => {
      using opened = open();
      const Resource = "arn:aws:cloudfront::999999999999:function/edge";
      const call = opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource }));
      await expectException(call, AccessDenied, { status: 403, message: "of the account 999999999999" });
    });

    it("a resource that is not there", async () => {
      using opened = open();
      const call = opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource: edge }));
      await expectException(call, NoSuchResource, { status: 404, message: `There is no resource ${edge}.` });
    });

    it("a resource that is gone, whose tags went with it", async () => {
      using opened = open();
      const { client, cloudfront } = opened;
      const Tags = { Items: [{ Key: "team", Value: "web" }] };
      const { ETag } = await client.send(new CreateFunctionCommand(makeFunction({ Tags })));
      await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: ETag }));
      const list = () => client.send(new ListTagsForResourceCommand({ Resource: edge }));
      await expectException(list(), NoSuchResource);

      cloudfront.seed.function({ name: "edge", code: passThrough });
      expect((await list()).Tags).toEqual({ Items: [] });
    });
  });

  describe("answers", () => {
    it("with the tags that a function was created with", async () => {
      using opened = open();
      const Tags = { Items: [{ Key: "team", Value: "web" }, { Key: "stage" }] };
      await opened.client.send(new CreateFunctionCommand(makeFunction({ Tags })));
      const { $metadata, ...output } = await opened.client.send(
        new ListTagsForResourceCommand({ Resource: edge }),
      );
      expect(output).toEqual({ Tags });
      expect($metadata.httpStatusCode).toBe(200);
    });

    it("with an empty list where there are none", async () => {
      using opened = open();
      const { arn } = opened.cloudfront.seed.keyValueStore({ name: "redirects" });
      const { Tags } = await opened.client.send(new ListTagsForResourceCommand({ Resource: arn }));
      expect(Tags).toEqual({ Items: [] });
    });
  });
});
