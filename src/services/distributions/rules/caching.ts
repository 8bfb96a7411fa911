import { InvalidTTLOrder$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { cachingOptimizedId } from "../../cache-policies/table.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Behavior, type Config, getBehaviors } from "../config.ts";
import { assertValidForwardedValues } from "./forwarded-values.ts";

/** Checks how each cache behavior caches: with a cache policy, or with the older members. */
export function assertValidCaching(config: Config): void {
  for (const behavior of getBehaviors(config)) {
    if (behavior.CachePolicyId) {
      assertNoLegacyMembers(behavior);
    } else {
      assertLegacyMembers(behavior);
      assertTtlOrder(behavior);
      assertValidForwardedValues(behavior, config);
    }
  }
}

/** The members that a cache policy replaces, in the order of their checks. */
const legacyMembers = ["ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL"] as const;

/** seen: the message, for ForwardedValues (many reports) and MinTTL (aws-sdk-net 1698). assumed: for the other TTLs */
function assertNoLegacyMembers(behavior: Behavior): void {
  const given = legacyMembers.find((member) => behavior[member] !== undefined);
  if (given) {
    throw invalidArgument(
      `The parameter ${given} cannot be used when a cache policy is associated to the cache behavior.`,
      `CachePolicyId is ${behavior.CachePolicyId}. Omit ${given}: the policy has these settings.`,
    );
  }
}

const cachePolicyAdvice =
  `Give the cache behavior a CachePolicyId, such as "${cachingOptimizedId}" ` +
  "(CachingOptimized). Without a cache policy, MinTTL and ForwardedValues are required.";

/** seen: both messages and their order (aws-sdk-js 3388, serverless-next.js 626) */
function assertLegacyMembers(behavior: Behavior): void {
  const missing = (["MinTTL", "ForwardedValues"] as const).find((member) => behavior[member] === undefined);
  if (missing) {
    throw invalidArgument(`The parameter ${missing} is required.`, cachePolicyAdvice);
  }
}

/** seen: the message (terraform-provider-aws 17878, tachyon 73, troposphere 359). Omitted members have defaults in order. */
function assertTtlOrder({ MinTTL, DefaultTTL, MaxTTL }: Behavior): void {
  const given = [MinTTL, DefaultTTL, MaxTTL].filter((ttl) => ttl !== undefined);
  const negative = given.find((ttl) => ttl < 0);
  if (negative !== undefined) {
    throw invalidArgument(`A TTL of the cache behavior is ${negative}; it must be 0 or more seconds.`);
  }
  if (given.some((ttl, i) => i > 0 && ttl < (given[i - 1] ?? 0))) {
    throw new ServiceError(
      InvalidTTLOrder$,
      "MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL less than or equal to MaxTTL",
      `MinTTL is ${MinTTL}, DefaultTTL is ${DefaultTTL}, MaxTTL is ${MaxTTL}.`,
    );
  }
}
