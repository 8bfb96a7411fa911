// With isolate: false this file runs in the worker that another file has used.
import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront();

it("a file starts with nothing of another", () => {
  expect(cloudfront.state()).toEqual({});
});
