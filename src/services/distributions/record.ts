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
  /** When it last set out for the edge locations: it is InProgress until it has arrived. */
  readonly deployment: DeploymentStamp;
  /** Functions that it no longer has, which the edge locations run until they have the new configuration. */
  readonly pendingDisassociations: readonly string[];
}

export function createRecord(
  config: Config,
  { random, accountId, now, deployments }: Environment,
): DistributionRecord {
  const id = `E${random.base36().toUpperCase()}`;
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

/** An update replaces the whole configuration. */
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

/** assumed: that it sets out again counts as a modification, as its new ETag says */
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

/** The functions that it runs still though its configuration has them no more. */
export function getPendingDisassociations(
  record: DistributionRecord,
  environment: Environment,
): readonly string[] {
  return isDeployed(record, environment) ? [] : record.pendingDisassociations;
}

/** The default behavior first. Both kinds have the same members, but for the path. */
export function getBehaviors(
  config: Config,
): readonly (Present<DefaultCacheBehavior> | Present<CacheBehavior>)[] {
  return [config.DefaultCacheBehavior, ...(config.CacheBehaviors?.Items ?? [])];
}

/** Every function once, however many behaviors it serves. */
export function getFunctionArns(config: Config): readonly string[] {
  return [
    ...new Set(
      getBehaviors(config).flatMap(({ FunctionAssociations }) =>
        (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN),
      ),
    ),
  ];
}

/** Names of hosts know no case. */
export function getAliases(config: Config): readonly string[] {
  return (config.Aliases?.Items ?? []).map((alias) => alias.toLowerCase());
}

export function getLocation(record: DistributionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.id}`;
}
