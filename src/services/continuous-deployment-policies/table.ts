import {
  type ContinuousDeploymentPolicyConfig,
  NoSuchContinuousDeploymentPolicy$,
  type SessionStickinessConfig,
  StagingDistributionInUse$,
  type TrafficConfig,
} from "@aws-sdk/client-cloudfront";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type ConfigurationRecord, defineConfigurationTable } from "../configuration-table.ts";

export type Config = Present<ContinuousDeploymentPolicyConfig>;
export type Traffic = Present<TrafficConfig>;
export type Stickiness = Present<SessionStickinessConfig>;

/** Returns the domain names of the staging distributions in lower case, since host names are case-insensitive. */
export function getStagingNames({ StagingDistributionDnsNames: names }: Config): readonly string[] {
  return (names.Items ?? []).map((name) => name.toLowerCase());
}

function getStagingKey(domainName: string): string {
  return `staging ${domainName}`;
}

export const continuousDeploymentPolicies = defineConfigurationTable<Config>({
  name: "continuousDeploymentPolicies",
  uniqueKeysOf: (config) => getStagingNames(config).map(getStagingKey),
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchContinuousDeploymentPolicy$,
      "The continuous deployment policy doesn't exist.",
      `There is no continuous deployment policy "${id}": create it first, or ` +
        `seed.continuousDeploymentPolicy({ id: "${id}", staging }).`,
    ),
  duplicate: () =>
    new ServiceError(
      StagingDistributionInUse$,
      "A continuous deployment policy for this staging distribution already exists.",
      leftoverAdvice,
    ),
});

/** Returns the policy that names a staging distribution by its domain name. */
export function findPolicyFor(
  store: Store,
  domainName: string,
): Row<ConfigurationRecord<Config>> | undefined {
  const [row] = store.table(continuousDeploymentPolicies).rows(getStagingKey(domainName.toLowerCase()));
  return row;
}
