import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { InterceptedClients } from "../../src/adapters/intercepted-clients.ts";
import type { ClientTransport } from "../../src/adapters/send-transport.ts";

function doorOf(): ClientTransport {
  return { answer: async () => ({}), close: () => undefined };
}

it("intercepts all clients or none", () => {
  const first = new InterceptedClients();
  first.install([CloudFrontKeyValueStoreClient], doorOf, "the first");
  const second = new InterceptedClients();
  const { send } = CloudFrontClient.prototype;
  expect(() =>
    second.install([CloudFrontClient, CloudFrontKeyValueStoreClient], doorOf, "the second"),
  ).toThrow("is already intercepted by the mock created at the first");
  expect(CloudFrontClient.prototype.send).toBe(send);
  first.restore();
});

it("has no stub for a kind of client that is not intercepted", () => {
  const clients = new InterceptedClients();
  clients.install([CloudFrontClient], doorOf, "here");
  expect(() => clients.stub("keyvaluestore")).toThrow("does not intercept a CloudFrontKeyValueStoreClient");
  clients.restore();
});
