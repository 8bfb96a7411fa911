import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront();

it("a second file has its own mock, in the same worker or another one", () => {
  expect(cloudfront.state()).toEqual({});
});
