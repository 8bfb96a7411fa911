import {
  CloudFrontServiceException,
  CreateKeyValueStoreCommand,
  type CreateKeyValueStoreCommandInput,
  DescribeKeyValueStoreCommand,
  EntityAlreadyExists,
  EntityLimitExceeded,
  InvalidArgument,
  ListTagsForResourceCommand,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { ListKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

function create({ client }: OpenedMock, changes: Partial<CreateKeyValueStoreCommandInput> = {}) {
  return client.send(new CreateKeyValueStoreCommand({ Name: "redirects", ...changes }));
}
function importing(SourceARN = "arn:aws:s3:::bucket/folder/redirects.json") {
  return {
    ImportSource: { SourceType: "S3" as const, SourceARN },
  };
}
const objects = {
  "bucket/folder/redirects.json": '{"data":[{"key":"/old","value":"/new"},{"key":"b","value":""}]}',
};

describe.each(interceptionModes)("CreateKeyValueStore ($name)", ({ open }) => {
  // In the order of the checks.
  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where stores do not exist",
    async (region) => {
      using opened = open({ region });
      await expectException(create(opened), UnsupportedOperation, { status: 400 });
    },
  );

  it("rejects violations of the API model, all at once", async () => {
    using opened = open();
    const call = create(opened, {
      Name: "a b",
      Comment: "c".repeat(129),
      ImportSource: { SourceType: "FTP" as never, SourceARN: undefined },
      Tags: { Items: [{ Key: "#" }] },
    });
    const error = await expectException(call, CloudFrontServiceException, {
      name: "MalformedXML",
      message: /^5 validation errors detected: /,
    });
    for (const path of ["name", "comment", "importSource.sourceType", "importSource.sourceARN"]) {
      expect(error.message).toContain(`at '${path}'`);
    }
  });

  it("rejects invalid tags", async () => {
    using opened = open();
    const Tags = { Items: [{ Key: "aws:stack" }] };
    await expectException(create(opened, { Tags }), InvalidArgument, { message: "reserved for AWS" });
  });

  it("rejects a name that is in use", async () => {
    using opened = open({ quotas: { keyValueStores: 1 } });
    await create(opened);
    await expectException(create(opened), EntityAlreadyExists, {
      status: 409,
      message: "A key value store named redirects already exists.",
    });
  });

  it("rejects a store more than the quota", async () => {
    using opened = open({ quotas: { keyValueStores: 1 } });
    await create(opened);
    await expectException(create(opened, { Name: "other", ...importing() }), EntityLimitExceeded, {
      status: 400,
      message: "has 1 key value stores, which is its quota",
    });
  });

  it("rejects a file that does not exist, and says how to give it to the mock", async () => {
    using opened = open();
    const { cause } = await expectException(create(opened, importing()), InvalidArgument, {
      message: "There is no object bucket/folder/redirects.json in S3. Add it to the option objects",
    });
    expect(String(cause)).toContain('mockCloudFront({ objects: { "bucket/folder/redirects.json": text } })');
    expect(opened.cloudfront.state()).toEqual({});
  });

  it("imports the file's items once the store is READY", async () => {
    using opened = open({ objects });
    const { KeyValueStore } = await create(opened, importing());
    const { Items } = await opened.keyValueStoreClient.send(
      new ListKeysCommand({ KvsARN: KeyValueStore?.ARN }),
    );
    expect(Items).toEqual([
      { Key: "/old", Value: "/new" },
      { Key: "b", Value: "" },
    ]);
  });

  it("leaves the ETag unchanged when the store becomes READY", async () => {
    using opened = open({ propagation: { ms: 35_000 }, now: () => clock.now() });
    const clock = new Clock();
    const { ETag } = await create(opened);
    const describe = () => opened.client.send(new DescribeKeyValueStoreCommand({ Name: "redirects" }));
    expect(await describe()).toMatchObject({ ETag, KeyValueStore: { Status: "PROVISIONING" } });
    clock.pass(35_000);
    expect(await describe()).toMatchObject({ ETag, KeyValueStore: { Status: "READY" } });
  });

  it("keeps the tags", async () => {
    using opened = open();
    const Tags = { Items: [{ Key: "team", Value: "web" }] };
    const { KeyValueStore } = await create(opened, { Tags });
    const answer = await opened.client.send(new ListTagsForResourceCommand({ Resource: KeyValueStore?.ARN }));
    expect(answer.Tags).toEqual(Tags);
  });

  // seen: AWS's own sample, but for its id
  it("returns the new store, its ETag and its location", async () => {
    const clock = new Clock("2026-03-04T05:06:07.890Z");
    using opened = open({ objects, now: clock.now });
    const { $metadata, ...output } = await create(opened, { Comment: "mine", ...importing() });
    const Id = output.KeyValueStore?.Id;
    expect(Id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const importedArn = `arn:aws:cloudfront::123456789012:key-value-store/${Id}`;
    expect(output).toEqual({
      ETag: "ETVPDKIKX0DER",
      KeyValueStore: {
        ARN: importedArn,
        Comment: "mine",
        Id,
        LastModifiedTime: new Date("2026-03-04T05:06:07.890Z"),
        Name: "redirects",
        Status: "PROVISIONING",
      },
      Location: `https://cloudfront.amazonaws.com/2020-05-31/key-value-store/${importedArn}`,
    });
    expect($metadata.httpStatusCode).toBe(201);
  });

  it("returns the comment, and none if none was given", async () => {
    using opened = open();
    expect((await create(opened)).KeyValueStore).not.toHaveProperty("Comment");
    expect((await create(opened, { Name: "empty", Comment: "" })).KeyValueStore?.Comment).toBe("");
  });
});
