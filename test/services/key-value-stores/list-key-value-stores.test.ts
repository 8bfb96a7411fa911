import {
  CreateKeyValueStoreCommand,
  InvalidArgument,
  ListKeyValueStoresCommand,
  type ListKeyValueStoresCommandInput,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

async function list({ client }: OpenedMock, input: ListKeyValueStoresCommandInput = {}) {
  return (await client.send(new ListKeyValueStoresCommand(input))).KeyValueStoreList;
}
function namesOf(answer: Awaited<ReturnType<typeof list>>) {
  return answer?.Items?.map((item) => item.Name);
}

describe.each(interceptionModes)("ListKeyValueStores ($name)", ({ open }) => {
  const withStores = (...names: string[]) => {
    const opened = open({ propagation: "manual" });
    for (const name of names) {
      opened.cloudfront.seed.keyValueStore({ name });
    }
    return opened;
  };

  // In the order of the checks.
  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where stores do not exist",
    async (region) => {
      using opened = open({ region });
      await expectException(list(opened), UnsupportedOperation, { status: 400 });
    },
  );

  it.each([
    [{ MaxItems: 0 }, "MaxItems is 0"],
    [{ Marker: "redirects" }, "Marker is 'redirects'"],
  ])("rejects an invalid page: %j", async (input, message) => {
    using opened = withStores("a");
    await expectException(list(opened, input), InvalidArgument, { message });
  });

  it("returns neither items nor a marker if there is no store", async () => {
    using opened = open();
    const { $metadata, ...output } = await opened.client.send(new ListKeyValueStoresCommand({}));
    expect(output).toEqual({ KeyValueStoreList: { MaxItems: 100, Quantity: 0 } });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns an item for each store, in the order of creation", async () => {
    using opened = withStores("b", "a");
    const answer = await list(opened);
    expect(namesOf(answer)).toEqual(["b", "a"]);
    expect(Object.keys(answer?.Items?.[0] ?? {}).sort()).toEqual([
      "ARN",
      "Comment",
      "Id",
      "LastModifiedTime",
      "Name",
      "Status",
    ]);
  });

  it("returns pages, each from the marker of the previous page", async () => {
    using opened = withStores("a", "b", "c");
    const first = await list(opened, { MaxItems: 2 });
    expect(first).toMatchObject({ MaxItems: 2, Quantity: 2, NextMarker: expect.any(String) });
    const second = await list(opened, { MaxItems: 2, Marker: first?.NextMarker });
    expect([namesOf(first), namesOf(second)]).toEqual([["a", "b"], ["c"]]);
    expect(second).not.toHaveProperty("NextMarker");
  });

  it.each([
    ["READY", ["a", "b"]],
    ["PROVISIONING", ["new"]],
    ["NOTHING", undefined],
  ])("returns only stores of the status %s, with their own pages", async (Status, names) => {
    using opened = withStores("a");
    await opened.client.send(new CreateKeyValueStoreCommand({ Name: "new" }));
    opened.cloudfront.seed.keyValueStore({ name: "b" });
    const all: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await list(opened, { Status, Marker, MaxItems: 1 });
      all.push(...(namesOf(page) ?? []));
      Marker = page?.NextMarker;
    } while (Marker);
    expect(all).toEqual(names ?? []);
  });
});
