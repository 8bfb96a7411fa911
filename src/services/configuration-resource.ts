import type { Context, Environment } from "../core/context.ts";
import type { Quotas } from "../core/quotas.ts";
import type { Row } from "../core/row-list.ts";
import type { ServiceError } from "../sdk/service-error.ts";
import type { AnyRecord, ConfigurationRecord, ConfigurationTable } from "./configuration-table.ts";

export {
  type ConfigurationRecord,
  type ConfigurationTable,
  defineConfigurationTable,
  findRow,
  type ManagedResources,
} from "./configuration-table.ts";

/** A kind of configuration resource: how its operations differ from those of the other kinds. */
export interface ConfigurationResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
> {
  /** The member of outputs that holds the resource. `CachePolicy` implies `CachePolicyConfig`. */
  readonly member: Member;
  readonly table: ConfigurationTable<Config, R>;
  /** The path of the collection in `Location`, such as `cache-policy`. */
  readonly path: string;
  readonly createId: (environment: Environment) => string;
  /** Returns the resource as outputs have it. */
  readonly toResource: (record: R) => Resource;
  /**
   * Returns a new or changed record with the members that the kind adds. `previous` is the record before an update.
   * @defaultValue the record itself
   */
  readonly extendRecord?: (record: ConfigurationRecord<Config>, environment: Environment, previous?: R) => R;
  /** Returns the configuration with the values that the service fills in. */
  readonly fillDefaults: (config: Config, environment: Environment) => Config;
  /** The number of resources that an account may have. */
  readonly quota: keyof Quotas;
  readonly quotaExceeded: (limit: number) => ServiceError;
  /** Throws if the service refuses the configuration, whether it is new or replaces another one. */
  readonly assertValid: (config: Config, context: Context) => void;
  /** Throws if an update must not replace the current configuration by this one. */
  readonly assertLegalUpdate?: (config: Config, current: R, context: Context) => void;
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
export function createResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  config: Config,
  context: Context,
): WithResource<Member, Resource> & { Location: string } {
  return toCreateResponse(kind, insertResource(kind, config, context));
}

/** Inserts a new resource after the checks of `createResource`. Returns the row, for outputs of another form. */
export function insertResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(kind: ConfigurationResource<Member, Config, Resource, R>, config: Config, context: Context): Row<R> {
  assertInsertable(kind, config, context);
  return context.store.table(kind.table).insert(createRecord(kind, config, context));
}

/** Makes the checks of `createResource`. */
export function assertInsertable<Member extends string, Config, Resource, R extends AnyRecord>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  config: Config,
  context: Context,
): void {
  kind.assertValid(config, context);
  assertUnique(kind, config, context);
  assertRoom(kind, context);
}

/** Throws if the account has as many resources of the kind as its quota allows. */
export function assertRoom<Member extends string, Config, Resource, R extends AnyRecord>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  { store, quotas }: Environment,
): void {
  const limit = quotas[kind.quota];
  if (store.table(kind.table).rows().size >= limit) {
    throw kind.quotaExceeded(limit);
  }
}

/** Returns a new record of a kind. `id` is drawn if it is not given. */
export function createRecord<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  config: Config,
  environment: Environment,
  id: string = kind.createId(environment),
): R {
  const time = environment.now();
  const record = {
    id,
    config: kind.fillDefaults(config, environment),
    createdTime: time,
    lastModifiedTime: time,
  };
  return extendRecord(kind, record, environment);
}

function extendRecord<Member extends string, Config, Resource, R extends AnyRecord>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  record: ConfigurationRecord<Config>,
  environment: Environment,
  previous?: R,
): R {
  // Only kinds whose records have no further members omit the function.
  return kind.extendRecord?.(record, environment, previous) ?? (record as R);
}

/** Returns the output of a create operation. */
export function toCreateResponse<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  row: Row<R>,
): WithResource<Member, Resource> & { Location: string } {
  const Location = `https://cloudfront.amazonaws.com/2020-05-31/${kind.path}/${row.record.id}`;
  return { ...toResponse(kind, row), Location };
}

/** Returns the output of a get operation. */
export function getResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  id: string,
  context: Context,
): WithResource<Member, Resource> {
  return toResponse(kind, getRow(kind.table, id, context));
}

/** Returns the output of a get operation that asks for the configuration only. */
export function getResourceConfig<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  id: string,
  context: Context,
): WithConfig<Member, Config> {
  const { record, etag } = getRow(kind.table, id, context);
  return { [`${kind.member}Config`]: record.config, ETag: etag } as WithConfig<Member, Config>;
}

function getRow<Config, R extends AnyRecord>(
  table: ConfigurationTable<Config, R>,
  id: string,
  { store }: Context,
): Row<R> {
  return table.managed?.find(id) ?? store.table(table).get(id);
}

/** The target of an update or a delete. */
export interface ConditionalWrite {
  readonly Id: string;
  readonly IfMatch?: string | undefined;
}

/**
 * Replaces the configuration of a resource.
 *
 * assumed: the order of the refusals: unknown id, managed, If-Match, configuration, name
 */
export function updateResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  { Id, IfMatch }: ConditionalWrite,
  config: Config,
  context: Context,
): WithResource<Member, Resource> {
  if (kind.table.managed?.find(Id)) {
    throw kind.table.managed.illegalUpdate(Id);
  }
  const table = context.store.table(kind.table);
  const { record } = table.getMatching(Id, IfMatch);
  kind.assertLegalUpdate?.(config, record, context);
  kind.assertValid(config, context);
  assertUnique(kind, config, context, Id);
  const changes = { config: kind.fillDefaults(config, context), lastModifiedTime: context.now() };
  const row = table.replace(extendRecord(kind, { ...record, ...changes }, context, record));
  kind.onUpdate?.(Id, context);
  return toResponse(kind, row);
}

/** Removes a resource. In this order, throws for an unknown id, a managed one, If-Match and a resource in use. */
export function deleteResource<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  { Id, IfMatch }: ConditionalWrite,
  context: Context,
): Record<string, never> {
  getDeletable(kind, { Id, IfMatch }, context);
  context.store.table(kind.table).remove(Id);
  return {};
}

/** Returns the row of a resource that may be removed, after the checks of `deleteResource`. */
export function getDeletable<Member extends string, Config, Resource, R extends AnyRecord>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
  { Id, IfMatch }: ConditionalWrite,
  context: Context,
): Row<R> {
  if (kind.table.managed?.find(Id)) {
    throw kind.table.managed.illegalDelete(Id);
  }
  const row = context.store.table(kind.table).getMatching(Id, IfMatch);
  kind.assertUnused(Id, context);
  return row;
}

/** Throws if another resource than `id` has a unique key of the configuration. */
function assertUnique<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  kind: ConfigurationResource<Member, Config, Resource, R>,
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

/** Returns the output of an operation whose response is the resource. */
export function toResponse<
  Member extends string,
  Config,
  Resource,
  R extends AnyRecord = ConfigurationRecord<Config>,
>(
  { member, toResource }: ConfigurationResource<Member, Config, Resource, R>,
  { record, etag }: Row<R>,
): WithResource<Member, Resource> {
  return { [member]: toResource(record), ETag: etag } as WithResource<Member, Resource>;
}
