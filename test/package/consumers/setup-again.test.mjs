import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront();

it("a second file has a mock of its own, whether or not it shares a worker with the first", () => {
  expect(cloudfront.state()).toEqual({});
});
