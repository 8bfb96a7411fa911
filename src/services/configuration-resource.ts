import type { Context, Environment } from "../core/context.ts";
import type { Quotas } from "../core/quotas.ts";
import type { Row, RowList } from "../core/row-list.ts";
import type { Store } from "../core/store.ts";
import { defineTable, type TableDefinition } from "../core/table.ts";
import { cloudFront } from "../sdk/service-api.ts";
import type { ServiceError } from "../sdk/service-error.ts";

/**
 * The data of one configuration resource: a resource that is an id and a configuration, which an update replaces as a
 * whole. Cache policies, origin access controls and public keys are such resources.
 */
export interface ConfigurationRecord<Config> {
  readonly id: string;
  readonly config: Config;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
}

/** Resources of a kind that AWS manages. Every account has them and cannot change them. */
export interface ManagedResources<Config> {
  readonly rows: RowList<ConfigurationRecord<Config>>;
  readonly find: (id: string) => Row<ConfigurationRecord<Config>> | undefined;
  /** Returns true if a managed resource has one of these unique keys. */
  readonly hasKey: (keys: readonly string[]) => boolean;
  readonly illegalUpdate: (name: string) => ServiceError;
  readonly illegalDelete: (name: string) => ServiceError;
}

/** A table of configuration resources. */
export interface ConfigurationTable<Config> extends TableDefinition<ConfigurationRecord<Config>> {
  /** Returns the values that no two resources may share, such as `name media`. */
  readonly uniqueKeysOf: (config: Config) => readonly string[];
  /** The resources of the same kind that AWS manages. They are not in the table. */
  readonly managed?: ManagedResources<Config>;
}

/** The properties of a table that the kinds of configuration resources do not share. */
interface ConfigurationTableProperties<Config>
  extends Pick<ConfigurationTable<Config>, "name" | "uniqueKeysOf" | "managed" | "absent" | "duplicate"> {
  /** Returns further index keys of a configuration. */
  readonly indexKeysOf?: (config: Config) => readonly string[];
  /** @defaultValue `0`, the first version of most kinds of resources */
  readonly firstVersion?: 0 | 1;
}

/** Defines the table of a kind of configuration resource. */
export function defineConfigurationTable<Config>({
  indexKeysOf,
  firstVersion = 0,
  ...properties
}: ConfigurationTableProperties<Config>): ConfigurationTable<Config> {
  const definition = defineTable<ConfigurationRecord<Config>>({
    ...properties,
    api: cloudFront,
    idOf: (record) => record.id,
    indexKeys: ({ config }) => [...properties.uniqueKeysOf(config), ...(indexKeysOf?.(config) ?? [])],
    firstVersion,
  });
  return { ...properties, ...definition };
}

/** Returns the row of a resource, managed or custom, if the id is known. */
export function findRow<Config>(
  table: ConfigurationTable<Config>,
  id: string,
  store: Store,
): Row<ConfigurationRecord<Config>> | undefined {
  return table.managed?.find(id) ?? store.table(table).find(id);
}

/** A kind of configuration resource: how its operations differ from those of the other kinds. */
export interface ConfigurationResource<Member extends string, Config, Resource> {
  /** The member of outputs that holds the resource. `CachePolicy` implies `CachePolicyConfig`. */
  readonly member: Member;
  readonly table: ConfigurationTable<Config>;
  /** The path of the collection in `Location`, such as `cache-policy`. */
  readonly path: string;
  readonly createId: (environment: Environment) => string;
  /** Returns the resource as outputs have it. */
  readonly toResource: (record: ConfigurationRecord<Config>) => Resource;
  /** Returns the configuration with the values that the service fills in. */
  readonly fillDefaults: (config: Config) => Config;
  /** The number of resources that an account may have. */
  readonly quota: keyof Quotas;
  readonly quotaExceeded: (limit: number) => ServiceError;
  /** Throws if the service refuses the configuration, whether it is new or replaces another one. */
  readonly assertValid: (config: Config, context: Context) => void;
  /** Throws if an update must not replace the current configuration by this one. */
  readonly assertLegalUpdate?: (config: Config, current: ConfigurationRecord<Config>) => void;
  /** Runs after an update, for effects on other resources. */
  readonly onUpdate?: (id: string, context: Context) => void;
  /** Throws if another resource refers to this one. */
  readonly assertUnused: (id: string, context: Context) => void;
}

type WithResource<Member extends string, Resource> = { readonly [M in Member]: Resource } & { ETag: string };
type WithConfig<Member extends string, Config> = { readonly [M in `${Member}Config`]: Config } & {
  ETag: string;
};

/** Creates a resource. In this order, throws for an invalid configuration, a name clash and a full quota. */
export function createResource<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  config: Config,
  context: Context,
): WithResource<Member, Resource> & { Location: string } {
  kind.assertValid(config, context);
  assertUnique(kind, config, context);
  const table = context.store.table(kind.table);
  const limit = context.quotas[kind.quota];
  if (table.rows().size >= limit) {
    throw kind.quotaExceeded(limit);
  }
  return toCreateResponse(kind, table.insert(createRecord(kind, config, context)));
}

/** Returns a new record of a kind. `id` is drawn if it is not given. */
export function createRecord<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  config: Config,
  environment: Environment,
  id: string = kind.createId(environment),
): ConfigurationRecord<Config> {
  const time = environment.now();
  return { id, config: kind.fillDefaults(config), createdTime: time, lastModifiedTime: time };
}

/** Returns the output of a create operation. */
export function toCreateResponse<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  row: Row<ConfigurationRecord<Config>>,
): WithResource<Member, Resource> & { Location: string } {
  const Location = `https://cloudfront.amazonaws.com/2020-05-31/${kind.path}/${row.record.id}`;
  return { ...toResponse(kind, row), Location };
}

/** Returns the output of a get operation. */
export function getResource<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  id: string,
  context: Context,
): WithResource<Member, Resource> {
  return toResponse(kind, getRow(kind.table, id, context));
}

/** Returns the output of a get operation that asks for the configuration only. */
export function getResourceConfig<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  id: string,
  context: Context,
): WithConfig<Member, Config> {
  const { record, etag } = getRow(kind.table, id, context);
  return { [`${kind.member}Config`]: record.config, ETag: etag } as WithConfig<Member, Config>;
}

function getRow<Config>(
  table: ConfigurationTable<Config>,
  id: string,
  { store }: Context,
): Row<ConfigurationRecord<Config>> {
  return table.managed?.find(id) ?? store.table(table).get(id);
}

/** The target of an update or a delete. */
interface ConditionalWrite {
  readonly Id: string;
  readonly IfMatch?: string | undefined;
}

/**
 * Replaces the configuration of a resource.
 *
 * assumed: the order of the refusals: unknown id, managed, If-Match, configuration, name
 */
export function updateResource<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  { Id, IfMatch }: ConditionalWrite,
  config: Config,
  context: Context,
): WithResource<Member, Resource> {
  if (kind.table.managed?.find(Id)) {
    throw kind.table.managed.illegalUpdate(Id);
  }
  const table = context.store.table(kind.table);
  const { record } = table.getMatching(Id, IfMatch);
  kind.assertLegalUpdate?.(config, record);
  kind.assertValid(config, context);
  assertUnique(kind, config, context, Id);
  const changes = { config: kind.fillDefaults(config), lastModifiedTime: context.now() };
  const row = table.replace({ ...record, ...changes });
  kind.onUpdate?.(Id, context);
  return toResponse(kind, row);
}

/** Removes a resource. In this order, throws for an unknown id, a managed one, If-Match and a resource in use. */
export function deleteResource<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  { Id, IfMatch }: ConditionalWrite,
  context: Context,
): Record<string, never> {
  if (kind.table.managed?.find(Id)) {
    throw kind.table.managed.illegalDelete(Id);
  }
  const table = context.store.table(kind.table);
  table.getMatching(Id, IfMatch);
  kind.assertUnused(Id, context);
  table.remove(Id);
  return {};
}

/** Throws if another resource than `id` has a unique key of the configuration. */
function assertUnique<Member extends string, Config, Resource>(
  kind: ConfigurationResource<Member, Config, Resource>,
  config: Config,
  { store }: Context,
  id?: string,
): void {
  const keys = kind.table.uniqueKeysOf(config);
  const rows = keys.flatMap((key) => [...store.table(kind.table).rows(key)]);
  const owner = rows.find(({ record }) => record.id !== id);
  if (owner || kind.table.managed?.hasKey(keys)) {
    throw kind.table.duplicate(owner?.record.id ?? "");
  }
}

function toResponse<Member extends string, Config, Resource>(
  { member, toResource }: ConfigurationResource<Member, Config, Resource>,
  { record, etag }: Row<ConfigurationRecord<Config>>,
): WithResource<Member, Resource> {
  return { [member]: toResource(record), ETag: etag } as WithResource<Member, Resource>;
}
