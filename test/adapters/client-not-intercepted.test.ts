import { expect, it } from "vitest";
import { clientNotInterceptedError } from "../../src/adapters/client-not-intercepted.ts";

it("says how to intercept a client", () => {
  expect(clientNotInterceptedError("cloudfront")).toMatchObject({
    code: "CLIENT_NOT_INTERCEPTED",
    message:
      "The mock does not intercept a CloudFrontClient. Pass one in mockCloudFront({ clients: [...] }).",
  });
});

it("says what to install if the optional client is missing", () => {
  expect(clientNotInterceptedError("keyvaluestore").message).toContain("mockCloudFront({ clients: [...] })");
  expect(clientNotInterceptedError("keyvaluestore", false).message).toBe(
    "The mock does not intercept a CloudFrontKeyValueStoreClient. It is intercepted if its package is installed: " +
      "npm install -D @aws-sdk/client-cloudfront-keyvaluestore",
  );
});
