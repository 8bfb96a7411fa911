import type { DistributionConfig, EventType, ViewerCertificate } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Store } from "../../core/store.ts";
import { copy } from "../../sdk/copy.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getShape } from "../../sdk/shape.ts";
import { cachingOptimizedId } from "../cache-policies/table.ts";
import { functions, getStageId, isPublished } from "../functions/table.ts";
import { assertSeedConfig, assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { type Config, getAliases, getFunctionArns } from "./config.ts";
import { createRecord } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

/** A deployed distribution that exists without a call: quotas and faults do not apply. */
export interface DistributionSeed {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** Published functions of the default cache behavior, by event, as names or ARNs. */
  readonly functions?:
    | {
        readonly "viewer-request"?: string | undefined;
        readonly "viewer-response"?: string | undefined;
      }
    | undefined;
  /** @defaultValue `true` */
  readonly enabled?: boolean | undefined;
  /** The alternate domain names, with a certificate for them. @defaultValue none */
  readonly aliases?: readonly string[] | undefined;
  /** @defaultValue `""` */
  readonly comment?: string | undefined;
  /** The domain name of its one origin. @defaultValue `"origin.example.com"` */
  readonly origin?: string | undefined;
  /** Members of the configuration, which override all other members. */
  readonly config?: Partial<DistributionConfig> | undefined;
}

/** The identifiers of a seeded distribution. */
export interface SeededDistribution {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly etag: string;
}

export function seedDistribution(environment: Environment, seed: DistributionSeed = {}): SeededDistribution {
  assertSeedMembers("distribution", seed, [
    "id",
    "functions",
    "enabled",
    "aliases",
    "comment",
    "origin",
    "config",
  ]);
  const shape = getShape(cloudFront.sdk.DistributionConfig$);
  assertSeedConfig("distribution", shape, seed.config);
  assertEvents(seed.functions);
  const { store, deployments } = environment;
  const table = store.table(distributions);
  const config = copy(shape, createConfig(seed, environment)) as Config;
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
      throw invalidSeedError(`There is no published function ${arn}. ${advice}`);
    }
  }
  const { record, etag } = table.insert({
    ...createRecord(config, environment, seed.id),
    deployment: deployments.completed(),
  });
  return { id: record.id, arn: record.arn, domainName: record.domainName, etag };
}

const viewerEvents = ["viewer-request", "viewer-response"];

function assertEvents(functions: DistributionSeed["functions"] = {}): void {
  const unknown = Object.keys(functions).find((event) => !viewerEvents.includes(event));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `seed.distribution() has no event "${unknown}" for functions. The events are: ${viewerEvents.join(", ")}.`,
    );
  }
}

function createConfig(
  {
    functions: associated = {},
    enabled = true,
    aliases = [],
    comment = "",
    origin = "origin.example.com",
    config,
  }: DistributionSeed,
  { store, random, accountId }: Environment,
): DistributionConfig {
  const associations = Object.entries(associated).flatMap(([EventType, nameOrArn]) =>
    nameOrArn === undefined
      ? []
      : [{ EventType: EventType as EventType, FunctionARN: findFunctionArn(nameOrArn, store) }],
  );
  const Aliases = config?.Aliases ?? toList(aliases);
  return {
    CallerReference: random.uuid(),
    Comment: comment,
    Enabled: enabled,
    Aliases,
    ...(Aliases.Items?.length && { ViewerCertificate: createCertificate(accountId) }),
    Origins: toList([
      {
        Id: "origin",
        DomainName: origin,
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" as const },
      },
    ]),
    DefaultCacheBehavior: {
      TargetOriginId: "origin",
      ViewerProtocolPolicy: "redirect-to-https",
      CachePolicyId: cachingOptimizedId,
      FunctionAssociations: toList(associations),
    },
    ...config,
  };
}

/** Creates the certificate that CloudFront requires for aliases. */
function createCertificate(accountId: string): ViewerCertificate {
  return {
    ACMCertificateArn: `arn:aws:acm:us-east-1:${accountId}:certificate/00000000-0000-4000-8000-000000000000`,
    SSLSupportMethod: "sni-only",
    MinimumProtocolVersion: "TLSv1.2_2021",
  };
}

function toList<Item>(items: readonly Item[]): { Quantity: number; Items: Item[] } {
  return {
    Quantity: items.length,
    Items: [...items],
  };
}

const advice = "seed.function({ name, code, publish: true }) it first.";

function findFunctionArn(nameOrArn: string, store: Store): string {
  if (nameOrArn.startsWith("arn:")) {
    return nameOrArn;
  }
  const live = store.table(functions).find(getStageId(nameOrArn, "LIVE"));
  if (!live) {
    throw invalidSeedError(`There is no published function named "${nameOrArn}". ${advice}`);
  }
  return live.record.arn;
}
