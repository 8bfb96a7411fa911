import type { Environment } from "../core/context.ts";
import type { Row } from "../core/row-list.ts";
import { copy } from "../sdk/copy.ts";
import { getShape, type Shape } from "../sdk/shape.ts";
import { formatValue } from "../values/format-value.ts";
import { type ConfigurationResource, createRecord } from "./configuration-resource.ts";
import { type AnyRecord, type ConfigurationRecord, findRow } from "./configuration-table.ts";
import type { EntityRecord } from "./entities.ts";
import { assertSeedMembers, invalidSeedError } from "./seed-validation.ts";

/** A policy, an origin access control, a public key or a key group that exists before the test. */
export interface ConfigurationSeed<Config> {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue the id */
  readonly name?: string | undefined;
  /** Members of the configuration. They take precedence over `name` and the defaults. */
  readonly config?: Partial<Config> | undefined;
}

/** The id, name and ETag of a seeded resource. */
export interface SeededConfiguration {
  readonly id: string;
  readonly name: string;
  readonly etag: string;
}

/** The identifiers of a seeded entity and its ETag. */
export interface SeededEntity extends SeededConfiguration {
  readonly arn: string;
}

/**
 * Creates a configuration resource past quotas and the checks of its configuration.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
 */
export function seedConfiguration<
  Member extends string,
  Config extends { readonly Name: string },
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  configSchema: unknown,
  defaults: (name: string) => NoInfer<Config>,
  environment: Environment,
  seed: ConfigurationSeed<Config>,
): SeededConfiguration {
  assertSeedMembers(getMethod(kind), seed, ["id", "name", "config"]);
  const makeDefaults = (id: string): Config => defaults(seed.name ?? id);
  const { record, etag } = insertSeed(kind, configSchema, makeDefaults, environment, seed);
  return { id: record.id, name: record.config.Name, etag };
}

/**
 * Inserts the configuration resource that a seed describes, whether or not its configuration has a name.
 *
 * @param defaults returns the members that the seed does not give
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member of the configuration, and for a clash
 */
export function insertSeed<
  Member extends string,
  Config extends object,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  configSchema: unknown,
  defaults: (id: string) => NoInfer<Config>,
  environment: Environment,
  { id, config: given = {} }: Omit<ConfigurationSeed<Config>, "name">,
): Row<R> {
  const shape = getShape(configSchema);
  assertConfigMembers(kind.member, given, shape);
  return insertSeeded(kind, id, (drawn) => copy(shape, { ...defaults(drawn), ...given }), environment);
}

/**
 * Creates an entity past quotas and the checks of its configuration. Its deployment is complete.
 *
 * @param createConfig returns the configuration of an entity with a name
 * @throws MockCloudFrontError `INVALID_SEED` for an id that is not a string, and for an id or a name that is taken
 */
export function seedEntity<Member extends string, Config extends { readonly Name: string }, Resource>(
  kind: ConfigurationResource<Member, Config, Resource, EntityRecord<Config>>,
  createConfig: (name: string) => Config,
  { id, name }: Omit<ConfigurationSeed<Config>, "config">,
  environment: Environment,
): SeededEntity {
  const { record, etag } = insertSeeded(kind, id, (drawn) => createConfig(name ?? drawn), environment);
  return { id: record.id, arn: record.arn, name: record.config.Name, etag };
}

function insertSeeded<Member extends string, Config extends object, Resource, R extends AnyRecord>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  givenId: string | undefined,
  createConfig: (id: string) => Config,
  environment: Environment,
): Row<R> {
  const id = givenId ?? kind.createId(environment);
  if (typeof id !== "string" || id === "") {
    throw invalidSeedError(`The id of a ${kind.member} is ${formatValue(id)}; it must be a string.`);
  }
  const config = createConfig(id);
  assertFree(kind, id, config, environment);
  const { now, store } = environment;
  const table = store.table(kind.table);
  const row = table.insert(createRecord(kind, config, environment, id));
  // A seeded resource exists already, so nothing is being deployed.
  kind.table.deployment?.complete(row, now(), store);
  return table.get(id);
}

/**
 * Rejects a seed whose id or unique values another resource has.
 *
 * @throws MockCloudFrontError `INVALID_SEED`
 */
export function assertFree<Member extends string, Config extends object, Resource, R extends AnyRecord>(
  { member, table }: ConfigurationResource<Member, Config, Resource, R>,
  id: string,
  config: Config,
  { store }: Environment,
): void {
  if (findRow(table, id, store)) {
    throw invalidSeedError(
      `There is a ${member} with the id "${id}" already. Seed another id, or reset() first.`,
    );
  }
  const keys = table.uniqueKeysOf(config);
  const taken = keys.find((key) => store.table(table).rows(key).size > 0);
  if (taken !== undefined || table.managed?.hasKey(keys)) {
    const { Name } = config as { readonly Name?: string };
    const description = Name === undefined ? `with the ${taken}` : `named "${Name}"`;
    throw invalidSeedError(`There is a ${member} ${description} already. Seed another, or reset() first.`);
  }
}

/** Returns the method of `seed` for a kind: `cachePolicy` for the member CachePolicy. */
function getMethod({ member }: { readonly member: string }): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

function assertConfigMembers(member: string, config: object, shape: Shape): void {
  const names = shape.kind === "structure" ? shape.members.map(({ name }) => name) : [];
  const unknown = Object.keys(config).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `${member}Config has no member "${unknown}". Its members are: ${names.join(", ")}.`,
    );
  }
}
