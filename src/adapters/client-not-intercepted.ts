import { MockCloudFrontError } from "../core/errors.ts";
import { type ClientKind, findKeyValueStoreClient } from "../sdk/service-api.ts";

const names: Record<ClientKind, string> = {
  cloudfront: "CloudFrontClient",
  keyvaluestore: "CloudFrontKeyValueStoreClient",
};

/** For what needs a client of a kind of which the mock intercepts none. */
export function clientNotInterceptedError(
  kind: ClientKind,
  isInstalled = kind === "cloudfront" || findKeyValueStoreClient() !== undefined,
): MockCloudFrontError {
  const advice = isInstalled
    ? "Name one in mockCloudFront({ clients: [...] })."
    : "It is intercepted where its package is installed: npm install -D @aws-sdk/client-cloudfront-keyvaluestore";
  return new MockCloudFrontError(
    "CLIENT_NOT_INTERCEPTED",
    `This mock intercepts no ${names[kind]}. ${advice}`,
  );
}
