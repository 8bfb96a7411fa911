import { PutKeyCommand, UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { expect, it } from "vitest";
import { getShape } from "../../src/sdk/shape.ts";
import { findTypeMismatches } from "../../src/sdk/type-mismatches.ts";
import { keyValueWireThatAnswers } from "../support/wire.ts";

const store = {
  KvsARN: "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1",
  IfMatch: "KVTVPDKIKX0DER",
};
function put(Value: unknown) {
  return new PutKeyCommand({ ...store, Key: "a", Value: Value as never });
}
function update(Puts: unknown) {
  return new UpdateKeysCommand({ ...store, Puts: Puts as never });
}

function check(command: object) {
  const { schema, input } = command as { schema: StaticOperationSchema; input: object };
  return findTypeMismatches(getShape(schema[4]), input);
}

it.each([
  ["an object", put({ a: 1 }), { Value: { a: 1 } }, [`Value '{"a":1}' at 'value'`]],
  ["bytes", put(Buffer.from("a")), { Value: { type: "Buffer", data: [97] } }, ["at 'value'"]],
  ["a number", put(5), { Value: 5 }, ["Value '5' at 'value'"]],
  ["no list", update({}), { Puts: {} }, [`Value '{}' at 'puts'`, "must be a list"]],
  ["text for a list", update("ab"), { Puts: "ab" }, ["Value 'ab' at 'puts'"]],
  ["text for an item", update(["a"]), { Puts: ["a"] }, ["Value 'a' at 'puts.1.member'", "must be an object"]],
  [
    "several in items",
    update([{ Key: 1, Value: true }]),
    { Puts: [{ Key: 1, Value: true }] },
    ["2 validation errors", "'puts.1.member.key'", "'puts.1.member.value'"],
  ],
])("finds a value that the SDK sends but the service cannot read: %s", async (_, command, body, parts) => {
  const { client, requests } = keyValueWireThatAnswers({ status: 200, body: "{}" });
  await client.send(command as PutKeyCommand);
  expect(JSON.parse(new TextDecoder().decode(requests[0]?.body as Uint8Array))).toEqual(body);
  for (const part of parts) {
    expect(check(command)).toContain(part);
  }
});

it.each([
  ["text", put("")],
  ["what is missing", put(undefined)],
  ["a list with a gap", update([null, { Key: "a", Value: "b" }])],
])("accepts %s", (_, command) => {
  expect(check(command)).toBeUndefined();
});
