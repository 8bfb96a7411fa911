import { UnsupportedOperation$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import type { ServiceError } from "../../src/sdk/service-error.ts";
import { assertSupportedRegion } from "../../src/services/regions.ts";
import { thrownBy } from "../support/refusal.ts";

it.each(["cn-north-1", "cn-northwest-1"])("%s has neither functions nor key value stores", (region) => {
  const { schema, message } = thrownBy<ServiceError>(() => assertSupportedRegion({ region }));
  expect(schema).toBe(UnsupportedOperation$);
  expect(message).toBe("This operation is not supported in this region");
});

it.each(["us-east-1", "eu-west-3", undefined])("%s has", (region) => {
  expect(() => assertSupportedRegion({ region })).not.toThrow();
});
