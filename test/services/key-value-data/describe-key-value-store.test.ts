import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  DescribeKeyValueStoreCommand,
  type DescribeKeyValueStoreCommandInput,
  GetKeyCommand,
  PutKeyCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";
import { testStoreAccess } from "../../support/test-store-access.ts";

function describeStore({ keyValueStoreClient }: OpenedMock, input: DescribeKeyValueStoreCommandInput) {
  return keyValueStoreClient.send(new DescribeKeyValueStoreCommand(input));
}

testStoreAccess("DescribeKeyValueStore of the data plane", { send: describeStore, anyStatus: true });

describe.each(interceptionModes)("DescribeKeyValueStore of the data plane ($name)", ({ open }) => {
  it("returns size, times, status and the ETag that a write must bring", async () => {
    const clock = new Clock("2026-01-01T00:00:00.000Z");
    using opened = open({ now: clock.now });
    const { arn, dataEtag } = opened.cloudfront.seed.keyValueStore({
      name: "redirects",
      items: { a: "1" },
    });
    clock.pass(60_000);
    await opened.keyValueStoreClient.send(
      new PutKeyCommand({ KvsARN: arn, Key: "b", Value: "22", IfMatch: dataEtag }),
    );
    const { $metadata, ...output } = await describeStore(opened, { KvsARN: arn });
    expect(output).toEqual({
      ItemCount: 2,
      TotalSizeInBytes: 5,
      KvsARN: arn,
      Created: new Date("2026-01-01T00:00:00.000Z"),
      ETag: "KV3UN6WX5RRO2AG",
      LastModified: new Date("2026-01-01T00:01:00.000Z"),
      Status: "READY",
    });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns no items while the store is imported", async () => {
    const objects = { "bucket/key": '{"data":[{"key":"a","value":"1"}]}' };
    using opened = open({ objects, propagation: "manual" });
    const { KeyValueStore } = await opened.client.send(
      new CreateKeyValueStoreCommand({
        Name: "redirects",
        ImportSource: { SourceType: "S3", SourceARN: "arn:aws:s3:::bucket/key" },
      }),
    );
    const KvsARN = KeyValueStore?.ARN;
    expect(await describeStore(opened, { KvsARN })).toMatchObject({
      ItemCount: 0,
      TotalSizeInBytes: 0,
      Status: "PROVISIONING",
      ETag: "KVTVPDKIKX0DER",
    });
    opened.cloudfront.settle();
    expect(await describeStore(opened, { KvsARN })).toMatchObject({
      ItemCount: 1,
      TotalSizeInBytes: 2,
      Status: "READY",
      ETag: "KVTVPDKIKX0DER",
    });
  });

  it("returns the reason of a failed import", async () => {
    const objects = { "bucket/key": '{"data":[{"key":"a","value":"1"},{"key":"a","value":"2"}]}' };
    using opened = open({ objects, propagation: "manual" });
    const { KeyValueStore } = await opened.client.send(
      new CreateKeyValueStoreCommand({
        Name: "redirects",
        ImportSource: { SourceType: "S3", SourceARN: "arn:aws:s3:::bucket/key" },
      }),
    );
    const KvsARN = KeyValueStore?.ARN;
    const pending = await describeStore(opened, { KvsARN });
    expect(pending.Status).toBe("PROVISIONING");
    expect(pending.FailureReason).toBeUndefined();
    opened.cloudfront.settle();
    expect(await describeStore(opened, { KvsARN })).toMatchObject({
      ItemCount: 0,
      TotalSizeInBytes: 0,
      Status: "IMPORT_FAILURE",
      FailureReason: "data[1] has the key 'a' a second time.",
    });
    const error = await refusalOf(opened.keyValueStoreClient.send(new GetKeyCommand({ KvsARN, Key: "a" })));
    expect(error).toMatchObject({ name: "ConflictException" });
    expect((error.cause as Error).message).toContain("is IMPORT_FAILURE");
  });
});
