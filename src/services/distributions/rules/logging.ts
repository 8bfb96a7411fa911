import { isBucketEndpoint } from "../../bucket-endpoints.ts";
import { invalidArgument } from "../../text-checks.ts";
import type { Config } from "../config.ts";

/** Checks the standard logging of a distribution. The API reference: bucket and prefix are ignored without Enabled. */
export function assertValidLogging({ Logging }: Config): void {
  if (!Logging?.Enabled) {
    return;
  }
  const { Bucket = "", Prefix = "" } = Logging;
  if (!isBucketEndpoint(Bucket)) {
    // seen: the message (terraform 24962)
    throw invalidArgument(
      "The parameter Logging Bucket does not refer to a valid S3 bucket.",
      `Bucket is '${Bucket}'. Give the domain name of a bucket, such as my-logs.s3.amazonaws.com.`,
    );
  }
  // The API reference: at most 256 characters, and no slash at the start. assumed: code and message
  if (Prefix.length > 256 || Prefix.startsWith("/")) {
    throw invalidArgument(
      `The parameter Logging Prefix is not valid: '${Prefix}'.`,
      "A prefix has at most 256 characters and no slash at the start, such as my-site/.",
    );
  }
}
