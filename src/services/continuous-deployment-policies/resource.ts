import { isDeepStrictEqual } from "node:util";
import {
  type ContinuousDeploymentPolicy,
  ContinuousDeploymentPolicyAlreadyExists$,
  ContinuousDeploymentPolicyInUse$,
  TooManyContinuousDeploymentPolicies$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type ConfigurationResource, createResource } from "../configuration-resource.ts";
import { countDistributionsReferringTo, findStagingDistribution } from "../distributions/table.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, continuousDeploymentPolicies, findPolicyFor, getStagingNames } from "./table.ts";
import { assertValidTraffic } from "./traffic.ts";

type Member = "ContinuousDeploymentPolicy";

export const continuousDeploymentPolicy: ConfigurationResource<Member, Config, ContinuousDeploymentPolicy> = {
  member: "ContinuousDeploymentPolicy",
  table: continuousDeploymentPolicies,
  path: "continuous-deployment-policy",
  createId: ({ random }) => random.uuid(),
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    ContinuousDeploymentPolicyConfig: config,
  }),
  fillDefaults: (config) => config,
  quota: "continuousDeploymentPolicies",
  // The API model's message: the service's was never seen in public.
  quotaExceeded: () =>
    new ServiceError(
      TooManyContinuousDeploymentPolicies$,
      "You have reached the maximum number of continuous deployment policies for this Amazon Web Services account.",
    ),
  assertValid,
  assertUnused,
};

/**
 * Creates a policy.
 *
 * The API model has two errors for a clash: one for the same configuration, one for the same staging distribution.
 * assumed: the first goes before the second
 */
export function createPolicy(
  config: Config,
  context: Context,
): ReturnType<typeof createResource<Member, Config, ContinuousDeploymentPolicy>> {
  const [name = ""] = getStagingNames(config);
  const existing = findPolicyFor(context.store, name);
  if (existing && isDeepStrictEqual(existing.record.config, config)) {
    throw new ServiceError(
      ContinuousDeploymentPolicyAlreadyExists$,
      "A continuous deployment policy with this configuration already exists.",
      `The policy ${existing.record.id} has it.`,
    );
  }
  return createResource(continuousDeploymentPolicy, config, context);
}

function assertValid(config: Config, context: Context): void {
  assertConsistentQuantities(config);
  const names = config.StagingDistributionDnsNames.Items ?? [];
  const [name] = names;
  // AWS developer guide, "Create a staging distribution and continuous deployment policy". assumed: the code
  if (name === undefined || names.length > 1) {
    throw invalidArgument(
      `The parameter StagingDistributionDnsNames has ${names.length} names; it must have one.`,
      "Give the domain name of one staging distribution, such as d111111abcdef8.cloudfront.net.",
    );
  }
  if (config.TrafficConfig) {
    assertValidTraffic(config.TrafficConfig);
  }
  if (areReferencesChecked("distributions", context) && !findStagingDistribution(context, name)) {
    // assumed: the code and the message
    throw invalidArgument(
      `The parameter StagingDistributionDnsNames has '${name}', which is not a staging distribution.`,
      referenceAdvice(
        "CopyDistribution with Staging: true, or seed.distribution({ config: { Staging: true } })",
      ),
    );
  }
}

function assertUnused(id: string, context: Context): void {
  if (countDistributionsReferringTo(context, "ContinuousDeploymentPolicyId", id) > 0) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      ContinuousDeploymentPolicyInUse$,
      "You cannot delete a continuous deployment policy that is associated with a primary distribution.",
      'Update the primary distribution with the ContinuousDeploymentPolicyId "" first.',
    );
  }
}
