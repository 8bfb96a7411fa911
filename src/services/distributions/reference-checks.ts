import {
  TooManyDistributionsAssociatedToCachePolicy$,
  TooManyDistributionsAssociatedToFieldLevelEncryptionConfig$,
  TooManyDistributionsAssociatedToKeyGroup$,
  TooManyDistributionsAssociatedToOriginRequestPolicy$,
  TooManyDistributionsAssociatedToResponseHeadersPolicy$,
  TooManyKeyGroupsAssociatedToDistribution$,
  TrustedKeyGroupDoesNotExist$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { cachePolicies } from "../cache-policies/table.ts";
import { fieldLevelEncryptionConfigs } from "../field-level-encryption-configs/table.ts";
import { keyGroups } from "../key-groups/table.ts";
import { originRequestPolicies } from "../origin-request-policies/table.ts";
import { realtimeLogConfigs } from "../realtime-log-configs/table.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { responseHeadersPolicies } from "../response-headers-policies/table.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, getBehaviors } from "./config.ts";
import { networkChecks } from "./network-checks.ts";
import { assertValidOriginAccess } from "./origin-access.ts";
import { type CheckedReferenceKind, checkIn, type ReferenceCheck } from "./reference-check.ts";
import { getReferenceKey, getReferences } from "./references.ts";
import type { ConfigWrite } from "./rules/write.ts";
import { hasRoom } from "./table.ts";

// The messages of exceeded quotas are the API model's: the service's were never seen in public.
const checks: readonly ReferenceCheck[] = [
  {
    kind: "CachePolicyId",
    family: "cache-policies",
    ...checkIn(cachePolicies),
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToCachePolicy$,
        "The maximum number of distributions have been associated with the specified cache policy. For more " +
          "information, see Quotas in the Amazon CloudFront Developer Guide.",
        advice,
      ),
    creation: "CreateCachePolicy or seed.cachePolicy",
  },
  {
    kind: "OriginRequestPolicyId",
    family: "origin-request-policies",
    ...checkIn(originRequestPolicies),
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToOriginRequestPolicy$,
        "The maximum number of distributions have been associated with the specified origin request policy. For more " +
          "information, see Quotas in the Amazon CloudFront Developer Guide.",
        advice,
      ),
    creation: "CreateOriginRequestPolicy or seed.originRequestPolicy",
  },
  {
    kind: "ResponseHeadersPolicyId",
    family: "response-headers-policies",
    ...checkIn(responseHeadersPolicies),
    quota: "distributionsPerPolicy",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToResponseHeadersPolicy$,
        "The maximum number of distributions have been associated with the specified response headers policy.",
        advice,
      ),
    creation: "CreateResponseHeadersPolicy or seed.responseHeadersPolicy",
  },
  {
    kind: "KeyGroupId",
    family: "key-groups",
    ...checkIn(keyGroups),
    absentInConfig: () =>
      new ServiceError(TrustedKeyGroupDoesNotExist$, "The specified key group does not exist."),
    quota: "distributionsPerKeyGroup",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToKeyGroup$,
        "The number of distributions that reference this key group is more than the maximum allowed.",
        advice,
      ),
    creation: "CreateKeyGroup or seed.keyGroup",
  },
  {
    kind: "FieldLevelEncryptionId",
    family: "field-level-encryption-configs",
    ...checkIn(fieldLevelEncryptionConfigs),
    quota: "distributionsPerFieldLevelEncryptionConfig",
    quotaExceeded: (advice) =>
      new ServiceError(
        TooManyDistributionsAssociatedToFieldLevelEncryptionConfig$,
        "The maximum number of distributions have been associated with the specified configuration for field-level " +
          "encryption.",
        advice,
      ),
    creation: "CreateFieldLevelEncryptionConfig or seed.fieldLevelEncryptionConfig",
  },
  {
    kind: "RealtimeLogConfigArn",
    family: "realtime-log-configs",
    exists: (arn, store) => store.table(realtimeLogConfigs).find(arn) !== undefined,
    absent: realtimeLogConfigs.absent,
    creation: "CreateRealtimeLogConfig or seed.realtimeLogConfig",
  },
  ...networkChecks,
];

/** Throws if a configuration names a resource that does not exist or has too many distributions. */
export function assertValidReferences(config: Config, write: ConfigWrite): void {
  const { context, current } = write;
  assertValidOriginAccess(config, context, current?.id);
  assertCachePolicyBesides(config);
  assertValidTrustedKeyGroups(config, context);
  for (const check of checks) {
    if (areReferencesChecked(check.family, context)) {
      assertReferences(check, config, write);
    }
  }
}

function assertReferences(check: ReferenceCheck, config: Config, write: ConfigWrite): void {
  const { kind, creation } = check;
  const { context, current } = write;
  for (const reference of getReferences(kind, config)) {
    if (!check.exists(reference, context.store)) {
      const { schema, message } = check.absentInConfig?.() ?? check.absent(reference);
      throw new ServiceError(schema, message, `${kind} is "${reference}". ${referenceAdvice(creation)}`);
    }
    const limit = check.quota === undefined ? Infinity : context.quotas[check.quota];
    // assumed: distributions with a managed policy are not counted
    const isManaged = check.isManaged?.(reference) ?? false;
    if (!isManaged && !hasRoom(context, getReferenceKey(kind, reference), limit, current?.id)) {
      throw check.quotaExceeded?.(`${limit} distributions refer to "${reference}" already.`, write);
    }
  }
}

/**
 * Throws the error of the family if a reference is checked and no resource has the id.
 * @throws ServiceError
 */
export function assertKnownReference(kind: CheckedReferenceKind, id: string, context: Context): void {
  const check = checks.find((found) => found.kind === kind) as ReferenceCheck;
  if (areReferencesChecked(check.family, context) && !check.exists(id, context.store)) {
    throw check.absent(id);
  }
}

/** AWS developer guide, "Use an origin request policy": it needs a cache policy. assumed: the code and the message */
function assertCachePolicyBesides(config: Config): void {
  for (const { OriginRequestPolicyId, CachePolicyId } of getBehaviors(config)) {
    if (OriginRequestPolicyId && !CachePolicyId) {
      throw invalidArgument(
        "The parameter OriginRequestPolicyId cannot be used without a cache policy.",
        "Give the cache behavior a CachePolicyId, instead of ForwardedValues.",
      );
    }
  }
}

/** AWS developer guide, "Quotas": 4 key groups per cache behavior. assumed: both codes and the first message */
function assertValidTrustedKeyGroups(config: Config, { quotas }: Context): void {
  for (const { TrustedKeyGroups } of getBehaviors(config)) {
    const count = TrustedKeyGroups?.Items?.length ?? 0;
    if (TrustedKeyGroups?.Enabled && count === 0) {
      throw invalidArgument(
        "The parameter TrustedKeyGroups is invalid.",
        "Enabled is true, but no key group is listed. List one, or set Enabled to false.",
      );
    }
    if (count > quotas.keyGroupsPerCacheBehavior) {
      // The API model's message: the service's was never seen in public.
      throw new ServiceError(
        TooManyKeyGroupsAssociatedToDistribution$,
        "The number of key groups referenced by this distribution is more than the maximum allowed.",
        `The cache behavior has ${count} key groups; ${quotas.keyGroupsPerCacheBehavior} are allowed.`,
      );
    }
  }
}
