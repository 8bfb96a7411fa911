import {
  CloudFrontServiceException,
  InvalidArgument,
  ListFunctionsCommand,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";

describe.each(interceptionModes)("ListFunctions ($name)", ({ open }) => {
  const withFunctions = (...names: string[]) => {
    const opened = open();
    for (const name of names) {
      opened.cloudfront.seed.function({ name, code: passThrough });
    }
    return opened;
  };

  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    const { client } = open({ region: "cn-north-1" });
    await expectException(client.send(new ListFunctionsCommand({})), UnsupportedOperation);
  });

  it("rejects a stage that does not exist", async () => {
    const { client } = open();
    await expectException(
      client.send(new ListFunctionsCommand({ Stage: "TEST" as never })),
      CloudFrontServiceException,
      { name: "MalformedXML" },
    );
  });

  it.each([0, -1, 1.5])("rejects MaxItems %s", async (MaxItems) => {
    const { client } = open();
    await expectException(client.send(new ListFunctionsCommand({ MaxItems })), InvalidArgument, {
      message: `MaxItems is ${MaxItems}`,
    });
  });

  it("rejects a marker that no response contained", async () => {
    const { client } = withFunctions("a");
    await expectException(client.send(new ListFunctionsCommand({ Marker: "a" })), InvalidArgument, {
      message: "Marker is 'a'",
    });
  });

  it("returns neither items nor a marker if there is no function", async () => {
    const { client } = open();
    const { $metadata, ...output } = await client.send(new ListFunctionsCommand({}));
    expect(output).toEqual({ FunctionList: { MaxItems: 100, Quantity: 0 } });
    expect($metadata.httpStatusCode).toBe(200);
  });

  // seen: users filter the list by stage, since both are on it
  it("returns an item for each stage if no stage is given", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "a", code: passThrough, publish: true });
    cloudfront.seed.function({ name: "b", code: passThrough });
    const { FunctionList } = await client.send(new ListFunctionsCommand({}));
    expect(
      FunctionList?.Items?.map((item) => [item.Name, item.FunctionMetadata?.Stage, item.Status]),
    ).toEqual([
      ["a", "DEVELOPMENT", "UNASSOCIATED"],
      ["a", "LIVE", "UNASSOCIATED"],
      ["b", "DEVELOPMENT", "UNPUBLISHED"],
    ]);
  });

  it.each([
    ["DEVELOPMENT", ["a", "b"]],
    ["LIVE", ["a"]],
  ] as const)("with %s alone when asked for it", async (Stage, names) => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "a", code: passThrough, publish: true });
    cloudfront.seed.function({ name: "b", code: passThrough });
    const { FunctionList } = await client.send(new ListFunctionsCommand({ Stage }));
    expect(FunctionList?.Items?.map((item) => item.Name)).toEqual(names);
    expect(FunctionList?.Quantity).toBe(names.length);
  });

  it("returns pages, each from the marker of the previous page", async () => {
    const { client } = withFunctions("a", "b", "c");
    const first = await client.send(new ListFunctionsCommand({ MaxItems: 2 }));
    const second = await client.send(
      new ListFunctionsCommand({ MaxItems: 2, Marker: first.FunctionList?.NextMarker }),
    );
    expect(first.FunctionList?.Items?.map((item) => item.Name)).toEqual(["a", "b"]);
    expect(first.FunctionList).toMatchObject({ MaxItems: 2, Quantity: 2, NextMarker: expect.any(String) });
    expect(second.FunctionList?.Items?.map((item) => item.Name)).toEqual(["c"]);
    expect(second.FunctionList).not.toHaveProperty("NextMarker");
  });

  it("returns no marker after a last page that is full", async () => {
    const { client } = withFunctions("a", "b");
    const { FunctionList } = await client.send(new ListFunctionsCommand({ MaxItems: 2 }));
    expect(FunctionList).not.toHaveProperty("NextMarker");
  });

  // assumed: the guide speaks of "the default maximum" only
  it("returns at most 100 items", async () => {
    const { client } = withFunctions(...Array.from({ length: 101 }, (_, i) => `f${i}`));
    const { FunctionList } = await client.send(new ListFunctionsCommand({ MaxItems: 500 }));
    expect(FunctionList).toMatchObject({ MaxItems: 100, Quantity: 100 });
  });
});
