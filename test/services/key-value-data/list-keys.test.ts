import {
  ListKeysCommand,
  type ListKeysCommandInput,
  paginateListKeys,
  UpdateKeysCommand,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { testStoreAccess, unknownArn } from "../../support/test-store-access.ts";

function list({ keyValueStoreClient }: OpenedMock, input: ListKeysCommandInput) {
  return keyValueStoreClient.send(new ListKeysCommand(input));
}

testStoreAccess("ListKeys", { send: list });

describe.each(interceptionModes)("ListKeys ($name)", ({ open }) => {
  const withItems = (count: number) => {
    const opened = open();
    const items = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`k${String(i).padStart(2, "0")}`, `${i}`]),
    );
    return { ...opened, ...opened.cloudfront.seed.keyValueStore({ name: "redirects", items }) };
  };

  it.each([0, 51, 1.5])("rejects MaxResults %s", async (MaxResults) => {
    using opened = open();
    await expectException(list(opened, { KvsARN: unknownArn, MaxResults }), ValidationException, {
      status: 400,
      message: `MaxResults is ${MaxResults}; it must be a whole number from 1 to 50.`,
    });
  });

  it.each(["!", "k0=", "/w=="])("rejects the token %s, which no response contained", async (NextToken) => {
    using opened = open();
    await expectException(list(opened, { KvsARN: unknownArn, NextToken }), ValidationException, {
      message: `NextToken is '${NextToken}', which no response contained`,
    });
  });

  it("returns an empty list for an empty store", async () => {
    using opened = withItems(0);
    const { $metadata, ...output } = await list(opened, { KvsARN: opened.arn });
    expect(output).toEqual({ Items: [] });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns ten items by default, and the token of the next page", async () => {
    using opened = withItems(11);
    const first = await list(opened, { KvsARN: opened.arn });
    expect(first.Items).toHaveLength(10);
    expect(first.Items?.[0]).toEqual({ Key: "k00", Value: "0" });
    const second = await list(opened, { KvsARN: opened.arn, NextToken: first.NextToken });
    expect(second.Items).toEqual([{ Key: "k10", Value: "10" }]);
    expect(second).not.toHaveProperty("NextToken");
  });

  it("returns no token after a last page that is full", async () => {
    using opened = withItems(50);
    const page = await list(opened, { KvsARN: opened.arn, MaxResults: 50 });
    expect(page.Items).toHaveLength(50);
    expect(page).not.toHaveProperty("NextToken");
  });

  it("returns each remaining key once, whatever is written between two pages", async () => {
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

  it("returns every key once to the SDK's paginator", async () => {
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
