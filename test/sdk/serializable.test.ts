import * as cloudfront from "@aws-sdk/client-cloudfront";
import {
  CreateFunctionCommand,
  DescribeFunctionCommand,
  DescribeKeyValueStoreCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import type { StaticOperationSchema } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { assertSerializable } from "../../src/sdk/serializable.ts";
import { getShape } from "../../src/sdk/shape.ts";
import { makeConfig, makeFunction } from "../support/make.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";
import { wireThatAnswers } from "../support/wire.ts";

interface AnyCommand {
  readonly input: object;
}

function check(command: AnyCommand) {
  const { schema } = command as unknown as { schema: StaticOperationSchema };
  assertSerializable(getShape(schema[4]), command.input, "xml");
}

function update(changes: object) {
  return new UpdateFunctionCommand({ ...makeFunction(), IfMatch: "ETVPDKIKX0DER", ...changes } as never);
}
function create(FunctionCode: unknown) {
  return new CreateFunctionCommand({ ...makeFunction(), FunctionCode } as never);
}

describe("the fake rejects what the SDK does not send, with the SDK's error", () => {
  it.each<[string, AnyCommand]>([
    ["a missing label", new DescribeFunctionCommand({ Name: undefined })],
    ["a label that is null", new DescribeFunctionCommand({ Name: null as never })],
    ["a missing label of another kind", new DescribeKeyValueStoreCommand({ Name: undefined })],
    ["a missing label before code that is text", update({ Name: undefined, FunctionCode: "text" })],
    ["code that is text", create("function handler() {}")],
    ["code that is empty text", create("")],
    ["code that is a number", create(5)],
    ["code that is an object", create({ text: "function handler() {}" })],
    ["code that is a bare ArrayBuffer", create(new ArrayBuffer(8))],
    ["code that is a list of numbers", create([1, 2, 3])],
    [
      "an object where a list belongs",
      new CreateFunctionCommand(makeFunction({ Tags: { Items: { Key: "a" } as never } })),
    ],
    [
      "an object where text belongs, in a list",
      new CreateFunctionCommand(makeFunction({ Tags: { Items: [{ Key: {} as never }] } })),
    ],
    ["an object where text belongs", update({ FunctionConfig: makeConfig({ Comment: {} as never }) })],
  ])("%s", async (_, command) => {
    const { client, requests } = wireThatAnswers({ status: 200 });
    const real = await refusalOf(client.send(command as DescribeFunctionCommand));
    expect(requests).toEqual([]);

    const fake = thrownBy(() => check(command));
    expect(fake.constructor).toBe(real.constructor);
    expect(fake.message.split("\n")[0]).toContain(real.message.split("\n")[0]);
  });
});

describe("the fake accepts what the SDK sends", () => {
  it.each<[string, AnyCommand]>([
    ["a complete input", create(Buffer.from("function handler() {}"))],
    ["an object as a label, which becomes text", new DescribeFunctionCommand({ Name: {} as never })],
    ["an empty label", new DescribeFunctionCommand({ Name: "" })],
    ["a missing If-Match", update({ IfMatch: undefined })],
    ["missing members of the body", update({ FunctionConfig: undefined, FunctionCode: undefined })],
    ["empty code", create(new Uint8Array())],
    ["bytes in another view", create(new DataView(new ArrayBuffer(3)))],
  ])("%s", async (_, command) => {
    const { client, requests } = wireThatAnswers({ status: 200 });
    await client.send(command as DescribeFunctionCommand);
    expect(requests).toHaveLength(1);
    expect(() => check(command)).not.toThrow();
  });
});

it("adds advice on a second line", () => {
  expect(() => check(new DescribeFunctionCommand({ Name: undefined }))).toThrow("Pass Name in the command's");
  expect(() => check(create("text"))).toThrow("FunctionCode must be bytes: Buffer.from(text)");
});

it("no input of the client has bytes inside lists or maps", () => {
  const inputs = Object.values(cloudfront).filter((value) => Array.isArray(value) && value[0] === 9);
  const met = new Set<object>();
  const search = (shape: ReturnType<typeof getShape>, inList: boolean): boolean => {
    if (shape.kind === "blob") {
      return inList;
    }
    if (shape.kind === "list") {
      return search(shape.element, true);
    }
    if (shape.kind === "map") {
      return search(shape.value, true);
    }
    if (shape.kind !== "structure" || met.has(shape)) {
      return false;
    }
    met.add(shape);
    return shape.members.some((member) => search(member.shape, inList));
  };
  expect(inputs.length).toBeGreaterThanOrEqual(167);
  expect(inputs.some((schema) => search(getShape(schema[4]), false))).toBe(false);
});
