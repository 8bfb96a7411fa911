import { isDeepStrictEqual } from "node:util";
import {
  ContinuousDeploymentPolicyInUse$,
  IllegalUpdate$,
  ResourceInUse$,
  StagingDistributionInUse$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../../core/context.ts";
import { ServiceError } from "../../../sdk/service-error.ts";
import { continuousDeploymentPolicies, findPolicyFor } from "../../continuous-deployment-policies/table.ts";
import { areReferencesChecked } from "../../reference-mode.ts";
import { invalidArgument } from "../../text-checks.ts";
import type { Config } from "../config.ts";
import { toStoredConfig } from "../defaults.ts";
import type { DistributionRecord } from "../record.ts";
import { getReferenceKey } from "../references.ts";
import { distributions } from "../table.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the continuous deployment policy that a configuration names. */
export function assertValidDeploymentPolicy(config: Config, write: ConfigWrite): void {
  const { ContinuousDeploymentPolicyId: id } = config;
  if (!id) {
    return;
  }
  const { context, current } = write;
  if (!current) {
    // seen: the message (go-to-k/cdk-real-drift). assumed: its code
    throw invalidArgument(
      "Continuous deployment policy is not supported during distribution creation",
      `ContinuousDeploymentPolicyId is '${id}'. Create the distribution first, then set the policy in an update.`,
    );
  }
  assertPrimary(config);
  const { store } = context;
  if (areReferencesChecked("continuous-deployment-policies", context)) {
    store.table(continuousDeploymentPolicies).get(id);
  }
  const users = [...store.table(distributions).rows(getReferenceKey("ContinuousDeploymentPolicyId", id))];
  const other = users.find(({ record }) => record.id !== current.id);
  if (other) {
    // assumed: the message
    throw new ServiceError(
      ContinuousDeploymentPolicyInUse$,
      `The continuous deployment policy ${id} is associated with the distribution ${other.record.id}.`,
    );
  }
}

/** AWS developer guide, "Quotas and other considerations for continuous deployment". assumed: codes and messages */
function assertPrimary({ Staging, HttpVersion = "http2" }: Config): void {
  if (Staging) {
    throw invalidArgument(
      "The parameter ContinuousDeploymentPolicyId is not supported for staging distributions.",
      "Set the policy in the primary distribution. The policy itself names the staging distribution.",
    );
  }
  if (HttpVersion.includes("3")) {
    throw invalidArgument(
      "The parameter ContinuousDeploymentPolicyId is not supported for distributions with HTTP/3.",
      `HttpVersion is ${HttpVersion}. Use http2 or http1.1.`,
    );
  }
}

/**
 * The members that may change while a policy is in effect.
 * AWS developer guide, "Update primary and staging distributions when using a continuous deployment policy".
 */
const changeableMembers: readonly (keyof Config)[] = [
  "CacheBehaviors",
  "DefaultCacheBehavior",
  "Origins",
  "OriginGroups",
  "CustomErrorResponses",
  "Restrictions",
  "DefaultRootObject",
  "Logging",
  "Comment",
];

/**
 * Throws if an update changes what continuous deployment does not support while a policy is in effect.
 *
 * assumed: an update that detaches the policy may change everything
 */
export function assertSupportedChange(given: Config, current: DistributionRecord, context: Context): void {
  if (!given.Enabled) {
    assertStagingUnused(current, context);
  }
  const isDetached = given.ContinuousDeploymentPolicyId !== current.config.ContinuousDeploymentPolicyId;
  if (isDetached || !isPolicyInEffect(current, context)) {
    return;
  }
  const config = toStoredConfig(given, context.accountId);
  const members = Object.keys({ ...current.config, ...config }) as (keyof Config)[];
  const changed = members.find(
    (member) =>
      !changeableMembers.includes(member) && !isDeepStrictEqual(config[member], current.config[member]),
  );
  if (changed) {
    // seen: the message (terraform-provider-aws 28920, amazon-cloudfront-continuous-deployment 8)
    throw new ServiceError(
      IllegalUpdate$,
      "One or more fields updated are not supported for continuous deployment.",
      `The update changes ${changed}. While the policy is enabled, an update can change ${changeableMembers.join(", ")}.`,
    );
  }
}

/** Returns true if viewers reach a distribution by an enabled policy, as the primary or as the staging distribution. */
function isPolicyInEffect({ config, domainName }: DistributionRecord, { store }: Context): boolean {
  const row = config.Staging
    ? findPolicyFor(store, domainName)
    : store.table(continuousDeploymentPolicies).find(config.ContinuousDeploymentPolicyId ?? "");
  if (!row?.record.config.Enabled) {
    return false;
  }
  const key = getReferenceKey("ContinuousDeploymentPolicyId", row.record.id);
  return store.table(distributions).rows(key).size > 0;
}

/**
 * Throws if the deletion of a distribution would end a policy that is in effect.
 *
 * seen: a primary distribution with a disabled policy can be deleted (the deletion in terraform-provider-aws)
 * assumed: one with an enabled policy cannot, the code and the message
 */
export function assertWithoutPolicy(record: DistributionRecord, context: Context): void {
  assertStagingUnused(record, context);
  if (isPolicyInEffect(record, context)) {
    throw new ServiceError(
      ResourceInUse$,
      "Cannot delete this resource because it is in use.",
      `Disable the continuous deployment policy ${record.config.ContinuousDeploymentPolicyId} of the distribution first.`,
    );
  }
}

/**
 * Throws if an enabled policy names a staging distribution, which must then stay enabled.
 * seen: code and message, at the update that disables the distribution (terraform-provider-aws 33575)
 */
function assertStagingUnused({ config, domainName }: DistributionRecord, { store }: Context): void {
  const policy = config.Staging ? findPolicyFor(store, domainName)?.record : undefined;
  if (policy?.config.Enabled) {
    throw new ServiceError(
      StagingDistributionInUse$,
      "The specified staging distribution is currently used by a continuous deployment policy. Please the update " +
        "policy before deleting.",
      `Update the policy ${policy.id} with Enabled: false, or delete it, first.`,
    );
  }
}
