import { EntitySizeLimitExceeded$, InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { defaultQuotas } from "../../../src/core/quotas.ts";
import type { ServiceError } from "../../../src/sdk/service-error.ts";
import { parseImportFile } from "../../../src/services/key-value-stores/import-file.ts";
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
  return parseImportFile({ SourceType: "S3", SourceARN }, context);
}

function file(...pairs: [unknown, unknown][]) {
  return JSON.stringify({ data: pairs.map(([key, value]) => ({ key, value })) });
}

it("returns the pairs in the file's order, including empty values", () => {
  expect([...importOf(file(["b", "1"], ["a", ""]))]).toEqual([
    ["b", "1"],
    ["a", ""],
  ]);
  expect([...importOf('{"data":[]}')]).toEqual([]);
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
])("refuses %s", (_, arn, message) => {
  const fault = thrownBy<ServiceError>(() => importOf(file(), {}, arn));
  expect(fault.schema).toBe(InvalidArgument$);
  expect(fault.message).toContain(message);
});

it.each([
  ["no JSON", "{", "is no JSON: "],
  ["no object", "null", 'has no list "data" at its top'],
  ["data that is no list", '{"data":{"a":"b"}}', 'has no list "data" at its top'],
  ["a value that is a number", file(["a", "1"], ["b", 2]), "has at data[1] no key and value that are text"],
  ["a pair without a value", '{"data":[{"key":"a"}]}', "at data[0]"],
  ["a pair that is null", '{"data":[null]}', "at data[0]"],
  ["a key a second time", file(["a", "1"], ["a", "1"]), "has at data[1] the key 'a' a second time"],
  ["an empty key", file(["", "1"]), "has at data[0] an empty key"],
  ["a key over 512 bytes", file(["é".repeat(257), "1"]), "at data[0] a key of 514 bytes; it may have 512"],
  ["a value over 1,024 bytes", file(["a", "b".repeat(1025)]), "a value of 1025 bytes; it may have 1024"],
])("refuses a file with %s, and says where", (_, text, message) => {
  const fault = thrownBy<ServiceError>(() => importOf(text));
  expect(fault.schema).toBe(InvalidArgument$);
  expect(fault.message).toContain(message);
});

it("rejects a file over the size quota before parsing it", () => {
  const fault = thrownBy<ServiceError>(() => importOf("x".repeat(101), { keyValueStoreSize: 100 }));
  expect(fault.schema).toBe(EntitySizeLimitExceeded$);
  expect(fault.message).toBe(
    "The file arn:aws:s3:::bucket/key.json is 101 bytes; a key value store may have 100.",
  );
});

it("takes keys and values that are just as large as they may be", () => {
  const text = file(["é".repeat(256), "b".repeat(1024)]);
  expect(importOf(text).size).toBe(1);
});
