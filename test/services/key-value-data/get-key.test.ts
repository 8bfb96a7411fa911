import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  GetKeyCommand,
  type GetKeyCommandInput,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

const unknownArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const base = { Key: "b" };
function get({ keyValueStoreClient }: OpenedMock, input: GetKeyCommandInput) {
  return keyValueStoreClient.send(new GetKeyCommand(input));
}

describe.each(interceptionModes)("GetKey ($name)", ({ open }) => {
  const withStore = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    const seeded = opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1", b: "22" } });
    return { ...opened, ...seeded };
  };

  describe("refuses, in this order", () => {
    it("no ARN, or one that is no store's, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(get(opened, { ...base, KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it("no key, as the SDK does before it sends", async () => {
      using opened = open();
      const error = await refusalOf(get(opened, { KvsARN: unknownArn, Key: undefined }));
      expect(error.message).toContain("No value provided for input HTTP label: Key.");
    });

    it("a client of another partition, as the SDK does before it sends", async () => {
      using opened = open({ region: "cn-north-1" });
      const error = await refusalOf(get(opened, { ...base, KvsARN: unknownArn }));
      expect(error.message).toContain("Client was configured for partition `aws-cn` but Kvs ARN has `aws`");
    });

    it.each([
      ["an empty key", "", "Value '' at 'key'"],
      ["a key over 1,024 characters", "k".repeat(1025), "less than or equal to 1024"],
    ])("%s", async (_, Key, message) => {
      using opened = open();
      await expectException(get(opened, { ...base, KvsARN: unknownArn, Key }), ValidationException, {
        status: 400,
        message,
      });
    });

    it("a store that is not there", async () => {
      using opened = open();
      await expectException(get(opened, { ...base, KvsARN: unknownArn }), ResourceNotFoundException, {
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
      const call = get(opened, { ...base, KvsARN: KeyValueStore?.ARN });
      await expectException(call, ConflictException, {
        status: 409,
        message: /^Resource is not in expected state\.$/,
      });
    });

    it.each(["z", "toString", "__proto__"])("the key %s, which is not there", async (Key) => {
      using opened = withStore();
      await expectException(get(opened, { Key, KvsARN: opened.arn }), ResourceNotFoundException, {
        status: 404,
        message: `There is no key '${Key}' in the key value store ${opened.arn}.`,
      });
    });
  });

  describe("answers", () => {
    it("with key and value, and the number and size of all items, but with no ETag", async () => {
      using opened = withStore();
      const { $metadata, ...output } = await get(opened, { ...base, KvsARN: opened.arn });
      expect(output).toEqual({ Key: "b", Value: "22", ItemCount: 2, TotalSizeInBytes: 5 });
      expect($metadata.httpStatusCode).toBe(200);
    });

    it.each(["a/b c", "ü", "?#%2F", "__proto__"])("for a key that a path must encode: %s", async (Key) => {
      using opened = open();
      const items = Object.fromEntries([[Key, "there"]]);
      const { arn } = opened.cloudfront.seed.keyValueStore({ name: "redirects", items });
      expect((await get(opened, { KvsARN: arn, Key })).Value).toBe("there");
    });
  });
});
