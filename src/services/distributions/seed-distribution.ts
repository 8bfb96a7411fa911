import type { Environment } from "../../core/context.ts";
import { copy } from "../../sdk/copy.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getShape } from "../../sdk/shape.ts";
import { isPublished } from "../functions/table.ts";
import { assertSeedConfig, assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { type Config, getAliases, getFunctionArns } from "./config.ts";
import type { DistributionSeed, SeededDistribution } from "./distribution-seed.ts";
import { createRecord } from "./record.ts";
import { behaviorMembers } from "./seed-behavior.ts";
import { createSeedConfig } from "./seed-config.ts";
import { publishAdvice } from "./seed-references.ts";
import { distributions, indexKeys } from "./table.ts";

const members = [
  "id",
  ...behaviorMembers,
  "enabled",
  "aliases",
  "comment",
  "origin",
  "origins",
  "behaviors",
  "rootObject",
  "errors",
  "config",
] as const satisfies readonly (keyof DistributionSeed)[];

/**
 * Creates a deployed distribution past quotas and the rules for configurations.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member or reference, and for an id or an alias that is taken
 */
export function seedDistribution(environment: Environment, seed: DistributionSeed = {}): SeededDistribution {
  assertSeedMembers("distribution", seed, members);
  const shape = getShape(cloudFront.sdk.DistributionConfig$);
  assertSeedConfig("distribution", shape, seed.config);
  const { store, deployments } = environment;
  const table = store.table(distributions);
  const config = copy(shape, createSeedConfig(seed, environment)) as Config;
  const taken = getAliases(config).find((alias) => table.rows(indexKeys.byAlias(alias)).size > 0);
  if (taken) {
    throw invalidSeedError(`There is a distribution with the alias "${taken}" already. Seed another alias.`);
  }
  if (seed.id !== undefined && table.find(seed.id)) {
    throw invalidSeedError(
      `There is a distribution with the id "${seed.id}" already. Seed another id, or reset() first.`,
    );
  }
  for (const arn of getFunctionArns(config)) {
    if (!isPublished(store, arn)) {
      throw invalidSeedError(`There is no published function ${arn}. ${publishAdvice}`);
    }
  }
  const { record, etag } = table.insert({
    ...createRecord(config, environment, seed.id),
    deployment: deployments.completed(),
  });
  return { id: record.id, arn: record.arn, domainName: record.domainName, etag };
}
