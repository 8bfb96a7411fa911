import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const isStubbed = Object.hasOwn(CloudFrontClient.prototype, "send");
const cloudfront = setupCloudFront();

it("has a mock of its own in the worker of another file", () => {
  expect(cloudfront.state()).toEqual({});
});

it("found the SDK as it was", () => {
  expect(isStubbed).toBe(false);
});
