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
  // In the order of the checks.
  it("rejects a missing resource, and an ARN of another service", async () => {
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
