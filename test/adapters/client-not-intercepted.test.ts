import { expect, it } from "vitest";
import { clientNotInterceptedError } from "../../src/adapters/client-not-intercepted.ts";

it("says how to have a client intercepted", () => {
  expect(clientNotInterceptedError("cloudfront")).toMatchObject({
    code: "CLIENT_NOT_INTERCEPTED",
    message: "This mock intercepts no CloudFrontClient. Name one in mockCloudFront({ clients: [...] }).",
  });
});

it("says what to install where the optional client is not there", () => {
  expect(clientNotInterceptedError("keyvaluestore").message).toContain("mockCloudFront({ clients: [...] })");
  expect(clientNotInterceptedError("keyvaluestore", false).message).toBe(
    "This mock intercepts no CloudFrontKeyValueStoreClient. It is intercepted where its package is installed: " +
      "npm install -D @aws-sdk/client-cloudfront-keyvaluestore",
  );
});
