import { createHash } from "node:crypto";
import {
  type CloudFrontOriginAccessIdentity,
  CloudFrontOriginAccessIdentityInUse$,
  TooManyCloudFrontOriginAccessIdentities$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertSameCallerReference } from "../caller-reference.ts";
import { type ConfigurationResource, createResource, toCreateResponse } from "../configuration-resource.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { assertMaxLength } from "../text-checks.ts";
import { type Config, getReferenceKey, originAccessIdentities } from "./table.ts";

/** seen: 96 hexadecimal digits that never change. Here they are the SHA-384 digest of the id. */
export function getCanonicalUserId(id: string): string {
  return createHash("sha384").update(id).digest("hex");
}

export const originAccessIdentity: ConfigurationResource<
  "CloudFrontOriginAccessIdentity",
  Config,
  CloudFrontOriginAccessIdentity
> = {
  member: "CloudFrontOriginAccessIdentity",
  table: originAccessIdentities,
  path: "origin-access-identity/cloudfront",
  createId: ({ random }) => `E${random.base36().toUpperCase()}`,
  toResource: ({ id, config }) => ({
    Id: id,
    S3CanonicalUserId: getCanonicalUserId(id),
    CloudFrontOriginAccessIdentityConfig: config,
  }),
  fillDefaults: (config) => config,
  quota: "originAccessIdentities",
  // The API model's message: the service's was never seen in public.
  quotaExceeded: () =>
    new ServiceError(
      TooManyCloudFrontOriginAccessIdentities$,
      "Processing your request would cause you to exceed the maximum number of origin access identities allowed.",
    ),
  assertValid: ({ Comment }) => assertMaxLength("Comment", Comment, 128),
  assertLegalUpdate: assertSameCallerReference,
  assertUnused,
};

/**
 * Creates an identity. A caller reference that was sent before, with the same content, returns the same identity.
 * Source: the API model.
 */
export function createIdentity(
  config: Config,
  context: Context,
): ReturnType<
  typeof createResource<"CloudFrontOriginAccessIdentity", Config, CloudFrontOriginAccessIdentity>
> {
  const [existing] = context.store.table(originAccessIdentities).rows(getReferenceKey(config));
  return existing?.record.config.Comment === config.Comment
    ? toCreateResponse(originAccessIdentity, existing)
    : createResource(originAccessIdentity, config, context);
}

function assertUnused(id: string, context: Context): void {
  const count = countDistributionsReferringTo(context, "OriginAccessIdentity", id);
  if (count > 0) {
    // seen: the message (sst 4181)
    throw new ServiceError(
      CloudFrontOriginAccessIdentityInUse$,
      "The CloudFront origin access identity is still being used.",
      `${count} of the distributions have an S3 origin with this identity: update or delete them first.`,
    );
  }
}
