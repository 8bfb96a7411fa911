import type { CacheBehavior, DefaultCacheBehavior, DistributionConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Departure } from "../../core/propagation.ts";
import type { Present } from "../../sdk/operation.ts";
import { withDefaults } from "./defaults.ts";

export type Config = Present<DistributionConfig>;

export interface DistributionRecord {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly config: Config;
  readonly lastModifiedTime: Date;
  /** When it last set out for the edge locations: it is InProgress until it has arrived. */
  readonly departure: Departure;
  /** Functions that it no longer has, which the edge locations run until they have the new configuration. */
  readonly releasing: readonly string[];
}

export function newDistribution(
  config: Config,
  { ids, accountId, now, deployments }: Environment,
): DistributionRecord {
  const id = `E${ids.base36().toUpperCase()}`;
  return {
    id,
    arn: `arn:aws:cloudfront::${accountId}:distribution/${id}`,
    domainName: `d${ids.base36()}.cloudfront.net`,
    config: withDefaults(config),
    lastModifiedTime: now(),
    departure: deployments.depart(),
    releasing: [],
  };
}

/** An update replaces the whole configuration. */
export function updatedDistribution(
  record: DistributionRecord,
  config: Config,
  environment: Environment,
): DistributionRecord {
  const former = [...functionArnsOf(record.config), ...stillReleasing(record, environment)];
  const kept = new Set(functionArnsOf(config));
  const released = former.filter((arn) => !kept.has(arn));
  const updated = { ...redeployed(record, environment), config: withDefaults(config) };
  return { ...updated, releasing: isDeployed(updated, environment) ? [] : released };
}

/** assumed: that it sets out again counts as a modification, as its new ETag says */
export function redeployed(record: DistributionRecord, environment: Environment): DistributionRecord {
  const { now, deployments } = environment;
  return {
    ...record,
    lastModifiedTime: now(),
    departure: deployments.depart(),
    releasing: stillReleasing(record, environment),
  };
}

export function isDeployed(record: DistributionRecord, { deployments }: Environment): boolean {
  return deployments.hasArrived(record.departure);
}

/** The functions that it runs still though its configuration has them no more. */
export function stillReleasing(record: DistributionRecord, environment: Environment): readonly string[] {
  return isDeployed(record, environment) ? [] : record.releasing;
}

/** The default behavior first. Both kinds have the same members, but for the path. */
export function behaviorsOf(
  config: Config,
): readonly (Present<DefaultCacheBehavior> | Present<CacheBehavior>)[] {
  return [config.DefaultCacheBehavior, ...(config.CacheBehaviors?.Items ?? [])];
}

/** Every function once, however many behaviors it serves. */
export function functionArnsOf(config: Config): readonly string[] {
  return [
    ...new Set(
      behaviorsOf(config).flatMap(({ FunctionAssociations }) =>
        (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN),
      ),
    ),
  ];
}

/** Names of hosts know no case. */
export function aliasesOf(config: Config): readonly string[] {
  return (config.Aliases?.Items ?? []).map((alias) => alias.toLowerCase());
}

export function locationOf(record: DistributionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.id}`;
}
