import {
  InvalidArgument$,
  InvalidOrigin$,
  TooManyStreamingDistributionCNAMEs$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { isBucketEndpoint } from "../bucket-endpoints.ts";
import { assertUnclaimedDomains } from "../domain-holders.ts";
import { assertDomainNames } from "../domain-names.ts";
import { assertKnownIdentity } from "../origin-access-identities/table.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { assertMaxLength } from "../text-checks.ts";
import { assertValidSigners } from "../trusted-signers.ts";
import { type Config, findByCallerReference } from "./table.ts";

/** Throws if the service refuses a configuration. assumed: the order of the checks */
export function assertValid(config: Config, context: Context): void {
  const { Aliases, Comment, S3Origin, TrustedSigners } = config;
  const current = findByCallerReference(config, context.store)?.record;
  assertConsistentQuantities(config);
  assertMaxLength("Comment", Comment, 128);
  if (!isBucketEndpoint(S3Origin.DomainName)) {
    // The message of the API model. assumed: InvalidArgument for an update, which does not declare InvalidOrigin
    throw new ServiceError(
      current ? InvalidArgument$ : InvalidOrigin$,
      "The Amazon S3 origin server specified does not refer to a valid Amazon S3 bucket.",
      `DomainName is '${S3Origin.DomainName}'. Give the endpoint of a bucket, such as videos.s3.amazonaws.com.`,
    );
  }
  assertKnownIdentity(S3Origin.OriginAccessIdentity, context);
  assertValidSigners(TrustedSigners, context.quotas);
  assertValidAliases(Aliases?.Items ?? [], current?.id, context);
}

function assertValidAliases(
  aliases: readonly string[],
  ownId: string | undefined,
  { quotas, store }: Context,
): void {
  const limit = quotas.streamingDistributionAliases;
  if (aliases.length > limit) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      TooManyStreamingDistributionCNAMEs$,
      "Your request contains more CNAMEs than are allowed per distribution.",
      `There are ${aliases.length} aliases; ${limit} are allowed.`,
    );
  }
  assertDomainNames(aliases);
  assertUnclaimedDomains(aliases, ownId, store);
}
