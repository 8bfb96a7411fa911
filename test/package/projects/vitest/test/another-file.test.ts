// With isolate: false this file runs in the worker that another file has used.
import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, test } from "vitest";

const cloudfront = setupCloudFront();

test("a file starts with nothing of another", () => {
  expect(cloudfront.state()).toEqual({});
});
