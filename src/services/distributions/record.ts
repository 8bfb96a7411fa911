import type { Environment } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import { createDomainName } from "../domain-names.ts";
import { getPartition } from "../regions.ts";
import { type Config, getFunctionArns } from "./config.ts";
import { toStoredConfig } from "./defaults.ts";

export interface DistributionRecord {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly config: Config;
  readonly lastModifiedTime: Date;
  /** The last deployment. The distribution is InProgress until it is complete. */
  readonly deployment: DeploymentStamp;
  /** Removed functions, which the edge locations run until they have the new configuration. */
  readonly pendingDisassociations: readonly string[];
}

export function createRecord(
  config: Config,
  environment: Environment & { readonly region?: string | undefined },
  id = `E${environment.random.base36().toUpperCase()}`,
): DistributionRecord {
  const { accountId, now, deployments, region } = environment;
  return {
    id,
    arn: `arn:${getPartition(region)}:cloudfront::${accountId}:distribution/${id}`,
    domainName: createDomainName(environment),
    config: toStoredConfig(config, accountId),
    lastModifiedTime: now(),
    deployment: deployments.start(),
    pendingDisassociations: [],
  };
}

/** Replaces the whole configuration. */
export function updateRecord(
  record: DistributionRecord,
  config: Config,
  environment: Environment,
): DistributionRecord {
  const former = [...getFunctionArns(record.config), ...getPendingDisassociations(record, environment)];
  const kept = new Set(getFunctionArns(config));
  const released = former.filter((arn) => !kept.has(arn));
  const updated = { ...redeploy(record, environment), config: toStoredConfig(config, environment.accountId) };
  return { ...updated, pendingDisassociations: isDeployed(updated, environment) ? [] : released };
}

/** assumed: a deployment counts as a modification, since it changes the ETag */
export function redeploy(record: DistributionRecord, environment: Environment): DistributionRecord {
  const { now, deployments } = environment;
  return {
    ...record,
    lastModifiedTime: now(),
    deployment: deployments.start(getServedConfig(record, environment)),
    pendingDisassociations: getPendingDisassociations(record, environment),
  };
}

export function isDeployed(record: DistributionRecord, { deployments }: Environment): boolean {
  return deployments.isComplete(record.deployment);
}

/** Returns the configuration that edge locations have, or undefined if none was deployed yet. */
export function getServedConfig(record: DistributionRecord, environment: Environment): Config | undefined {
  return isDeployed(record, environment) ? record.config : getPreviousConfig(record);
}

/** Returns the configuration that edge locations had before the last deployment. */
export function getPreviousConfig({ deployment }: DistributionRecord): Config | undefined {
  return deployment.previous as Config | undefined;
}

/** Returns removed functions that the edge locations still run. */
export function getPendingDisassociations(
  record: DistributionRecord,
  environment: Environment,
): readonly string[] {
  return isDeployed(record, environment) ? [] : record.pendingDisassociations;
}

export function getLocation(record: DistributionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.id}`;
}
