import { CloudFrontClient, DescribeFunctionCommand } from "@aws-sdk/client-cloudfront";
import { expect, test } from "@jest/globals";
import { mockCloudFront } from "mock-cloudfront";
import { checkFunction } from "mock-cloudfront/runtime";

test("a function", async () => {
  const cloudfront = mockCloudFront();
  const { etag } = cloudfront.seed.function({ name: "edge", code: "function handler(event) {}" });
  const { ETag } = await new CloudFrontClient({}).send(new DescribeFunctionCommand({ Name: "edge" }));
  expect(ETag).toBe(etag);
  expect(checkFunction("function handler(event) {}")).toEqual([]);
  cloudfront.restore();
});
