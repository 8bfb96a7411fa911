import {
  CloudFrontOriginAccessIdentityAlreadyExists$,
  type CloudFrontOriginAccessIdentityConfig,
  InvalidOriginAccessIdentity$,
  NoSuchCloudFrontOriginAccessIdentity$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";

export type Config = Present<CloudFrontOriginAccessIdentityConfig>;

/** The path of an origin access identity, as an S3 origin names it. */
export const identityPath = "origin-access-identity/cloudfront/";

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

/**
 * Throws if an S3 origin names an identity that does not exist. An origin without an identity names the empty string.
 *
 * seen: the code and the message. assumed: an id without its path is refused in the same way
 */
export function assertKnownIdentity(reference: string | undefined, context: Context): void {
  if (!reference || !areReferencesChecked("origin-access-identities", context)) {
    return;
  }
  const table = context.store.table(originAccessIdentities);
  if (reference.startsWith(identityPath) && table.find(reference.slice(identityPath.length))) {
    return;
  }
  throw new ServiceError(
    InvalidOriginAccessIdentity$,
    "The specified origin access identity does not exist or is not valid.",
    `OriginAccessIdentity is "${reference}"; it must be "${identityPath}<id>". ` +
      referenceAdvice("CreateCloudFrontOriginAccessIdentity"),
  );
}
