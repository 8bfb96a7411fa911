import {
  DeleteKeyCommand,
  type DeleteKeyCommandInput,
  PutKeyCommand,
  type PutKeyCommandInput,
  ServiceQuotaExceededException,
  UpdateKeysCommand,
  type UpdateKeysCommandInput,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { firstEtag, openStore, testStoreAccess, unknownArn } from "../../support/test-store-access.ts";

const base = { Key: "c", Value: "333", IfMatch: firstEtag };
function put({ keyValueStoreClient }: OpenedMock, input: PutKeyCommandInput) {
  return keyValueStoreClient.send(new PutKeyCommand(input));
}

const deletion = { Key: "b", IfMatch: firstEtag };
function remove({ keyValueStoreClient }: OpenedMock, input: DeleteKeyCommandInput) {
  return keyValueStoreClient.send(new DeleteKeyCommand(input));
}

const change = { IfMatch: firstEtag, Puts: [{ Key: "c", Value: "333" }], Deletes: [{ Key: "a" }] };
function update({ keyValueStoreClient }: OpenedMock, input: UpdateKeysCommandInput) {
  return keyValueStoreClient.send(new UpdateKeysCommand(input));
}

testStoreAccess("PutKey", {
  send: (opened, input) => put(opened, { ...base, ...input }),
  sendKey: (opened, input) => put(opened, { ...base, ...input }),
  sendIfMatch: (opened, input) => put(opened, { ...base, ...input }),
});
testStoreAccess("DeleteKey", {
  send: (opened, input) => remove(opened, { ...deletion, ...input }),
  sendKey: (opened, input) => remove(opened, { ...deletion, ...input }),
  sendIfMatch: (opened, input) => remove(opened, { ...deletion, ...input }),
});
testStoreAccess("UpdateKeys", {
  send: (opened, input) => update(opened, { ...change, ...input }),
  sendIfMatch: (opened, input) => update(opened, { ...change, ...input }),
});

describe.each(interceptionModes)("PutKey ($name)", ({ open }) => {
  it("rejects a missing value", async () => {
    using opened = open();
    const call = put(opened, { ...base, KvsARN: unknownArn, Value: undefined });
    // The SDK sends no body for it, or fails where it should: the fake answers as the service would.
    await expectException(call, ValidationException, { message: "Value null at 'value'" });
  });

  // assumed: the client sends what is no text as it is; that the service refuses it, and how
  it.each([
    ["an object", { a: 1 }, `Value '{"a":1}'`],
    ["a list", ["a"], `Value '["a"]'`],
    ["a number", 5, "Value '5'"],
    ["a boolean", true, "Value 'true'"],
  ])("rejects a value that is %s", async (_, Value, shown) => {
    using opened = open();
    const call = put(opened, { ...base, KvsARN: unknownArn, Value: Value as never });
    await expectException(call, ValidationException, {
      message: `1 validation error detected: ${shown} at 'value' failed to satisfy constraint: Member must be a string`,
    });
    expect(opened.cloudfront.calls()).toMatchObject([{ operation: "PutKey" }]);
  });

  // seen: the text
  it("rejects a value over 1 KB", async () => {
    using opened = open();
    const call = put(opened, { ...base, KvsARN: unknownArn, Value: "v".repeat(1025) });
    await expectException(call, ServiceQuotaExceededException, {
      status: 402,
      message: /^Limit exceeded: Maximum size of the value in a key value pair$/,
    });
  });

  it("rejects a write that exceeds the size quota, and changes nothing", async () => {
    using opened = openStore(open, { quotas: { keyValueStoreSize: 8 } });
    const before = opened.cloudfront.state();
    await expectException(put(opened, { ...base, KvsARN: opened.arn }), ServiceQuotaExceededException, {
      status: 402,
      message: "Limit exceeded: Maximum size of a key value store (it would have 9 bytes, 8 are allowed)",
    });
    expect(opened.cloudfront.state()).toEqual(before);
  });

  it("adds a key, or replaces its value, in a new version of the store", async () => {
    const clock = new Clock();
    using opened = openStore(open, { now: clock.now });
    clock.pass(1000);
    const { ETag } = await put(opened, { ...base, KvsARN: opened.arn });
    await put(opened, { KvsARN: opened.arn, IfMatch: ETag, Key: "a", Value: "é" });
    expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
      etag: "KV1F83G8C2ARO7P",
      items: { a: "é", b: "22", c: "333" },
      sizeInBytes: 10,
      lastModifiedTime: clock.now(),
    });
  });

  it("leaves the store's ETag on the control plane unchanged", async () => {
    using opened = openStore(open);
    await put(opened, { ...base, KvsARN: opened.arn });
    expect(opened.cloudfront.state().keyValueStores?.redirects?.etag).toBe(opened.etag);
  });

  it("accepts a key and a value of the maximum size, and an empty value", async () => {
    using opened = openStore(open);
    const Key = "é".repeat(256);
    const { ETag } = await put(opened, { ...base, KvsARN: opened.arn, Key, Value: "v".repeat(1024) });
    expect(await put(opened, { KvsARN: opened.arn, IfMatch: ETag, Key, Value: "" })).toMatchObject({
      ItemCount: 3,
      TotalSizeInBytes: 5 + 512,
    });
  });

  // assumed: what is written counts, not what is changed
  it("advances the ETag for a value that does not change", async () => {
    using opened = openStore(open);
    const { ETag } = await put(opened, { ...base, KvsARN: opened.arn, Key: "a", Value: "1" });
    expect(ETag).toBe("KV3UN6WX5RRO2AG");
  });

  // seen: the ETag after a fresh store's first write
  it("returns the number and size of the items, and the ETag for the next write", async () => {
    using opened = openStore(open);
    const { $metadata, ...output } = await put(opened, { ...base, KvsARN: opened.arn });
    expect(output).toEqual({ ItemCount: 3, TotalSizeInBytes: 9, ETag: "KV3UN6WX5RRO2AG" });
    expect($metadata.httpStatusCode).toBe(200);
  });
});

describe.each(interceptionModes)("DeleteKey ($name)", ({ open }) => {
  it("removes the key in a new version of the store", async () => {
    using opened = openStore(open);
    await remove(opened, { ...deletion, KvsARN: opened.arn });
    expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
      etag: "KV3UN6WX5RRO2AG",
      items: { a: "1" },
    });
  });

  // seen: measured on the service
  it("changes nothing and keeps the ETag if there is no such key", async () => {
    using opened = openStore(open);
    const before = opened.cloudfront.state();
    const { $metadata, ...output } = await remove(opened, { ...deletion, KvsARN: opened.arn, Key: "z" });
    expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 5, ETag: opened.dataEtag });
    expect(opened.cloudfront.state()).toEqual(before);
  });

  it("returns the number and size of the remaining items, and the ETag for the next write", async () => {
    using opened = openStore(open);
    const { $metadata, ...output } = await remove(opened, { ...deletion, KvsARN: opened.arn });
    expect(output).toEqual({ ItemCount: 1, TotalSizeInBytes: 2, ETag: "KV3UN6WX5RRO2AG" });
    expect($metadata.httpStatusCode).toBe(200);
  });
});

describe.each(interceptionModes)("UpdateKeys ($name)", ({ open }) => {
  const refusing = async (changes: Partial<UpdateKeysCommandInput>, options?: Parameters<typeof open>[0]) => {
    using opened = open(options);
    return update(opened, { ...change, KvsARN: unknownArn, ...changes });
  };
  const pairs = (count: number, Value = "") =>
    Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value }));

  it("rejects violations of the API model, all at once", async () => {
    const call = refusing({ Puts: [{ Key: "", Value: undefined }], Deletes: [{ Key: undefined }] });
    const error = await expectException(call, ValidationException, {
      message: /^3 validation errors detected: /,
    });
    for (const path of ["puts.1.member.key", "puts.1.member.value", "deletes.1.member.key"]) {
      expect(error.message).toContain(`at '${path}'`);
    }
  });

  it.each<[string, Partial<UpdateKeysCommandInput>]>([
    ["put twice", { Puts: [...pairs(1), ...pairs(1)] }],
    ["deleted twice", { Deletes: [{ Key: "k0" }, { Key: "k0" }] }],
  ])("rejects a key that is %s", async (_, changes) => {
    await expectException(refusing(changes), ValidationException, {
      status: 400,
      message: "The key 'k0' is given twice in one request.",
    });
  });

  // seen: the text
  it("rejects more than 50 keys, puts and deletes together", async () => {
    await expectException(refusing({ Puts: pairs(50) }), ServiceQuotaExceededException, {
      status: 402,
      message: /^Limit exceeded: Maximum key values pairs that you can update in a single API request$/,
    });
  });

  it("rejects more than the payload that a request may have", async () => {
    const call = refusing(
      { Puts: pairs(3, "v".repeat(10)), Deletes: [{ Key: "gone" }] },
      { quotas: { updatePayload: 35 } },
    );
    await expectException(call, ServiceQuotaExceededException, {
      message: "Maximum payload of a single API request (40 bytes are given, 35 are allowed)",
    });
  });

  it.each<[string, Partial<UpdateKeysCommandInput>, string]>([
    ["a key to put over 512 bytes", { Puts: [{ Key: "k".repeat(513), Value: "" }] }, "size of the key"],
    ["a key to delete over 512 bytes", { Deletes: [{ Key: "k".repeat(513) }] }, "size of the key"],
    ["a value over 1 KB", { Puts: pairs(1, "v".repeat(1025)) }, "size of the value"],
  ])("rejects %s", async (_, changes, message) => {
    await expectException(refusing(changes), ServiceQuotaExceededException, { status: 402, message });
  });

  it("rejects an update that exceeds the size quota, and applies no part of it", async () => {
    using opened = openStore(open, { quotas: { keyValueStoreSize: 6 } });
    const before = opened.cloudfront.state();
    await expectException(update(opened, { ...change, KvsARN: opened.arn }), ServiceQuotaExceededException, {
      message: "it would have 7 bytes, 6 are allowed",
    });
    expect(opened.cloudfront.state()).toEqual(before);
  });

  it("applies all puts and deletes in one new version", async () => {
    using opened = openStore(open);
    await update(opened, { ...change, KvsARN: opened.arn });
    expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
      etag: "KV3UN6WX5RRO2AG",
      items: { b: "22", c: "333" },
      sizeInBytes: 7,
    });
  });

  // seen: a provider sent both for every changed value, and the keys were deleted (terraform-provider-aws 43190)
  it("deletes a key that is put and deleted", async () => {
    using opened = openStore(open);
    const Puts = [{ Key: "a", Value: "new" }];
    await update(opened, { KvsARN: opened.arn, IfMatch: firstEtag, Puts, Deletes: [{ Key: "a" }] });
    expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
      etag: "KV3UN6WX5RRO2AG",
      items: { b: "22" },
      sizeInBytes: 3,
    });
  });

  it("accepts 50 keys", async () => {
    using opened = openStore(open);
    const answer = await update(opened, { IfMatch: firstEtag, KvsARN: opened.arn, Puts: pairs(50) });
    expect(answer.ItemCount).toBe(52);
  });

  // seen: deletes of unknown keys; assumed: an update of nothing
  it.each([{ Deletes: [{ Key: "z" }] }, { Puts: [], Deletes: [] }, {}])(
    "changes nothing and keeps the ETag if there is nothing to do: %j",
    async (changes) => {
      using opened = openStore(open);
      const before = opened.cloudfront.state();
      const { $metadata, ...output } = await update(opened, {
        IfMatch: firstEtag,
        KvsARN: opened.arn,
        ...changes,
      });
      expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 5, ETag: opened.dataEtag });
      expect(opened.cloudfront.state()).toEqual(before);
    },
  );

  it("accepts a write that keeps the size of a store over its quota", async () => {
    using opened = openStore(open, { quotas: { keyValueStoreSize: 1 } });
    const Puts = [{ Key: "b", Value: "33" }];
    const output = await update(opened, { IfMatch: firstEtag, KvsARN: opened.arn, Puts });
    expect(output).toMatchObject({ TotalSizeInBytes: 5, ETag: "KV3UN6WX5RRO2AG" });
  });

  it("accepts a write that shrinks a store over its quota", async () => {
    using opened = openStore(open, { quotas: { keyValueStoreSize: 1 } });
    const shrink = { IfMatch: firstEtag, KvsARN: opened.arn, Deletes: [{ Key: "b" }] };
    expect((await update(opened, shrink)).TotalSizeInBytes).toBe(2);
  });

  it("returns the number and size of the items, and the ETag for the next write", async () => {
    using opened = openStore(open);
    const { $metadata, ...output } = await update(opened, { ...change, KvsARN: opened.arn });
    expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 7, ETag: "KV3UN6WX5RRO2AG" });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
