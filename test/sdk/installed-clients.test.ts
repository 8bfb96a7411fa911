import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { loadInstalledClients } from "../../src/sdk/installed-clients.ts";

it("loads the client packages that a mock intercepts", () => {
  const clients = loadInstalledClients();
  expect([...clients.keys()]).toEqual([
    "@aws-sdk/client-cloudfront",
    "@aws-sdk/client-cloudfront-keyvaluestore",
  ]);
  expect(clients.get("@aws-sdk/client-cloudfront")).toMatchObject({
    CloudFrontClient: cloudfront.CloudFrontClient,
  });
  expect(clients.get("@aws-sdk/client-cloudfront-keyvaluestore")).toMatchObject({
    CloudFrontKeyValueStoreClient: keyvaluestore.CloudFrontKeyValueStoreClient,
  });
});
