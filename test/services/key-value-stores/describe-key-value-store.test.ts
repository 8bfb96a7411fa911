import {
  CreateKeyValueStoreCommand,
  DescribeKeyValueStoreCommand,
  EntityNotFound,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

function describeStore({ client }: OpenedMock, Name: string | undefined = "redirects") {
  return client.send(new DescribeKeyValueStoreCommand({ Name }));
}

describe.each(interceptionModes)("DescribeKeyValueStore ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects a missing name, as the SDK does before it sends", async () => {
    using opened = open();
    const call = opened.client.send(new DescribeKeyValueStoreCommand({ Name: undefined }));
    const error = await refusalOf(call);
    expect(error.message).toContain("No value provided for input HTTP label: Name.");
  });

  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where stores do not exist",
    async (region) => {
      using opened = open({ region });
      await expectException(describeStore(opened), UnsupportedOperation, { status: 400 });
    },
  );

  it("rejects an unknown name", async () => {
    using opened = open();
    await expectException(describeStore(opened), EntityNotFound, {
      status: 404,
      message: "There is no key value store named redirects.",
    });
  });

  it.each(["settle", "time"])("shows the store READY after %s", async (by) => {
    const clock = new Clock();
    using opened = open({ propagation: by === "time" ? { ms: 1000 } : "manual", now: clock.now });
    await opened.client.send(new CreateKeyValueStoreCommand({ Name: "redirects" }));
    expect((await describeStore(opened)).KeyValueStore?.Status).toBe("PROVISIONING");
    if (by === "time") {
      clock.pass(1000);
    } else {
      opened.cloudfront.settle();
    }
    expect((await describeStore(opened)).KeyValueStore?.Status).toBe("READY");
  });

  it("shows the store READY at once by default", async () => {
    using opened = open();
    await opened.client.send(new CreateKeyValueStoreCommand({ Name: "redirects" }));
    expect((await describeStore(opened)).KeyValueStore?.Status).toBe("READY");
  });

  it("returns the store and its ETag", async () => {
    using opened = open({ now: new Clock("2026-03-04T05:06:07.890Z").now });
    const { arn, id, etag } = opened.cloudfront.seed.keyValueStore({ name: "redirects" });
    const { $metadata, ...output } = await describeStore(opened);
    expect(output).toEqual({
      ETag: etag,
      KeyValueStore: {
        ARN: arn,
        Comment: "",
        Id: id,
        LastModifiedTime: new Date("2026-03-04T05:06:07.890Z"),
        Name: "redirects",
        Status: "READY",
      },
    });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
