import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateKeysCommand,
  type UpdateKeysCommandInput,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

const unknownArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const base = { IfMatch: "KVTVPDKIKX0DER", Puts: [{ Key: "c", Value: "333" }], Deletes: [{ Key: "a" }] };
function update({ keyValueStoreClient }: OpenedMock, input: UpdateKeysCommandInput) {
  return keyValueStoreClient.send(new UpdateKeysCommand(input));
}

describe.each(interceptionModes)("UpdateKeys ($name)", ({ open }) => {
  const withStore = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    const seeded = opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1", b: "22" } });
    return { ...opened, ...seeded };
  };

  const refusing = async (changes: Partial<UpdateKeysCommandInput>, options?: Parameters<typeof open>[0]) => {
    using opened = open(options);
    return update(opened, { ...base, KvsARN: unknownArn, ...changes });
  };
  const pairs = (count: number, Value = "") =>
    Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value }));

  describe("refuses, in this order", () => {
    it("no ARN, or one that is no store's, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(update(opened, { ...base, KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it("what is out of shape, all at once", async () => {
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
      ["put and deleted", { Puts: pairs(1), Deletes: [{ Key: "k0" }] }],
    ])("a key that is %s", async (_, changes) => {
      await expectException(refusing(changes), ValidationException, {
        status: 400,
        message: "The key 'k0' is given twice in one request.",
      });
    });

    // seen: the text
    it("more than 50 keys, puts and deletes together", async () => {
      await expectException(refusing({ Puts: pairs(50) }), ServiceQuotaExceededException, {
        status: 402,
        message: /^Limit exceeded: Maximum key values pairs that you can update in a single API request$/,
      });
    });

    it("more than the payload that a request may have", async () => {
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
    ])("%s", async (_, changes, message) => {
      await expectException(refusing(changes), ServiceQuotaExceededException, { status: 402, message });
    });

    it("a store that is not there", async () => {
      using opened = open();
      await expectException(update(opened, { ...base, KvsARN: unknownArn }), ResourceNotFoundException, {
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
      const call = update(opened, { ...base, KvsARN: KeyValueStore?.ARN });
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
        await expectException(update(opened, { ...base, KvsARN: opened.arn, IfMatch }), ValidationException, {
          status: 400,
          message: /^Pre-Condition failed during update of Key-Value-Store$/,
        });
      },
    );

    it("what would make the store larger than it may be, and does nothing of it", async () => {
      using opened = withStore({ quotas: { keyValueStoreSize: 6 } });
      const before = opened.cloudfront.state();
      await expectException(update(opened, { ...base, KvsARN: opened.arn }), ServiceQuotaExceededException, {
        message: "it would have 7 bytes, 6 are allowed",
      });
      expect(opened.cloudfront.state()).toEqual(before);
    });
  });

  describe("does", () => {
    it("all puts and deletes in one new version", async () => {
      using opened = withStore();
      await update(opened, { ...base, KvsARN: opened.arn });
      expect(opened.cloudfront.state().keyValueData?.redirects).toMatchObject({
        etag: "KV3UN6WX5RRO2AG",
        items: { b: "22", c: "333" },
        sizeInBytes: 7,
      });
    });

    it("take 50 keys", async () => {
      using opened = withStore();
      const answer = await update(opened, { IfMatch: base.IfMatch, KvsARN: opened.arn, Puts: pairs(50) });
      expect(answer.ItemCount).toBe(52);
    });

    // seen: deletes of unknown keys; assumed: an update of nothing
    it.each([{ Deletes: [{ Key: "z" }] }, { Puts: [], Deletes: [] }, {}])(
      "nothing, and keep the ETag, where there is nothing to do: %j",
      async (changes) => {
        using opened = withStore();
        const before = opened.cloudfront.state();
        const { $metadata, ...output } = await update(opened, {
          IfMatch: base.IfMatch,
          KvsARN: opened.arn,
          ...changes,
        });
        expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 5, ETag: opened.dataEtag });
        expect(opened.cloudfront.state()).toEqual(before);
      },
    );

    it("let a store shrink that was seeded larger than it may be", async () => {
      using opened = withStore({ quotas: { keyValueStoreSize: 1 } });
      const shrink = { IfMatch: base.IfMatch, KvsARN: opened.arn, Deletes: [{ Key: "b" }] };
      expect((await update(opened, shrink)).TotalSizeInBytes).toBe(2);
    });
  });

  describe("answers", () => {
    it("with the number and size of the items, and the ETag for the next write", async () => {
      using opened = withStore();
      const { $metadata, ...output } = await update(opened, { ...base, KvsARN: opened.arn });
      expect(output).toEqual({ ItemCount: 2, TotalSizeInBytes: 7, ETag: "KV3UN6WX5RRO2AG" });
      expect($metadata.httpStatusCode).toBe(200);
    });
  });
});
