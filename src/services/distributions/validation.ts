import {
  DistributionAlreadyExists$,
  type DistributionConfig,
  IllegalUpdate$,
  InvalidArgument$,
  TooManyCacheBehaviors$,
  TooManyDistributions$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertValidAliases } from "./aliases.ts";
import { assertValidAssociations } from "./associations.ts";
import { assertValidOrigins } from "./origins.ts";
import { type Config, type DistributionRecord, getBehaviors } from "./record.ts";
import { assertValidReferences } from "./reference-checks.ts";
import { distributions, indexKeys } from "./table.ts";

/**
 * seen: a reference that is taken is refused, even where the configuration is the very same (aws-sdk-go 2213), and
 * the text (aws-sdk-js-v3 2618)
 */
export function assertNewCallerReference(reference: string, { store }: Context): void {
  const [taken] = store.table(distributions).rows(indexKeys.byCallerReference(reference));
  if (!taken) {
    return;
  }
  throw new ServiceError(
    DistributionAlreadyExists$,
    "The caller reference that you are using to create a distribution is associated with another distribution. " +
      `Already exists: ${taken.record.id}`,
  );
}

/** assumed: staging distributions count among all of them too, and have no other error for their own quota */
export function assertWithinQuota({ Staging }: Pick<Config, "Staging">, { store, quotas }: Context): void {
  const table = store.table(distributions);
  if (table.rows().size >= quotas.distributions) {
    throw new ServiceError(
      TooManyDistributions$,
      `The account has ${quotas.distributions} distributions, which is its quota.`,
    );
  }
  if (Staging && table.rows(indexKeys.ofStaging).size >= quotas.stagingDistributions) {
    throw new ServiceError(
      TooManyDistributions$,
      `The account has ${quotas.stagingDistributions} staging distributions, which is its quota.`,
    );
  }
}

/** What holds for a configuration however it comes. `id`: the distribution that is updated. */
export function assertValidConfig(config: Config, context: Context, id?: string): void {
  assertCommentLength(config);
  assertBehaviorQuota(config, context);
  assertDistinctPaths(config);
  assertValidOrigins(config, context, id !== undefined);
  assertCaching(config);
  assertValidReferences(config, context, id);
  assertValidAssociations(config, context, id);
  assertValidAliases(config, context, id);
}

/** The API model: 128 characters. seen: the text (aws-cdk 10211, 14020) */
function assertCommentLength({ Comment }: Config): void {
  if ([...Comment].length > 128) {
    throw invalidArgument("The parameter Comment is too big.");
  }
}

/** assumed: that two behaviors for one path are refused, and how; the first would always win */
function assertDistinctPaths({ CacheBehaviors }: Config): void {
  const paths = (CacheBehaviors?.Items ?? []).map(({ PathPattern }) => PathPattern);
  const repeated = paths.find((path, i) => paths.indexOf(path) !== i);
  if (repeated === undefined) {
    return;
  }
  throw invalidArgument(
    `Two cache behaviors have the PathPattern '${repeated}'; it must be unique in the distribution.`,
  );
}

function assertBehaviorQuota({ CacheBehaviors }: Config, { quotas }: Context): void {
  if ((CacheBehaviors?.Items?.length ?? 0) <= quotas.cacheBehaviors) {
    return;
  }
  // seen: the text (sst 4141)
  throw new ServiceError(
    TooManyCacheBehaviors$,
    "Your request contains more CacheBehaviors than are allowed per distribution.",
  );
}

/** seen: both texts, in many users' reports */
function assertCaching(config: Config): void {
  for (const { CachePolicyId, ForwardedValues } of getBehaviors(config)) {
    if (CachePolicyId && ForwardedValues) {
      throw invalidArgument(
        "The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.",
      );
    }
    if (!CachePolicyId && !ForwardedValues) {
      throw invalidArgument("The parameter ForwardedValues is required.");
    }
  }
}

/**
 * What may be left out at creation only.
 * Source: AWS developer guide, "Required fields for creating and updating distributions".
 */
const requiredOnUpdate = [
  "Aliases",
  "DefaultRootObject",
  "CacheBehaviors",
  "CustomErrorResponses",
  "Logging",
  "PriceClass",
  "ViewerCertificate",
  "Restrictions",
  "WebACLId",
  "HttpVersion",
] as const satisfies readonly (keyof DistributionConfig)[];

export function assertLegalUpdate(config: Config, { config: current }: DistributionRecord): void {
  const missing = requiredOnUpdate.find((member) => config[member] === undefined);
  // seen: the text, for Aliases; assumed: that it is the same for the others
  if (missing) {
    throw new ServiceError(IllegalUpdate$, `${missing} are missing for the resource`);
  }
  // seen: the text (aws-sdk-js 1263)
  if (config.CallerReference !== current.CallerReference) {
    throw new ServiceError(IllegalUpdate$, "You cannot update Origin or CallerReference.");
  }
  if ((config.Staging ?? false) !== (current.Staging ?? false)) {
    throw new ServiceError(
      IllegalUpdate$,
      `Staging is ${current.Staging ?? false}; an update cannot change it.`,
    );
  }
}

function invalidArgument(message: string): ServiceError {
  return new ServiceError(InvalidArgument$, message);
}
