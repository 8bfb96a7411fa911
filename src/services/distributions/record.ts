import type { CacheBehavior, DefaultCacheBehavior, DistributionConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { Present } from "../../sdk/operation.ts";
import { fillDefaults } from "./defaults.ts";

export type Config = Present<DistributionConfig>;

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
  { random, accountId, now, deployments }: Environment,
  id = `E${random.base36().toUpperCase()}`,
): DistributionRecord {
  return {
    id,
    arn: `arn:aws:cloudfront::${accountId}:distribution/${id}`,
    domainName: `d${random.base36()}.cloudfront.net`,
    config: fillDefaults(config),
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
  const updated = { ...redeploy(record, environment), config: fillDefaults(config) };
  return { ...updated, pendingDisassociations: isDeployed(updated, environment) ? [] : released };
}

/** assumed: a deployment counts as a modification, since it changes the ETag */
export function redeploy(record: DistributionRecord, environment: Environment): DistributionRecord {
  const { now, deployments } = environment;
  return {
    ...record,
    lastModifiedTime: now(),
    deployment: deployments.start(),
    pendingDisassociations: getPendingDisassociations(record, environment),
  };
}

export function isDeployed(record: DistributionRecord, { deployments }: Environment): boolean {
  return deployments.isComplete(record.deployment);
}

/** Returns removed functions that the edge locations still run. */
export function getPendingDisassociations(
  record: DistributionRecord,
  environment: Environment,
): readonly string[] {
  return isDeployed(record, environment) ? [] : record.pendingDisassociations;
}

/** Returns all cache behaviors, the default behavior first. */
export function getBehaviors(
  config: Config,
): readonly (Present<DefaultCacheBehavior> | Present<CacheBehavior>)[] {
  return [config.DefaultCacheBehavior, ...(config.CacheBehaviors?.Items ?? [])];
}

/** Returns the ARN of each associated function once. */
export function getFunctionArns(config: Config): readonly string[] {
  return [
    ...new Set(
      getBehaviors(config).flatMap(({ FunctionAssociations }) =>
        (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN),
      ),
    ),
  ];
}

/** Returns the alternate domain names in lower case, since host names are case-insensitive. */
export function getAliases(config: Config): readonly string[] {
  return (config.Aliases?.Items ?? []).map((alias) => alias.toLowerCase());
}

export function getLocation(record: DistributionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.id}`;
}
