import type { Customizations } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { copy } from "../../sdk/copy.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getShape } from "../../sdk/shape.ts";
import { type Config as ConnectionGroupConfig, connectionGroups } from "../connection-groups/table.ts";
import { getDefaultGroup } from "../default-connection-group.ts";
import { type DistributionRecord, distributions } from "../distributions/table.ts";
import { findDomainHolders } from "../domain-holders.ts";
import type { EntityRecord } from "../entities.ts";
import { assertFree, type SeededEntity, seedEntity } from "../seed-configuration.ts";
import { seedMultiTenantDistribution } from "../seed-multi-tenant-distribution.ts";
import { assertSeedConfig, assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { getParameterDefinitions } from "../tenant-parameters.ts";
import { distributionTenant } from "./resource.ts";
import type { Config } from "./table.ts";

/** A deployed distribution tenant that exists without a call: quotas and faults do not apply. */
export interface DistributionTenantSeed {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue the id */
  readonly name?: string | undefined;
  /** The id of its multi-tenant distribution. @defaultValue a new one with a certificate that covers every domain */
  readonly distribution?: string | undefined;
  /** The id of its connection group. @defaultValue the default group, which is created if it does not exist */
  readonly connectionGroup?: string | undefined;
  /** @defaultValue one domain: the name in lower case, followed by `.example.com` */
  readonly domains?: readonly string[] | undefined;
  /** The values of its parameters, by name. @defaultValue `{}` */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** The settings that it does not inherit. */
  readonly customizations?: Customizations | undefined;
  /** @defaultValue `true` */
  readonly enabled?: boolean | undefined;
}

/** The identifiers of a seeded distribution tenant. */
export interface SeededDistributionTenant extends SeededEntity {
  /** The id of its multi-tenant distribution. */
  readonly distribution: string;
  /** The id of its connection group. */
  readonly connectionGroup: string;
  /** The host name to which its domains point. */
  readonly routingEndpoint: string;
}

const members = [
  "id",
  "name",
  "distribution",
  "connectionGroup",
  "domains",
  "parameters",
  "customizations",
  "enabled",
] as const satisfies readonly (keyof DistributionTenantSeed)[];

/**
 * Creates a distribution tenant past quotas and the checks of certificates.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, distribution, connection group or parameter, and for
 * an id, a name or a domain that is taken
 */
export function seedDistributionTenant(
  environment: Environment,
  seed: DistributionTenantSeed = {},
): SeededDistributionTenant {
  assertSeedMembers("distributionTenant", seed, members);
  const shape = getShape(cloudFront.sdk.Customizations$);
  assertSeedConfig("distributionTenant", shape, seed.customizations, "customizations");
  const { parameters = {}, enabled: Enabled = true } = seed;
  assertFreeDomains(seed.domains, environment);
  const named = seed.distribution === undefined ? undefined : getDistribution(seed.distribution, environment);
  assertKnownParameters(parameters, named);
  // The group and the distribution are created before the tenant, and must not remain without it.
  assertFree(distributionTenant, seed.id ?? "", { Name: seed.name ?? "" } as Config, environment);
  const group = getGroup(seed.connectionGroup, environment);
  const DistributionId = named?.id ?? seedMultiTenantDistribution(Object.keys(parameters), environment);
  const createConfig = (Name: string): Config => ({
    Name,
    DistributionId,
    ConnectionGroupId: group.id,
    Domains: [...(seed.domains ?? [`${toLabel(Name)}.example.com`])],
    Parameters: Object.entries(parameters).map(([name, Value]) => ({ Name: name, Value })),
    Customizations: copy(shape, seed.customizations ?? {}) as Present<Customizations>,
    Enabled,
  });
  const { id, name } = seed;
  return {
    ...seedEntity(distributionTenant, createConfig, { id, name }, environment),
    distribution: DistributionId,
    connectionGroup: group.id,
    routingEndpoint: group.config.RoutingEndpoint,
  };
}

/** Returns a name as the label of a host name. */
function toLabel(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, "-");
}

function assertFreeDomains(domains: readonly string[] | undefined, { store }: Environment): void {
  if (domains?.length === 0) {
    throw invalidSeedError("A distribution tenant has at least one domain, but domains is [].");
  }
  const taken = domains?.find((domain) => findDomainHolders(domain, store).length > 0);
  if (taken !== undefined) {
    throw invalidSeedError(`Another resource has the domain "${taken}" already. Seed another domain.`);
  }
}

function getDistribution(id: string, { store }: Environment): DistributionRecord {
  const record = store.table(distributions).find(id)?.record;
  if (record?.config.ConnectionMode !== "tenant-only") {
    throw invalidSeedError(
      `${record ? `${id} is a standard distribution` : `There is no distribution "${id}"`}. Seed a multi-tenant one: ` +
        'seed.distribution({ config: { ConnectionMode: "tenant-only" } }).',
    );
  }
  return record;
}

function assertKnownParameters(
  parameters: Readonly<Record<string, string>>,
  distribution: DistributionRecord | undefined,
): void {
  if (!distribution) {
    return;
  }
  const defined = getParameterDefinitions(distribution.config).map(({ Name }) => Name);
  const unknown = Object.keys(parameters).find((name) => !defined.includes(name));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `${distribution.id} does not define the parameter "${unknown}". It defines: ${defined.join(", ") || "none"}.`,
    );
  }
}

function getGroup(id: string | undefined, environment: Environment): EntityRecord<ConnectionGroupConfig> {
  if (id === undefined) {
    // A seed leaves nothing that is being deployed.
    return environment.deployments.whileWaiting(() => getDefaultGroup(environment));
  }
  const group = environment.store.table(connectionGroups).find(id)?.record;
  if (!group) {
    throw invalidSeedError(
      `There is no connection group "${id}". seed.connectionGroup({ id: "${id}" }) first.`,
    );
  }
  return group;
}
