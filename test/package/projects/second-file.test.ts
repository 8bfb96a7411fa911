// With `isolate: false` this file runs in the same worker as the other one.
import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront();

it("a second file starts with an empty mock", () => {
  expect(cloudfront.state()).toEqual({});
});
