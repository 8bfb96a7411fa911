import {
  AccessDenied,
  CloudFrontServiceException,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  InvalidArgument,
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
  // In the order of the checks.
  it("rejects a missing resource", async () => {
    using opened = open();
    const Resource = undefined;
    await expectException(
      opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource })),
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
      opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource })),
      InvalidArgument,
      {
        status: 400,
        message: `Invalid ${message}`,
      },
    );
  });

  // assumed: the codes are modelled; which of the two is an assumption
  it("rejects a resource of another account, whether or not it exists", async () => {
    using opened = open();
    const Resource = "arn:aws:cloudfront::999999999999:function/edge";
    const call = opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource }));
    await expectException(call, AccessDenied, { status: 403, message: "of the account 999999999999" });
  });

  it("rejects a resource that does not exist", async () => {
    using opened = open();
    const call = opened.client.send(new ListTagsForResourceCommand({ ...valid, Resource: edge }));
    await expectException(call, NoSuchResource, { status: 404, message: `There is no resource ${edge}.` });
  });

  it("rejects a deleted resource, whose tags are deleted too", async () => {
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

  it("returns the tags that a function was created with", async () => {
    using opened = open();
    const Tags = { Items: [{ Key: "team", Value: "web" }, { Key: "stage" }] };
    await opened.client.send(new CreateFunctionCommand(makeFunction({ Tags })));
    const { $metadata, ...output } = await opened.client.send(
      new ListTagsForResourceCommand({ Resource: edge }),
    );
    expect(output).toEqual({ Tags });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns an empty list if there are no tags", async () => {
    using opened = open();
    const { arn } = opened.cloudfront.seed.keyValueStore({ name: "redirects" });
    const { Tags } = await opened.client.send(new ListTagsForResourceCommand({ Resource: arn }));
    expect(Tags).toEqual({ Items: [] });
  });
});
