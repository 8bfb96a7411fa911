import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import "@aws-sdk/signature-v4a";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { ProbeClients } from "./probe-context.ts";

/** Creates clients of AWS, with the SDK's default credentials or those of a profile. */
export function createAwsClients(profile: string | undefined): ProbeClients {
  const settings = { region: "us-east-1", ...(profile && { profile }) };
  return {
    cloudfront: new CloudFrontClient(settings),
    keyValueStore: new CloudFrontKeyValueStoreClient(settings),
  };
}

/** Creates clients of an endpoint. They read no real credentials. */
export function createEndpointClients(endpoint: string): ProbeClients {
  const settings = {
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  };
  return {
    cloudfront: new CloudFrontClient(settings),
    keyValueStore: new CloudFrontKeyValueStoreClient({ ...settings, ...getDataPlaneSettings(endpoint) }),
  };
}

/**
 * Returns how the client of the data plane reaches an endpoint on this machine. It puts the account in front of the host
 * name, which an address cannot have, and not every system resolves `<account>.localhost`.
 */
function getDataPlaneSettings(endpoint: string) {
  const url = new URL(endpoint);
  if (!/^(?:127\.0\.0\.1|localhost)$/.test(url.hostname)) {
    return {};
  }
  const { hostname } = url;
  url.hostname = "localhost";
  const find: LookupFunction = (_host, options, done) => lookup(hostname, options, done);
  return { endpoint: url.href, requestHandler: { httpAgent: { lookup: find } } };
}
