import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront();

it("has a mock of its own in the worker of another file", () => {
  expect(cloudfront.state()).toEqual({});
});
