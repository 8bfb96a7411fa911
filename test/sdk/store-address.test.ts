import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { assertStoreAddress } from "../../src/sdk/store-address.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";
import { keyValueWireThatAnswers } from "../support/wire.ts";

const arn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const cases: [KvsARN: string | undefined, region: string, text: string][] = [
  [undefined, "us-east-1", "KVS ARN must be provided to use this service"],
  ["", "us-east-1", "KVS ARN must be a valid ARN"],
  ["redirects", "us-east-1", "KVS ARN must be a valid ARN"],
  ["arn:aws:s3:::bucket", "us-east-1", "not a valid CloudFront Service ARN. Found: `s3`"],
  [arn.replace("::", ":us-east-1:"), "us-east-1", "must be a global resource ARN"],
  [arn.replace("key-value-store", "function"), "us-east-1", "ARN resource type is invalid"],
  [arn.replace(/:key-value-store.*/, ":/"), "us-east-1", "No resource type found"],
  [arn.replace("aws", "aws-cn"), "us-east-1", "not supported in partition `aws-cn`"],
  [arn, "cn-north-1", "Client was configured for partition `aws-cn` but Kvs ARN has `aws`"],
];

it.each(cases)("rejects the ARN %s from %s as the SDK does, with advice", async (KvsARN, region, text) => {
  const { client, requests } = keyValueWireThatAnswers({ status: 200, body: "{}" }, region);
  const command = new keyvaluestore.DescribeKeyValueStoreCommand({ KvsARN });
  const real = await refusalOf(client.send(command));
  expect(requests).toEqual([]);
  expect(real.message).toContain(text);

  const fake = thrownBy(() => assertStoreAddress(KvsARN, region, keyvaluestore));
  expect(fake.constructor).toBe(real.constructor);
  expect(fake.name).toBe(real.name);
  const [first, ...advice] = fake.message.split("\n");
  expect(first).toBe(real.message);
  expect(advice.join()).toContain("Set KvsARN to");
});

it.each([["us-east-1"], ["eu-west-3"], [undefined]])("accepts a store's ARN from %s", (region) => {
  expect(() => assertStoreAddress(arn, region, keyvaluestore)).not.toThrow();
});
