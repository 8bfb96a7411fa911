import { UnsupportedOperation$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import type { ServiceError } from "../../src/sdk/service-error.ts";
import { assertSupportedRegion, getPartition } from "../../src/services/regions.ts";
import { thrownBy } from "../support/refusal.ts";

it.each(["cn-north-1", "cn-northwest-1"])("rejects functions and key value stores in %s", (region) => {
  const { schema, message } = thrownBy<ServiceError>(() => assertSupportedRegion({ region }));
  expect(schema).toBe(UnsupportedOperation$);
  expect(message).toBe("This operation is not supported in this region");
});

it.each(["us-east-1", "eu-west-3", undefined])("accepts functions and key value stores in %s", (region) => {
  expect(() => assertSupportedRegion({ region })).not.toThrow();
});

it.each([
  ["cn-north-1", "aws-cn"],
  ["us-east-1", "aws"],
  [undefined, "aws"],
])("has the partition of the region %s", (region, partition) => {
  expect(getPartition(region)).toBe(partition);
});
