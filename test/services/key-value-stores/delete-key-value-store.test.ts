import {
  CannotDeleteEntityWhileInUse,
  DeleteKeyValueStoreCommand,
  type DeleteKeyValueStoreCommandInput,
  EntityNotFound,
  InvalidIfMatchVersion,
  PreconditionFailed,
  PublishFunctionCommand,
  TagResourceCommand,
  UnsupportedOperation,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeFunction, passThrough } from "../../support/make.ts";

function remove({ client }: OpenedMock, changes: Partial<DeleteKeyValueStoreCommandInput> = {}) {
  return client.send(
    new DeleteKeyValueStoreCommand({ Name: "redirects", IfMatch: "ETVPDKIKX0DER", ...changes }),
  );
}

describe.each(interceptionModes)("DeleteKeyValueStore ($name)", ({ open }) => {
  const withStore = () => {
    const opened = open();
    opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
    return opened;
  };

  // In the order of the checks.
  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where stores do not exist",
    async (region) => {
      using opened = open({ region });
      await expectException(remove(opened), UnsupportedOperation, { status: 400 });
    },
  );

  it("rejects an unknown name", async () => {
    using opened = open();
    await expectException(remove(opened, { IfMatch: undefined }), EntityNotFound, {
      status: 404,
      message: "There is no key value store named redirects.",
    });
  });

  it.each([undefined, "", "latest", "KVTVPDKIKX0DER"])(
    "rejects IfMatch %s, which is not an ETag of this plane",
    async (IfMatch) => {
      using opened = withStore();
      await expectException(remove(opened, { IfMatch }), InvalidIfMatchVersion, { status: 400 });
    },
  );

  it("rejects an ETag that is not the current one", async () => {
    using opened = withStore();
    await expectException(remove(opened, { IfMatch: "E3UN6WX5RRO2AG" }), PreconditionFailed, {
      status: 412,
    });
  });

  it("rejects a store that a function reads, in either stage", async () => {
    using opened = withStore();
    const { client, cloudfront } = opened;
    const { etag } = cloudfront.seed.function({
      name: "edge",
      code: passThrough,
      keyValueStore: "redirects",
      publish: true,
    });
    const inUse = { status: 409, message: "is associated with the function edge" };
    await expectException(remove(opened), CannotDeleteEntityWhileInUse, inUse);

    const { ETag } = await client.send(new UpdateFunctionCommand({ ...makeFunction(), IfMatch: etag }));
    await expectException(remove(opened), CannotDeleteEntityWhileInUse, inUse);

    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: ETag }));
    await remove(opened);
    expect(cloudfront.state().keyValueStores).toBeUndefined();
  });

  it("removes the store, its contents and its tags, and releases its name", async () => {
    using opened = withStore();
    const { cloudfront, client } = opened;
    const arn = String(cloudfront.state().keyValueStores?.redirects?.arn);
    const Tags = { Items: [{ Key: "team" }] };
    await client.send(new TagResourceCommand({ Resource: arn, Tags }));
    await remove(opened);
    expect(cloudfront.state()).toEqual({});

    const again = cloudfront.seed.keyValueStore({ name: "redirects" });
    expect(again).toMatchObject({ etag: "ETVPDKIKX0DER", dataEtag: "KVTVPDKIKX0DER" });
    expect(again.arn).not.toBe(arn);
  });

  it("returns nothing but status 204", async () => {
    using opened = withStore();
    const { $metadata, ...output } = await remove(opened);
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
  });
});
