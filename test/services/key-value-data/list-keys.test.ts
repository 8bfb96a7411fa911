import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  ListKeysCommand,
  type ListKeysCommandInput,
  paginateListKeys,
  ResourceNotFoundException,
  UpdateKeysCommand,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { refusalOf } from "../../support/refusal.ts";

const unknownArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const base = {};
function list({ keyValueStoreClient }: OpenedMock, input: ListKeysCommandInput) {
  return keyValueStoreClient.send(new ListKeysCommand(input));
}

describe.each(interceptionModes)("ListKeys ($name)", ({ open }) => {
  const withItems = (count: number) => {
    const opened = open();
    const items = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`k${String(i).padStart(2, "0")}`, `${i}`]),
    );
    return { ...opened, ...opened.cloudfront.seed.keyValueStore({ name: "redirects", items }) };
  };

  describe("refuses, in this order", () => {
    it("no ARN, or one that is no store's, as the SDK does before it sends", async () => {
      using opened = open();
      for (const KvsARN of [undefined, "redirects", "arn:aws:cloudfront::123456789012:function/edge"]) {
        const error = await refusalOf(list(opened, { ...base, KvsARN }));
        expect(error).toMatchObject({ name: "EndpointError", message: expect.stringMatching(/ARN/) });
      }
      expect(opened.cloudfront.calls()).toEqual([]);
    });

    it.each([0, 51, 1.5])("MaxResults %s", async (MaxResults) => {
      using opened = open();
      await expectException(list(opened, { KvsARN: unknownArn, MaxResults }), ValidationException, {
        status: 400,
        message: `MaxResults is ${MaxResults}; it must be a whole number from 1 to 50.`,
      });
    });

    it.each(["!", "k0=", "/w=="])("the token %s, which no answer gave", async (NextToken) => {
      using opened = open();
      await expectException(list(opened, { KvsARN: unknownArn, NextToken }), ValidationException, {
        message: `NextToken is '${NextToken}', which no answer gave`,
      });
    });

    it("a store that is not there", async () => {
      using opened = open();
      await expectException(list(opened, { ...base, KvsARN: unknownArn }), ResourceNotFoundException, {
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
      const call = list(opened, { ...base, KvsARN: KeyValueStore?.ARN });
      await expectException(call, ConflictException, {
        status: 409,
        message: /^Resource is not in expected state\.$/,
      });
    });
  });

  describe("answers", () => {
    it("with an empty list for an empty store", async () => {
      using opened = withItems(0);
      const { $metadata, ...output } = await list(opened, { KvsARN: opened.arn });
      expect(output).toEqual({ Items: [] });
      expect($metadata.httpStatusCode).toBe(200);
    });

    it("with ten items where it is not told how many, and with the token of the next page", async () => {
      using opened = withItems(11);
      const first = await list(opened, { KvsARN: opened.arn });
      expect(first.Items).toHaveLength(10);
      expect(first.Items?.[0]).toEqual({ Key: "k00", Value: "0" });
      const second = await list(opened, { KvsARN: opened.arn, NextToken: first.NextToken });
      expect(second.Items).toEqual([{ Key: "k10", Value: "10" }]);
      expect(second).not.toHaveProperty("NextToken");
    });

    it("with no token behind a page that is just full", async () => {
      using opened = withItems(50);
      const page = await list(opened, { KvsARN: opened.arn, MaxResults: 50 });
      expect(page.Items).toHaveLength(50);
      expect(page).not.toHaveProperty("NextToken");
    });

    it("with what stays once each, whatever is written between two pages", async () => {
      using opened = withItems(4);
      const first = await list(opened, { KvsARN: opened.arn, MaxResults: 2 });
      const Puts = [
        { Key: "a", Value: "" },
        { Key: "k99", Value: "" },
      ];
      const Deletes = [{ Key: "k01" }];
      await opened.keyValueStoreClient.send(
        new UpdateKeysCommand({ KvsARN: opened.arn, IfMatch: opened.dataEtag, Puts, Deletes }),
      );
      const second = await list(opened, { KvsARN: opened.arn, NextToken: first.NextToken });
      expect(second.Items?.map(({ Key }) => Key)).toEqual(["k02", "k03", "k99"]);
    });

    it("to the SDK's own paginator", async () => {
      using opened = withItems(23);
      const keys: (string | undefined)[] = [];
      for await (const page of paginateListKeys(
        { client: opened.keyValueStoreClient, pageSize: 7 },
        { KvsARN: opened.arn },
      )) {
        keys.push(...(page.Items ?? []).map(({ Key }) => Key));
      }
      expect(keys).toHaveLength(23);
      expect(new Set(keys).size).toBe(23);
    });
  });
});
