import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { findMissingInternals, readFulfilledString } from "../../src/sdk/internals.ts";

const region = "us-east-1";

it.each([
  ["a CloudFront client", new CloudFrontClient({ region })],
  ["a CloudFront client with adaptive retries", new CloudFrontClient({ region, retryMode: "adaptive" })],
  ["a key value store client", new CloudFrontKeyValueStoreClient({ region })],
])("%s of the installed SDK has all internals", async (_, client) => {
  expect(await findMissingInternals(client, "http")).toEqual([]);
});

it("names a missing setting and the behavior that is lost", async () => {
  const client = new CloudFrontClient({ region });
  delete (client.config as Partial<typeof client.config>).useFipsEndpoint;
  expect(await findMissingInternals(client, "http")).toEqual([
    'client.config.useFipsEndpoint (intercept: "http" may read the environment, profiles or the network)',
  ]);
});

it("names a changed retry strategy", async () => {
  class StandardRetryStrategy {}
  const client = {
    config: {
      ...new CloudFrontClient({ region }).config,
      retryStrategy: async () => new StandardRetryStrategy(),
    },
  };
  expect(await findMissingInternals(client, "http")).toEqual([
    'the delay of the SDK\'s retry strategy (retries with intercept: "http" wait in real time)',
  ]);
});

it("accepts a retry strategy of the user's own", async () => {
  const client = { config: { ...new CloudFrontClient({ region }).config, retryStrategy: async () => ({}) } };
  expect(await findMissingInternals(client, "http")).toEqual([]);
});

it('does not read the retry strategy in mode "send"', async () => {
  const config = { retryStrategy: () => Promise.reject(new Error("opens profiles")) };
  expect(await findMissingInternals({ config }, "send")).toEqual([]);
});

it("reads a fulfilled promise, but no pending one", () => {
  expect(readFulfilledString(Promise.resolve("eu-west-1"))).toBe("eu-west-1");
  const traced = Object.assign(Promise.resolve("eu-west-1"), { [Symbol("async_id_symbol")]: 5 });
  expect(readFulfilledString(traced)).toBe("eu-west-1");
  expect(readFulfilledString(new Promise(() => undefined))).toBeUndefined();
});
