import { runInNewContext } from "node:vm";
import {
  CreateFunction$,
  CreateFunctionCommand,
  GetFunction$,
  PublishFunction$,
} from "@aws-sdk/client-cloudfront";
import { Uint8ArrayBlobAdapter } from "@smithy/core/serde";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copy } from "../../src/sdk/copy.ts";
import { getShape, type Shape } from "../../src/sdk/shape.ts";
import { bytes, makeFunction, passThrough } from "../support/make.ts";
import { wireThatAnswers } from "../support/wire.ts";

const createFunctionInput = getShape(CreateFunction$[4]);
const getFunctionOutput = getShape(GetFunction$[5]);
const publishFunctionOutput = getShape(PublishFunction$[5]);

/** For inputs that the SDK's types forbid and JavaScript does not. */
function copyOf(input: object) {
  return copy(createFunctionInput, input) as Record<string, unknown>;
}

describe("structures", () => {
  it("are copied at every depth", () => {
    const input = makeFunction({ Tags: { Items: [{ Key: "team", Value: "edge" }] } });
    const copied = copy(createFunctionInput, input);
    expect(copied).toEqual({ ...input, FunctionCode: expect.anything() });
    expect([...(copied.FunctionCode ?? [])]).toEqual([...bytes(passThrough)]);
    expect(copied).not.toBe(input);
    expect(copied.FunctionConfig).not.toBe(input.FunctionConfig);
    expect(copied.FunctionCode).not.toBe(input.FunctionCode);
    expect(copied.Tags?.Items).not.toBe(input.Tags?.Items);
    expect(copied.Tags?.Items?.[0]).not.toBe(input.Tags?.Items?.[0]);
  });

  it("lose unknown, undefined and null members", () => {
    const input = { Name: "edge", name: "other", Tags: undefined, FunctionConfig: null, $extra: 1 };
    expect(Object.keys(copyOf(input))).toEqual(["Name"]);
  });

  it("keep inherited members, as the serializer does", async () => {
    const { client, requests } = wireThatAnswers({ status: 201 });
    await client.send(new CreateFunctionCommand(Object.create(makeFunction())));
    expect(String(requests[0]?.body)).toContain("<Name>edge</Name>");
    expect(copyOf(Object.create({ Name: "edge" }))).toEqual({ Name: "edge" });
  });

  it("keep the members of the schema in any order", () => {
    const word = fc.string({ minLength: 1, maxLength: 5 });
    const noise = fc.dictionary(
      word.map((key) => `x-${key}`),
      fc.anything(),
    );
    fc.assert(
      fc.property(word, word, noise, noise, (name, comment, outer, inner) => {
        const clean = { Name: name, FunctionConfig: { Comment: comment } };
        const noisy = { ...outer, FunctionConfig: { ...inner, ...clean.FunctionConfig }, Name: name };
        expect(copyOf(noisy)).toEqual(clean);
      }),
      { numRuns: 50 },
    );
  });

  it("are equal after one copy and two", () => {
    const once = copy(createFunctionInput, makeFunction());
    expect(copy(createFunctionInput, once)).toStrictEqual(once);
  });
});

describe("lists", () => {
  it("may be any iterable", () => {
    const Items = new Set([{ Key: "team", Value: "edge" }]);
    expect(copyOf({ Tags: { Items } })).toEqual({ Tags: { Items: [{ Key: "team", Value: "edge" }] } });
  });

  it("lose null and undefined elements, as in a request", async () => {
    const { client, requests } = wireThatAnswers({ status: 201 });
    const Tags = { Items: [null, { Key: "team" }, undefined] as never };
    await client.send(new CreateFunctionCommand(makeFunction({ Tags }))).catch(() => undefined);
    const sent = String(requests[0]?.body).match(/<Tag>/g);
    expect(sent).toHaveLength(1);
    expect(copyOf({ Tags })).toEqual({ Tags: { Items: [{ Key: "team" }] } });
  });
});

describe("text", () => {
  it("replaces a number or boolean, as in the serializer", () => {
    const input = { Name: 42, FunctionConfig: { Comment: false, Runtime: 2 } };
    expect(copyOf(input)).toEqual({ Name: "42", FunctionConfig: { Comment: "false", Runtime: "2" } });
  });
});

describe("bytes", () => {
  it("are the SDK's byte adapter with transformToString()", () => {
    const copied = copy(getFunctionOutput, { FunctionCode: bytes(passThrough) });
    expect(copied.FunctionCode).toBeInstanceOf(Uint8Array);
    // No instanceof: the SDK's own answers are not instances of the class that it exports either.
    expect(copied.FunctionCode.constructor.name).toBe(Uint8ArrayBlobAdapter.name);
    expect((copied.FunctionCode as Uint8ArrayBlobAdapter).transformToString()).toBe(passThrough);
  });

  it("do not change with the original", () => {
    const original = bytes("before");
    const copied = copy(getFunctionOutput, { FunctionCode: original });
    original.fill(0);
    expect(Buffer.from(copied.FunctionCode).toString()).toBe("before");
  });

  it("of a small Buffer do not include its pool", () => {
    const small = Buffer.from("small");
    expect(small.buffer.byteLength).toBeGreaterThan(small.byteLength);
    const copied = copy(getFunctionOutput, { FunctionCode: small });
    expect(copied.FunctionCode.buffer.byteLength).toBe(small.byteLength);
  });

  it.each([
    ["a part of a larger buffer", new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4)],
    ["a DataView", new DataView(new Uint8Array([9, 1, 2, 3, 9]).buffer, 1, 3)],
    ["bytes of another realm, as under jest", runInNewContext("new Uint8Array([1, 2, 3])") as Uint8Array],
  ])("may be %s", (_, FunctionCode) => {
    const copied = copy(getFunctionOutput, { FunctionCode }) as { FunctionCode: Uint8Array };
    expect([...copied.FunctionCode]).toEqual([1, 2, 3]);
  });
});

describe("dates", () => {
  const summaryWith = (CreatedTime: Date) => ({
    FunctionSummary: {
      Name: "edge",
      FunctionMetadata: { FunctionARN: "arn", LastModifiedTime: CreatedTime, CreatedTime },
    },
  });

  it("are new dates", () => {
    const time = new Date("2026-01-01T00:00:00.123Z");
    const copied = copy(publishFunctionOutput, summaryWith(time));
    time.setFullYear(1999);
    expect(copied.FunctionSummary.FunctionMetadata.CreatedTime).toEqual(new Date("2026-01-01T00:00:00.123Z"));
  });

  it("of another realm become dates of this one", () => {
    const foreign = runInNewContext("new Date(0)") as Date;
    expect(foreign).not.toBeInstanceOf(Date);
    const { FunctionMetadata } = copy(publishFunctionOutput, summaryWith(foreign)).FunctionSummary;
    expect(FunctionMetadata.CreatedTime).toBeInstanceOf(Date);
    expect(FunctionMetadata.CreatedTime.getTime()).toBe(0);
  });
});

it("copies a value of a recursive shape", () => {
  interface Tree {
    label: string;
    left?: Tree;
  }
  const tree: unknown[] = [3, "test", "Tree", 0, ["label", "left"], [0, () => tree]];
  const value: Tree = { label: "root", left: { label: "leaf" } };
  const copied = copy(getShape(tree), value);
  expect(copied).toEqual(value);
  expect(copied.left).not.toBe(value.left);
});

it("copies the values of a map", () => {
  const map = [3, "test", "Labelled", 0, ["labels"], [[2, "test", "Labels", 0, 0, 0]]];
  const value = { labels: { a: "1", b: "2" } };
  const copied = copy(getShape(map), value);
  expect(copied).toEqual(value);
  expect(copied.labels).not.toBe(value.labels);
});

describe("a string for a number or boolean", () => {
  const shape: Shape = {
    kind: "structure",
    name: "Counter",
    members: [
      { name: "Count", required: false, location: "body", shape: { kind: "number", name: "Count" } },
      { name: "Enabled", required: false, location: "body", shape: { kind: "boolean", name: "Enabled" } },
    ],
  };

  it("is converted as the service would read it", () => {
    expect(copy<object>(shape, { Count: "5", Enabled: "true" })).toEqual({ Count: 5, Enabled: true });
  });

  it("stays a string if it contains neither", () => {
    expect(copy<object>(shape, { Count: "many", Enabled: "yes" })).toEqual({ Count: "many", Enabled: "yes" });
    expect(copy<object>(shape, { Count: " " })).toEqual({ Count: " " });
  });
});

describe("values of the wrong kind", () => {
  it("are not iterated if they only have a length", () => {
    const Items = { length: 1e9 };
    expect(copyOf({ Tags: { Items } })).toEqual({ Tags: { Items } });
  });

  it("are copied from any iterable", () => {
    expect(copyOf({ Tags: { Items: new Set([{ Key: "k", Value: "v" }]) } })).toEqual({
      Tags: { Items: [{ Key: "k", Value: "v" }] },
    });
  });

  it("become a string also without a conversion of their own", () => {
    expect(copyOf({ Name: Object.create(null) })).toEqual({ Name: "[object Object]" });
  });
});
