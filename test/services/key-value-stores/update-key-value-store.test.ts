import {
  CloudFrontServiceException,
  EntityNotFound,
  InvalidIfMatchVersion,
  PreconditionFailed,
  UnsupportedOperation,
  UpdateKeyValueStoreCommand,
  type UpdateKeyValueStoreCommandInput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

function update({ client }: OpenedMock, changes: Partial<UpdateKeyValueStoreCommandInput> = {}) {
  return client.send(
    new UpdateKeyValueStoreCommand({
      Name: "redirects",
      IfMatch: "ETVPDKIKX0DER",
      Comment: "new",
      ...changes,
    }),
  );
}

describe.each(interceptionModes)("UpdateKeyValueStore ($name)", ({ open }) => {
  const withStore = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    return opened;
  };

  // In the order of the checks.
  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where stores do not exist",
    async (region) => {
      using opened = open({ region });
      await expectException(update(opened), UnsupportedOperation, { status: 400 });
    },
  );

  it.each([
    ["no comment", undefined, "Value null at 'comment'"],
    ["a comment over 128 characters", "c".repeat(129), "less than or equal to 128"],
  ])("rejects %s", async (_, Comment, message) => {
    using opened = open();
    await expectException(update(opened, { Comment }), CloudFrontServiceException, {
      name: "MalformedXML",
      message,
    });
  });

  it("rejects an unknown name", async () => {
    using opened = open();
    await expectException(update(opened, { IfMatch: undefined }), EntityNotFound, {
      status: 404,
      message: "There is no key value store named redirects.",
    });
  });

  it.each([undefined, "", "latest", "KVTVPDKIKX0DER"])(
    "rejects IfMatch %s, which is not an ETag of this plane",
    async (IfMatch) => {
      using opened = withStore();
      await expectException(update(opened, { IfMatch }), InvalidIfMatchVersion, { status: 400 });
    },
  );

  it("rejects an ETag that is not the current one", async () => {
    using opened = withStore();
    await expectException(update(opened, { IfMatch: "E3UN6WX5RRO2AG" }), PreconditionFailed, {
      status: 412,
    });
  });

  // seen: the first two ETags, in AWS's own samples
  it("changes the comment and advances the ETag one step per update", async () => {
    using opened = withStore();
    const { ETag } = await update(opened);
    const again = await update(opened, { IfMatch: ETag, Comment: "" });
    expect([ETag, again.ETag]).toEqual(["E3UN6WX5RRO2AG", "E1F83G8C2ARO7P"]);
    expect(again.KeyValueStore?.Comment).toBe("");
  });

  it("leaves the store's contents and their ETag unchanged", async () => {
    using opened = withStore();
    const before = opened.cloudfront.state().keyValueData;
    await update(opened);
    expect(opened.cloudfront.state().keyValueData).toEqual(before);
  });

  it("returns the updated store and its ETag", async () => {
    const clock = new Clock("2026-01-01T00:00:00.000Z");
    using opened = withStore({ now: clock.now });
    clock.pass(60_000);
    const { $metadata, ...output } = await update(opened);
    expect(output).toEqual({
      ETag: "E3UN6WX5RRO2AG",
      KeyValueStore: expect.objectContaining({
        Name: "redirects",
        Comment: "new",
        Status: "READY",
        LastModifiedTime: new Date("2026-01-01T00:01:00.000Z"),
      }),
    });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
