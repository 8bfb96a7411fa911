import {
  CloudFrontOriginAccessIdentityAlreadyExists$,
  type CloudFrontOriginAccessIdentityConfig,
  NoSuchCloudFrontOriginAccessIdentity$,
} from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";

export type Config = Present<CloudFrontOriginAccessIdentityConfig>;

/** Returns the index key of the identity that was created with a caller reference. */
export function getReferenceKey({ CallerReference }: Config): string {
  return `reference ${CallerReference}`;
}

export const originAccessIdentities = defineConfigurationTable<Config>({
  name: "originAccessIdentities",
  uniqueKeysOf: (config) => [getReferenceKey(config)],
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchCloudFrontOriginAccessIdentity$,
      "The specified origin access identity does not exist.",
      `There is no origin access identity "${id}": create it first (CreateCloudFrontOriginAccessIdentity).`,
    ),
  duplicate: () =>
    new ServiceError(
      CloudFrontOriginAccessIdentityAlreadyExists$,
      "If the CallerReference is a value you already sent in a previous request to create an identity but the content " +
        "of the CloudFrontOriginAccessIdentityConfig is different from the original request, CloudFront returns a " +
        "CloudFrontOriginAccessIdentityAlreadyExists error.",
      leftoverAdvice,
    ),
});
