import { UnsupportedOperation$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../sdk/service-error.ts";

const withoutFunctions = ["cn-north-1", "cn-northwest-1"];

/**
 * seen: a user's report from cn-northwest-1; CloudFront Functions do not exist in that partition
 * assumed: nor do key value stores, whose operations all declare the same error
 */
export function assertSupportedRegion({ region }: { readonly region: string | undefined }): void {
  if (region !== undefined && withoutFunctions.includes(region)) {
    throw new ServiceError(UnsupportedOperation$, "This operation is not supported in this region");
  }
}

/** Returns the partition of a region. Regions in China have their own. */
export function getPartition(region: string | undefined): "aws" | "aws-cn" {
  return region?.startsWith("cn-") ? "aws-cn" : "aws";
}
