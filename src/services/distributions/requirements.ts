import {
  DistributionAlreadyExists$,
  type DistributionConfig,
  IllegalUpdate$,
  InconsistentQuantities$,
  InvalidArgument$,
  NoSuchCachePolicy$,
  NoSuchOriginRequestPolicy$,
  NoSuchResponseHeadersPolicy$,
  TooManyCacheBehaviors$,
  TooManyDistributions$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { quantityProblem } from "../../core/quantities.ts";
import { type ErrorSchema, Fault } from "../../sdk/fault.ts";
import { requireValidAliases } from "./aliases.ts";
import { requireValidAssociations } from "./associations.ts";
import { memberOfManaged } from "./managed-policies.ts";
import { requireValidOrigins } from "./origins.ts";
import { behaviorsOf, type Config, type DistributionRecord } from "./record.ts";
import { distributions, listed, type PolicyMember } from "./table.ts";

export function requireConsistentQuantities(config: Config): void {
  const problem = quantityProblem(config);
  if (problem) {
    throw new Fault(InconsistentQuantities$, problem);
  }
}

/**
 * seen: a reference that is taken is refused, even where the configuration is the very same (aws-sdk-go 2213), and
 * the text (aws-sdk-js-v3 2618)
 */
export function requireNewReference(reference: string, { store }: Context): void {
  const [taken] = store.table(distributions).rows(listed.byCallerReference(reference));
  if (!taken) {
    return;
  }
  throw new Fault(
    DistributionAlreadyExists$,
    "The caller reference that you are using to create a distribution is associated with another distribution. " +
      `Already exists: ${taken.record.id}`,
  );
}

/** assumed: staging distributions count among all of them too, and have no other error for their own quota */
export function requireRoom({ Staging }: Pick<Config, "Staging">, { store, quotas }: Context): void {
  const table = store.table(distributions);
  if (table.rows().size >= quotas.distributions) {
    throw new Fault(
      TooManyDistributions$,
      `The account has ${quotas.distributions} distributions, which is its quota.`,
    );
  }
  if (Staging && table.rows(listed.ofStaging).size >= quotas.stagingDistributions) {
    throw new Fault(
      TooManyDistributions$,
      `The account has ${quotas.stagingDistributions} staging distributions, which is its quota.`,
    );
  }
}

/** What holds for a configuration however it comes. `id`: the distribution that is updated. */
export function requireValidConfig(config: Config, context: Context, id?: string): void {
  requireShortComment(config);
  requireFewBehaviors(config, context);
  requireDistinctPaths(config);
  requireValidOrigins(config, context, id !== undefined);
  requireCaching(config);
  requirePoliciesOfTheirKind(config);
  requireValidAssociations(config, context, id);
  requireValidAliases(config, context, id);
}

/** The API model: 128 characters. seen: the text (aws-cdk 10211, 14020) */
function requireShortComment({ Comment }: Config): void {
  if ([...Comment].length > 128) {
    throw invalid("The parameter Comment is too big.");
  }
}

/** assumed: that two behaviors for one path are refused, and how; the first would always win */
function requireDistinctPaths({ CacheBehaviors }: Config): void {
  const paths = (CacheBehaviors?.Items ?? []).map(({ PathPattern }) => PathPattern);
  const repeated = paths.find((path, i) => paths.indexOf(path) !== i);
  if (repeated === undefined) {
    return;
  }
  throw invalid(
    `Two cache behaviors have the PathPattern '${repeated}'; it must be unique in the distribution.`,
  );
}

function requireFewBehaviors({ CacheBehaviors }: Config, { quotas }: Context): void {
  if ((CacheBehaviors?.Items?.length ?? 0) <= quotas.cacheBehaviors) {
    return;
  }
  // seen: the text (sst 4141)
  throw new Fault(
    TooManyCacheBehaviors$,
    "Your request contains more CacheBehaviors than are allowed per distribution.",
  );
}

/** seen: both texts, in many users' reports */
function requireCaching(config: Config): void {
  for (const { CachePolicyId, ForwardedValues } of behaviorsOf(config)) {
    if (CachePolicyId && ForwardedValues) {
      throw invalid(
        "The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.",
      );
    }
    if (!CachePolicyId && !ForwardedValues) {
      throw invalid("The parameter ForwardedValues is required.");
    }
  }
}

const absentPolicy: Readonly<Record<PolicyMember, readonly [ErrorSchema, string]>> = {
  CachePolicyId: [NoSuchCachePolicy$, "cache policy"],
  OriginRequestPolicyId: [NoSuchOriginRequestPolicy$, "origin request policy"],
  ResponseHeadersPolicyId: [NoSuchResponseHeadersPolicy$, "response headers policy"],
};

/** A managed policy of another kind is none of this kind. Other ids pass: no service here owns policies. */
function requirePoliciesOfTheirKind(config: Config): void {
  for (const behavior of behaviorsOf(config)) {
    for (const [member, [schema, kind]] of Object.entries(absentPolicy)) {
      const id = behavior[member as PolicyMember];
      const owner = id && memberOfManaged(id);
      if (owner && owner !== member) {
        throw new Fault(schema, `The specified ${kind} does not exist: ${id}`);
      }
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

export function requireLegalUpdate(config: Config, { config: current }: DistributionRecord): void {
  const missing = requiredOnUpdate.find((member) => config[member] === undefined);
  // seen: the text, for Aliases; assumed: that it is the same for the others
  if (missing) {
    throw new Fault(IllegalUpdate$, `${missing} are missing for the resource`);
  }
  // seen: the text (aws-sdk-js 1263)
  if (config.CallerReference !== current.CallerReference) {
    throw new Fault(IllegalUpdate$, "You cannot update Origin or CallerReference.");
  }
  if ((config.Staging ?? false) !== (current.Staging ?? false)) {
    throw new Fault(IllegalUpdate$, `Staging is ${current.Staging ?? false}; an update cannot change it.`);
  }
}

function invalid(message: string): Fault {
  return new Fault(InvalidArgument$, message);
}
