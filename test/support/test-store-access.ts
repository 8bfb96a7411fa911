import { CreateKeyValueStoreCommand, DeleteKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import type { SeededKeyValueStore } from "../../src/services/key-value-stores/seed-key-value-store.ts";
import { expectException } from "./expect-exception.ts";
import { type InterceptionMode, interceptionModes, type OpenedMock } from "./interception-modes.ts";
import { refusalOf } from "./refusal.ts";

/** The ARN of a store that does not exist. */
export const unknownArn =
  "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";

/** The ETag of a fresh store on the data plane. */
export const firstEtag = "KVTVPDKIKX0DER";

/** Opens a mock with a store that holds `a` and `b`, 5 bytes in all. */
export function openStore(
  open: InterceptionMode["open"],
  options: Parameters<InterceptionMode["open"]>[0] = {},
): OpenedMock & SeededKeyValueStore {
  const opened = open(options);
  return {
    ...opened,
    ...opened.cloudfront.seed.keyValueStore({ name: "redirects", items: { a: "1", b: "22" } }),
  };
}

interface Access {
  /** Sends the operation with a valid input except for the given members. */
  readonly send: (opened: OpenedMock, input: { readonly KvsARN: string | undefined }) => Promise<unknown>;
  /** Sends the operation for one key. Omitted by operations without one key. */
  readonly sendKey?: (opened: OpenedMock, input: { KvsARN: string; Key: string }) => Promise<unknown>;
  /** Sends the operation with an `IfMatch`. Omitted by reads. */
  readonly sendIfMatch?: (
    opened: OpenedMock,
    input: { KvsARN: string; IfMatch: string | undefined },
  ) => Promise<unknown>;
  /** True for the operation that describes a store of any status. */
  readonly anyStatus?: boolean;
}

/** Defines the tests that every operation of the data plane shares: which stores, keys and ETags it rejects. */
export function testStoreAccess(name: string, { send, sendKey, sendIfMatch, anyStatus }: Access): void {
  describe.each(interceptionModes)(`${name} ($name)`, ({ open }) => {
    it("rejects a missing ARN and other ARNs, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(send(opened, { KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it("rejects a store that does not exist", async () => {
      using opened = open();
      await expectException(send(opened, { KvsARN: unknownArn }), ResourceNotFoundException, {
        status: 404,
        message: `There is no key value store ${unknownArn}.`,
      });
    });

    // seen: code and message (sst 6201)
    it("rejects a deleted store", async () => {
      using opened = openStore(open);
      await opened.client.send(new DeleteKeyValueStoreCommand({ Name: opened.name, IfMatch: opened.etag }));
      await expectException(send(opened, { KvsARN: opened.arn }), ConflictException, {
        status: 409,
        message: /^Key-Value-Store was not in expected state$/,
      });
      expect(opened.cloudfront.state()).toEqual({});
    });

    if (!anyStatus) {
      it("rejects a store that is not READY", async () => {
        using opened = open({ propagation: "manual" });
        const { KeyValueStore } = await opened.client.send(
          new CreateKeyValueStoreCommand({ Name: "redirects" }),
        );
        await expectException(send(opened, { KvsARN: KeyValueStore?.ARN }), ConflictException, {
          status: 409,
          message: /^Key-Value-Store was not in expected state$/,
        });
      });
    }

    if (sendKey) {
      it.each([
        ["an empty key", "", "Value '' at 'key'"],
        ["a key over 1,024 characters", "k".repeat(1025), "less than or equal to 1024"],
      ])("rejects %s", async (_, Key, message) => {
        using opened = open();
        const call = sendKey(opened, { KvsARN: unknownArn, Key });
        await expectException(call, ValidationException, { status: 400, message });
      });
    }

    if (sendKey && sendIfMatch) {
      it("rejects a key over 512 bytes", async () => {
        using opened = open();
        const call = sendKey(opened, { KvsARN: unknownArn, Key: "é".repeat(257) });
        await expectException(call, ServiceQuotaExceededException, {
          status: 402,
          message: "Limit exceeded: Maximum size of the key in a key value pair (514 bytes are given, 512",
        });
      });
    }

    if (sendIfMatch) {
      // seen: the text, for a stale If-Match and for one that is not an ETag
      it.each([undefined, "", "STALEETAG12345", "ETVPDKIKX0DER", "KV3UN6WX5RRO2AG"])(
        "rejects IfMatch %s, which is not the current ETag of this plane",
        async (IfMatch) => {
          using opened = openStore(open);
          const call = sendIfMatch(opened, { KvsARN: opened.arn, IfMatch });
          await expectException(call, ValidationException, {
            status: 400,
            message: /^Pre-Condition failed during update of Key-Value-Store$/,
          });
        },
      );
    }
  });
}
