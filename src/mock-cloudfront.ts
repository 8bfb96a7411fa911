import { getCallSite } from "./core/call-site.ts";
import { createDetachedMock, type MockCloudFront } from "./handle.ts";
import type { MockCloudFrontOptions } from "./options.ts";

/**
 * Creates a fake CloudFront in memory. It answers every `CloudFrontClient` of the process, or those of
 * `options.clients`, until `restore()`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown option or an invalid value, `ALREADY_INTERCEPTED` if a
 * client is already intercepted, `DUPLICATE_OPERATION` if two services handle one operation
 * @example
 * import { CloudFrontClient, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
 * import { mockCloudFront } from "mock-cloudfront";
 *
 * const cloudfront = mockCloudFront();
 * const client = new CloudFrontClient({ region: "us-east-1" });
 * const { ETag } = await client.send(
 *   new CreateFunctionCommand({
 *     Name: "edge",
 *     FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
 *     FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
 *   }),
 * );
 * cloudfront.restore();
 */
export function mockCloudFront(options: MockCloudFrontOptions = {}): MockCloudFront {
  const { mock, install } = createDetachedMock(options, getCallSite(mockCloudFront));
  install();
  return mock;
}
