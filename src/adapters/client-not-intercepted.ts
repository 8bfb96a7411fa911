import { MockCloudFrontError } from "../core/errors.ts";
import { type ClientKind, findKeyValueStoreClient } from "../sdk/service-api.ts";

const clientNames: Record<ClientKind, string> = {
  cloudfront: "CloudFrontClient",
  keyvaluestore: "CloudFrontKeyValueStoreClient",
};

/** Creates the error for the use of a kind of client that the mock does not intercept. */
export function clientNotInterceptedError(
  kind: ClientKind,
  isInstalled = kind === "cloudfront" || findKeyValueStoreClient() !== undefined,
): MockCloudFrontError {
  const advice = isInstalled
    ? "Pass one in mockCloudFront({ clients: [...] })."
    : "It is intercepted if its package is installed: npm install -D @aws-sdk/client-cloudfront-keyvaluestore";
  return new MockCloudFrontError(
    "CLIENT_NOT_INTERCEPTED",
    `The mock does not intercept a ${clientNames[kind]}. ${advice}`,
  );
}
