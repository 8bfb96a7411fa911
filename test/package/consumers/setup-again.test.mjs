import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, test } from "vitest";

const cloudfront = setupCloudFront();

test("a second file has a mock of its own, whether or not it shares a worker with the first", () => {
  expect(cloudfront.state()).toEqual({});
});
