import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { defaultQuotas } from "../../../src/core/quotas.ts";
import type { ServiceError } from "../../../src/sdk/service-error.ts";
import { importItems } from "../../../src/services/key-value-stores/import-file.ts";
import { makeBackend } from "../../support/backend.ts";
import { thrownBy } from "../../support/refusal.ts";

const { environment } = makeBackend();

function importOf(text: string, quotas = {}, SourceARN = "arn:aws:s3:::bucket/key.json") {
  const context = {
    ...environment,
    region: undefined,
    quotas: { ...defaultQuotas, ...quotas },
    objects: { "bucket/key.json": text },
  };
  return importItems({ SourceType: "S3", SourceARN }, context);
}

function file(...pairs: [unknown, unknown][]) {
  return JSON.stringify({ data: pairs.map(([key, value]) => ({ key, value })) });
}

it("returns the pairs in the file's order, including empty values", () => {
  expect([...importOf(file(["b", "1"], ["a", ""])).items]).toEqual([
    ["b", "1"],
    ["a", ""],
  ]);
  expect([...importOf('{"data":[]}').items]).toEqual([]);
});

it.each([
  ["an ARN without an object", "arn:aws:s3:::bucket", "must be of the form arn:aws:s3:::bucket/key"],
  ["an address instead of an ARN", "s3://bucket/key.json", "must be of the form"],
  [
    "an object that is not there",
    "arn:aws:s3:::bucket/other.json",
    "There is no object bucket/other.json in S3.",
  ],
  ["a name that every object has", "arn:aws:s3:::constructor/toString", "There is no object"],
])("rejects %s", (_, arn, message) => {
  const fault = thrownBy<ServiceError>(() => importOf(file(), {}, arn));
  expect(fault.schema).toBe(InvalidArgument$);
  expect(fault.message).toContain(message);
});

it.each([
  ["that is not JSON", "{", "The file is not JSON: "],
  ["that is not an object", "null", 'no list "data" at the top level'],
  ["whose data is not a list", '{"data":{"a":"b"}}', 'no list "data" at the top level'],
  ["with a number as value", file(["a", "1"], ["b", 2]), "data[1] has no key and value that are strings"],
  ["with a pair without a value", '{"data":[{"key":"a"}]}', "data[0]"],
  ["with null as a pair", '{"data":[null]}', "data[0]"],
  ["with a duplicate key", file(["a", "1"], ["a", "1"]), "data[1] has the key 'a' a second time"],
  ["with an empty key", file(["", "1"]), "data[0] has an empty key"],
  [
    "with a key over 512 bytes",
    file(["é".repeat(257), "1"]),
    "data[0] has a key of 514 bytes; it may have 512",
  ],
  ["with a value over 1,024 bytes", file(["a", "b".repeat(1025)]), "a value of 1025 bytes; it may have 1024"],
])("reports why a file %s cannot be imported", (_, text, message) => {
  const { items, failureReason } = importOf(text);
  expect(failureReason).toContain(message);
  expect(items.size).toBe(0);
});

it("reports a file over the size quota without parsing it", () => {
  expect(importOf("x".repeat(101), { keyValueStoreSize: 100 }).failureReason).toBe(
    "Datasource size exceeds the allowed limit",
  );
});

it("accepts keys and values of the maximum size", () => {
  const text = file(["é".repeat(256), "b".repeat(1024)]);
  expect(importOf(text).items.size).toBe(1);
});
