import {
  CNAMEAlreadyExists$,
  DistributionAlreadyExists$,
  type DistributionConfig,
  IllegalUpdate$,
  InconsistentQuantities$,
  InvalidArgument$,
  NoSuchCachePolicy$,
  NoSuchOrigin$,
  NoSuchOriginRequestPolicy$,
  NoSuchResponseHeadersPolicy$,
  TooManyCacheBehaviors$,
  TooManyDistributions$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { quantityProblem } from "../../core/quantities.ts";
import { type ErrorSchema, Fault } from "../../sdk/fault.ts";
import { requireValidAssociations } from "./associations.ts";
import { memberOfManaged } from "./managed-policies.ts";
import { aliasesOf, behaviorsOf, type Config, type DistributionRecord } from "./record.ts";
import { distributions, listed, type PolicyMember } from "./table.ts";

export function requireConsistentQuantities(config: Config): void {
  const problem = quantityProblem(config);
  if (problem) throw new Fault(InconsistentQuantities$, problem);
}

/**
 * seen: a reference that is taken is refused, even where the configuration is the very same (aws-sdk-go 2213), and
 * the text (aws-sdk-js-v3 2618)
 */
export function requireNewReference(reference: string, { store }: Context): void {
  const [taken] = store.table(distributions).rows(listed.byCallerReference(reference));
  if (!taken) return;
  throw new Fault(
    DistributionAlreadyExists$,
    "The caller reference that you are using to create a distribution is associated with another distribution. " +
      `Already exists: ${taken.record.id}`,
  );
}

export function requireRoom({ store, quotas }: Context): void {
  if (store.table(distributions).rows().size < quotas.distributions) return;
  throw new Fault(
    TooManyDistributions$,
    `The account has ${quotas.distributions} distributions, which is its quota.`,
  );
}

/** What holds for a configuration however it comes. `id`: the distribution that is updated. */
export function requireValidConfig(config: Config, context: Context, id?: string): void {
  requireFewBehaviors(config, context);
  requireKnownOrigins(config);
  requireCaching(config);
  requirePoliciesOfTheirKind(config);
  requireValidAssociations(config, context, id);
  requireFreeAliases(config, context, id);
}

function requireFewBehaviors({ CacheBehaviors }: Config, { quotas }: Context): void {
  if ((CacheBehaviors?.Items?.length ?? 0) <= quotas.cacheBehaviors) return;
  // seen: the text (sst 4141)
  throw new Fault(
    TooManyCacheBehaviors$,
    "Your request contains more CacheBehaviors than are allowed per distribution.",
  );
}

function requireKnownOrigins(config: Config): void {
  const groups = config.OriginGroups?.Items ?? [];
  const origins = new Set(config.Origins.Items.map(({ Id }) => Id));
  const targets = new Set([...origins, ...groups.map(({ Id }) => Id)]);
  const members = groups.flatMap((group) => group.Members.Items.map(({ OriginId }) => OriginId));
  const known =
    behaviorsOf(config).every(({ TargetOriginId }) => targets.has(TargetOriginId)) &&
    members.every((member) => origins.has(member));
  // seen: the text (the AWS SDKs' own feature tests)
  if (!known) throw new Fault(NoSuchOrigin$, "One or more of your origins or origin groups do not exist.");
}

/** seen: both texts, in many users' reports */
function requireCaching(config: Config): void {
  for (const { CachePolicyId, ForwardedValues } of behaviorsOf(config)) {
    if (CachePolicyId && ForwardedValues) {
      throw invalid(
        "The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.",
      );
    }
    if (!CachePolicyId && !ForwardedValues) throw invalid("The parameter ForwardedValues is required.");
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
      if (owner && owner !== member) throw new Fault(schema, `The specified ${kind} does not exist: ${id}`);
    }
  }
}

function requireFreeAliases(config: Config, { store }: Context, id: string | undefined): void {
  for (const alias of aliasesOf(config)) {
    const holders = [...store.table(distributions).rows(listed.byAlias(alias))];
    if (holders.every(({ record }) => record.id === id)) continue;
    // seen: the text (s3-website 25, unified-makerspace 172)
    throw new Fault(
      CNAMEAlreadyExists$,
      "One or more of the CNAMEs you provided are already associated with a different resource.",
    );
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
  if (missing) throw new Fault(IllegalUpdate$, `${missing} are missing for the resource`);
  // seen: the text (aws-sdk-js 1263)
  if (config.CallerReference !== current.CallerReference) {
    throw new Fault(IllegalUpdate$, "You cannot update Origin or CallerReference.");
  }
  if ((config.Staging ?? false) !== (current.Staging ?? false)) {
    throw new Fault(IllegalUpdate$, `Staging is ${current.Staging ?? false}; an update cannot change it.`);
  }
}

const invalid = (message: string): Fault => new Fault(InvalidArgument$, message);
