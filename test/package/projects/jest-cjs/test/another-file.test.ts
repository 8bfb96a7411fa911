import { expect, test } from "@jest/globals";
import { setupCloudFront } from "mock-cloudfront/jest";

const cloudfront = setupCloudFront();

test("a file starts with nothing of another", () => {
  expect(cloudfront.state()).toEqual({});
});
