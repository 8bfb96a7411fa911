import { backendHandler, type RequestHandler } from "./adapters/http/request-handler.ts";
import { type Backend, backendKey } from "./core/backend.ts";
import { MockCloudFrontError, shown } from "./core/problems.ts";
import type { MockCloudFront } from "./mock-cloudfront.ts";

export type { RequestHandler };

/**
 * A handler for a client of your own, which then talks to the fake with no stub involved: its serializer,
 * signer and retries are those of the SDK, with its waiting, and it needs credentials of any kind. The handle is best made with
 * `clients: []`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for what is no handle.
 * @example
 * import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
 * import { mockCloudFront } from "mock-cloudfront";
 * import { requestHandler } from "mock-cloudfront/http";
 *
 * const cloudfront = mockCloudFront({ clients: [] });
 * const client = new CloudFrontClient({
 *   region: "us-east-1",
 *   credentials: { accessKeyId: "test", secretAccessKey: "test" },
 *   requestHandler: requestHandler(cloudfront),
 * });
 * const { FunctionList } = await client.send(new ListFunctionsCommand({})); // FunctionList.Quantity === 0
 */
export function requestHandler(cloudfront: MockCloudFront): RequestHandler {
  backendOf(cloudfront);
  return backendHandler(() => backendOf(cloudfront));
}

function backendOf(cloudfront: MockCloudFront): Backend {
  const backend = (cloudfront as Partial<MockCloudFront> | undefined)?.[backendKey];
  if (!backend) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `requestHandler() was given ${shown(cloudfront)}; give it what mockCloudFront({ clients: [] }) returns.`,
    );
  }
  return backend;
}
