import globals = require("@jest/globals");
import sdk = require("@aws-sdk/client-cloudfront");
import mock = require("mock-cloudfront");

import "mock-cloudfront/matchers/jest";

const { expect, test } = globals;

test("the matchers have types", async () => {
  const cloudfront = mock.mockCloudFront();
  expect(cloudfront).toHaveFunction("edge", { config: { Comment: expect.any(String) } });
  expect(cloudfront).not.toHaveHandled(sdk.CreateFunctionCommand, { Name: expect.stringContaining("e") });
  await (expect(Promise.reject()).toRejectWith(sdk.NoSuchFunctionExists) satisfies Promise<void>);
  // @ts-expect-error no such member
  expect(cloudfront).toHaveFunction("edge", { runtime: "cloudfront-js-2.0" });
});
