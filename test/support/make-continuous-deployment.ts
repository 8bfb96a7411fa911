import type {
  ContinuousDeploymentPolicyConfig,
  DistributionConfig,
  TrafficConfig,
} from "@aws-sdk/client-cloudfront";
import type { MockCloudFront, SeededDistribution } from "../../src/index.ts";

export const headerTraffic: TrafficConfig = {
  Type: "SingleHeader",
  SingleHeaderConfig: { Header: "aws-cf-cd-canary", Value: "yes" },
};

/** The configuration of a policy that sends requests with a header to a staging distribution. */
export function makeContinuousDeploymentPolicyConfig(
  { domainName }: Pick<SeededDistribution, "domainName">,
  changes: Partial<ContinuousDeploymentPolicyConfig> = {},
): ContinuousDeploymentPolicyConfig {
  return {
    StagingDistributionDnsNames: { Quantity: 1, Items: [domainName] },
    Enabled: true,
    TrafficConfig: headerTraffic,
    ...changes,
  };
}

/** Traffic by weight, with or without sessions. */
export function makeWeightTraffic(
  Weight: number,
  SessionStickinessConfig?: { IdleTTL: number; MaximumTTL: number },
): TrafficConfig {
  return {
    Type: "SingleWeight",
    SingleWeightConfig: { Weight, ...(SessionStickinessConfig && { SessionStickinessConfig }) },
  };
}

/** Seeds a staging distribution. */
export function seedStaging(
  cloudfront: MockCloudFront,
  config: Partial<DistributionConfig> = {},
): SeededDistribution {
  return cloudfront.seed.distribution({ config: { ...config, Staging: true } });
}
