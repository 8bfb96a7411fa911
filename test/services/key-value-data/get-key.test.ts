import {
  GetKeyCommand,
  type GetKeyCommandInput,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";
import { openStore, testStoreAccess, unknownArn } from "../../support/test-store-access.ts";

function get({ keyValueStoreClient }: OpenedMock, input: GetKeyCommandInput) {
  return keyValueStoreClient.send(new GetKeyCommand(input));
}

testStoreAccess("GetKey", { send: (opened, input) => get(opened, { Key: "b", ...input }), sendKey: get });

describe.each(interceptionModes)("GetKey ($name)", ({ open }) => {
  it("rejects a missing key, as the SDK does before it sends", async () => {
    using opened = open();
    const error = await refusalOf(get(opened, { KvsARN: unknownArn, Key: undefined }));
    expect(error.message).toContain("No value provided for input HTTP label: Key.");
  });

  it("rejects a client of another partition, as the SDK does before it sends", async () => {
    using opened = open({ region: "cn-north-1" });
    const error = await refusalOf(get(opened, { Key: "b", KvsARN: unknownArn }));
    expect(error.message).toContain("Client was configured for partition `aws-cn` but Kvs ARN has `aws`");
  });

  it.each(["z", "toString", "__proto__"])("rejects the key %s, which does not exist", async (Key) => {
    using opened = openStore(open);
    await expectException(get(opened, { Key, KvsARN: opened.arn }), ResourceNotFoundException, {
      status: 404,
      message: `There is no key '${Key}' in the key value store ${opened.arn}.`,
    });
  });

  it("returns key and value, and the number and size of all items, but with no ETag", async () => {
    using opened = openStore(open);
    const { $metadata, ...output } = await get(opened, { Key: "b", KvsARN: opened.arn });
    expect(output).toEqual({ Key: "b", Value: "22", ItemCount: 2, TotalSizeInBytes: 5 });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it.each(["a/b c", "ü", "?#%2F", "__proto__"])(
    "returns the value of a key that must be encoded in a path: %s",
    async (Key) => {
      using opened = open();
      const items = Object.fromEntries([[Key, "there"]]);
      const { arn } = opened.cloudfront.seed.keyValueStore({ name: "redirects", items });
      expect((await get(opened, { KvsARN: arn, Key })).Value).toBe("there");
    },
  );
});
