import globals = require("@jest/globals");
import sdk = require("@aws-sdk/client-cloudfront");
import mock = require("mock-cloudfront");
import runtime = require("mock-cloudfront/runtime");

const { expect, test } = globals;
const code = "function handler(event) { return event.request; }";

test("a function is found", async () => {
  const cloudfront: mock.MockCloudFront = mock.mockCloudFront({ clients: [sdk.CloudFrontClient] });
  const { etag } = cloudfront.seed.function({ name: "edge", code });
  const { ETag } = await new sdk.CloudFrontClient({}).send(new sdk.DescribeFunctionCommand({ Name: "edge" }));
  expect(ETag).toBe(etag);
  cloudfront.restore();
});

test("code is checked", () => {
  const findings: runtime.Finding[] = runtime.checkFunction(code);
  expect(findings).toEqual([]);
});
