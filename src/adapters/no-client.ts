import { MockCloudFrontError } from "../core/problems.ts";
import { type ClientKind, findKeyValueStoreClient } from "../sdk/dialects.ts";

const names: Record<ClientKind, string> = {
  cloudfront: "CloudFrontClient",
  keyvaluestore: "CloudFrontKeyValueStoreClient",
};

/** For what needs a client of a kind of which the mock intercepts none. */
export function noClient(
  kind: ClientKind,
  isInstalled = kind === "cloudfront" || findKeyValueStoreClient() !== undefined,
): MockCloudFrontError {
  const advice = isInstalled
    ? "Name one in mockCloudFront({ clients: [...] })."
    : "It is intercepted where its package is installed: npm install -D @aws-sdk/client-cloudfront-keyvaluestore";
  return new MockCloudFrontError("NO_CLIENT", `This mock intercepts no ${names[kind]}. ${advice}`);
}
