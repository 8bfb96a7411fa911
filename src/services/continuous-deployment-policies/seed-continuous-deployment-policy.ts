import type { ContinuousDeploymentPolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { type DistributionRecord, distributions } from "../distributions/table.ts";
import { type ConfigurationSeed, insertSeed } from "../seed-configuration.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { continuousDeploymentPolicy } from "./resource.ts";
import type { Config } from "./table.ts";

/** A continuous deployment policy that exists before the test. */
export interface ContinuousDeploymentPolicySeed
  extends Omit<ConfigurationSeed<ContinuousDeploymentPolicyConfig>, "name"> {
  /** The id of the staging distribution, such as one of `seed.distribution({ config: { Staging: true } })`. */
  readonly staging: string;
  /** The id of the primary distribution, which gets the policy. @defaultValue no distribution has the policy */
  readonly primary?: string | undefined;
}

/** The id and the ETag of a seeded policy. */
export interface SeededContinuousDeploymentPolicy {
  readonly id: string;
  readonly etag: string;
}

/**
 * Creates a policy for a staging distribution. Without a configuration the policy is enabled and sends the requests with
 * the header `aws-cf-cd-staging: true` to the staging distribution.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown distribution, and for one that is not a staging distribution
 */
export function seedContinuousDeploymentPolicy(
  environment: Environment,
  given: ContinuousDeploymentPolicySeed,
): SeededContinuousDeploymentPolicy {
  assertSeedMembers("continuousDeploymentPolicy", given, ["id", "staging", "primary", "config"]);
  const { staging, primary, ...seed } = given;
  const { domainName } = findDistribution(staging, true, environment);
  const attached = primary === undefined ? undefined : findDistribution(primary, false, environment);
  const { record, etag } = insertSeed(
    continuousDeploymentPolicy,
    cloudFront.sdk.ContinuousDeploymentPolicyConfig$,
    (): Config => ({
      StagingDistributionDnsNames: { Quantity: 1, Items: [domainName] },
      Enabled: true,
      TrafficConfig: {
        Type: "SingleHeader",
        SingleHeaderConfig: { Header: "aws-cf-cd-staging", Value: "true" },
      },
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
  if (attached) {
    const config = { ...attached.config, ContinuousDeploymentPolicyId: record.id };
    environment.store.table(distributions).replace({ ...attached, config });
  }
  return { id: record.id, etag };
}

function findDistribution(id: string, isStaging: boolean, { store }: Environment): DistributionRecord {
  const record = store.table(distributions).find(id)?.record;
  if (!record || (record.config.Staging ?? false) !== isStaging) {
    const config = isStaging ? "{ config: { Staging: true } }" : "";
    const adjective = isStaging ? "staging" : "primary";
    throw invalidSeedError(
      `There is no ${adjective} distribution "${id}". seed.distribution(${config}) first, and pass its id.`,
    );
  }
  return record;
}
