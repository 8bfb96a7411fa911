import { expect, it } from "vitest";
import { noClient } from "../../src/adapters/no-client.ts";

it("says how to have a client intercepted", () => {
  expect(noClient("cloudfront")).toMatchObject({
    code: "NO_CLIENT",
    message: "This mock intercepts no CloudFrontClient. Name one in mockCloudFront({ clients: [...] }).",
  });
});

it("says what to install where the optional client is not there", () => {
  expect(noClient("keyvaluestore").message).toContain("mockCloudFront({ clients: [...] })");
  expect(noClient("keyvaluestore", false).message).toBe(
    "This mock intercepts no CloudFrontKeyValueStoreClient. It is intercepted where its package is installed: " +
      "npm install -D @aws-sdk/client-cloudfront-keyvaluestore",
  );
});
