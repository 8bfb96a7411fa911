import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  PutKeyCommand,
  type PutKeyCommandInput,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

const unknownArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const base = { Key: "c", Value: "333", IfMatch: "KVTVPDKIKX0DER" };
function put({ keyValueStoreClient }: OpenedMock, input: PutKeyCommandInput) {
  return keyValueStoreClient.send(new PutKeyCommand(input));
}

describe.each(interceptionModes)("PutKey ($name)", ({ open }) => {
  const withStore = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    const seeded = opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1", b: "22" } });
    return { ...opened, ...seeded };
  };

  describe("refuses, in this order", () => {
    it("no ARN, or one that is no store's, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(put(opened, { ...base, KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it.each([
      ["an empty key", "", "Value '' at 'key'"],
      ["a key over 1,024 characters", "k".repeat(1025), "less than or equal to 1024"],
    ])("%s", async (_, Key, message) => {
      using opened = open();
      await expectException(put(opened, { ...base, KvsARN: unknownArn, Key }), ValidationException, {
        status: 400,
        message,
      });
    });

    it("no value", async () => {
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
    ])("a value that is %s", async (_, Value, shown) => {
      using opened = open();
      const call = put(opened, { ...base, KvsARN: unknownArn, Value: Value as never });
      await expectException(call, ValidationException, {
        message: `1 validation error detected: ${shown} at 'value' failed to satisfy constraint: Member must be a string`,
      });
      expect(opened.cloudfront.calls()).toMatchObject([{ operation: "PutKey" }]);
    });

    it("a key over 512 bytes", async () => {
      using opened = open();
      const call = put(opened, { ...base, KvsARN: unknownArn, Key: "é".repeat(257) });
      await expectException(call, ServiceQuotaExceededException, {
        status: 402,
        message: "Limit exceeded: Maximum size of the key in a key value pair (514 bytes are given, 512",
      });
    });

    // seen: the text
    it("a value over 1 KB", async () => {
      using opened = open();
      const call = put(opened, { ...base, KvsARN: unknownArn, Value: "v".repeat(1025) });
      await expectException(call, ServiceQuotaExceededException, {
        status: 402,
        message: /^Limit exceeded: Maximum size of the value in a key value pair$/,
      });
    });

    it("a store that is not there", async () => {
      using opened = open();
      await expectException(put(opened, { ...base, KvsARN: unknownArn }), ResourceNotFoundException, {
        status: 404,
        message: `There is no key value store ${unknownArn}.`,
      });
    });

    // The text is the API model's
    it("a store that is not READY", async () => {
      using opened = open({ propagation: "manual" });
      const { KeyValueStore } = await opened.client.send(
        new CreateKeyValueStoreCommand({ Name: "redirects" }),
      );
      const call = put(opened, { ...base, KvsARN: KeyValueStore?.ARN });
      await expectException(call, ConflictException, {
        status: 409,
        message: /^Resource is not in expected state\.$/,
      });
    });

    // seen: the text, for a stale If-Match and for one that is none
    it.each([undefined, "", "STALEETAG12345", "ETVPDKIKX0DER", "KV3UN6WX5RRO2AG"])(
      "IfMatch %s, which is not the current ETag of this plane",
      async (IfMatch) => {
        using opened = withStore();
        await expectException(put(opened, { ...base, KvsARN: opened.arn, IfMatch }), ValidationException, {
          status: 400,
          message: /^Pre-Condition failed during update of Key-Value-Store$/,
        });
      },
    );

    it("what would make the store larger than it may be, and changes nothing", async () => {
      using opened = withStore({ quotas: { keyValueStoreSize: 8 } });
      const before = opened.cloudfront.state();
      await expectException(put(opened, { ...base, KvsARN: opened.arn }), ServiceQuotaExceededException, {
        status: 402,
        message: "Limit exceeded: Maximum size of a key value store (it would have 9 bytes, 8 are allowed)",
      });
      expect(opened.cloudfront.state()).toEqual(before);
    });
  });

  describe("does", () => {
    it("add a key, or give a known one its new value, in a new version of the store", async () => {
      const clock = new Clock();
      using opened = withStore({ now: clock.now });
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

    it("leave the store's ETag on the control plane as it is", async () => {
      using opened = withStore();
      await put(opened, { ...base, KvsARN: opened.arn });
      expect(opened.cloudfront.state().keyValueStores?.redirects?.etag).toBe(opened.etag);
    });

    it("take a key and a value that are just as large as they may be, and an empty value", async () => {
      using opened = withStore();
      const Key = "é".repeat(256);
      const { ETag } = await put(opened, { ...base, KvsARN: opened.arn, Key, Value: "v".repeat(1024) });
      expect(await put(opened, { KvsARN: opened.arn, IfMatch: ETag, Key, Value: "" })).toMatchObject({
        ItemCount: 3,
        TotalSizeInBytes: 5 + 512,
      });
    });

    // assumed: what is written counts, not what is changed
    it("move the ETag on for a value that is there already", async () => {
      using opened = withStore();
      const { ETag } = await put(opened, { ...base, KvsARN: opened.arn, Key: "a", Value: "1" });
      expect(ETag).toBe("KV3UN6WX5RRO2AG");
    });
  });

  describe("answers", () => {
    // seen: the ETag after a fresh store's first write
    it("with the number and size of the items, and the ETag for the next write", async () => {
      using opened = withStore();
      const { $metadata, ...output } = await put(opened, { ...base, KvsARN: opened.arn });
      expect(output).toEqual({ ItemCount: 3, TotalSizeInBytes: 9, ETag: "KV3UN6WX5RRO2AG" });
      expect($metadata.httpStatusCode).toBe(200);
    });
  });
});
