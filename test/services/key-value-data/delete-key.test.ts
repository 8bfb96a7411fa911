import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  DeleteKeyCommand,
  type DeleteKeyCommandInput,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

const unknownArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const base = { Key: "b", IfMatch: "KVTVPDKIKX0DER" };
function remove({ keyValueStoreClient }: OpenedMock, input: DeleteKeyCommandInput) {
  return keyValueStoreClient.send(new DeleteKeyCommand(input));
}

describe.each(interceptionModes)("DeleteKey ($name)", ({ open }) => {
  const withStore = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    const seeded = opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1", b: "22" } });
    return { ...opened, ...seeded };
  };

  describe("refuses, in this order", () => {
    it("no ARN, or one that is no store's, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(remove(opened, { ...base, KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it.each([
      ["an empty key", "", "Value '' at 'key'"],
      ["a key over 1,024 characters", "k".repeat(1025), "less than or equal to 1024"],
    ])("%s", async (_, Key, message) => {
      using opened = open();
      await expectException(remove(opened, { ...base, KvsARN: unknownArn, Key }), ValidationException, {
        status: 400,
        message,
      });
    });

    it("a key over 512 bytes", async () => {
      using opened = open();
      const call = remove(opened, { ...base, KvsARN: unknownArn, Key: "k".repeat(513) });
      await expectException(call, ServiceQuotaExceededException, { status: 402 });
    });

    it("a store that is not there", async () => {
      using opened = open();
      await expectException(remove(opened, { ...base, KvsARN: unknownArn }), ResourceNotFoundException, {
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
      const call = remove(opened, { ...base, KvsARN: KeyValueStore?.ARN });
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
        await expectException(remove(opened, { ...base, KvsARN: opened.arn, IfMatch }), ValidationException, {
          status: 400,
          message: /^Pre-Condition failed during update of Key-Value-Store$/,
        });
      },
    );
  });

  describe("does", () => {
    it("remove the key in a new version of the store", async () => {
      using opened = withStore();
      await remove(opened, { ...base, KvsARN: opened.arn });
      expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
        etag: "KV3UN6WX5RRO2AG",
        items: { a: "1" },
      });
    });

    // seen: measured on the service
    it("nothing, and keep the ETag, where there is no such key", async () => {
      using opened = withStore();
      const before = opened.cloudfront.state();
      const { $metadata, ...output } = await remove(opened, { ...base, KvsARN: opened.arn, Key: "z" });
      expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 5, ETag: opened.dataEtag });
      expect(opened.cloudfront.state()).toEqual(before);
    });
  });

  describe("answers", () => {
    it("with the number and size of what is left, and the ETag for the next write", async () => {
      using opened = withStore();
      const { $metadata, ...output } = await remove(opened, { ...base, KvsARN: opened.arn });
      expect(output).toEqual({ ItemCount: 1, TotalSizeInBytes: 2, ETag: "KV3UN6WX5RRO2AG" });
      expect($metadata.httpStatusCode).toBe(200);
    });
  });
});
