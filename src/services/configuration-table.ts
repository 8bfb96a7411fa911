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

/** The records of a kind. Some kinds add members to those of all configuration resources. */
// biome-ignore lint/suspicious/noExplicitAny: a bound for records, whatever their configurations are
export type AnyRecord = ConfigurationRecord<any>;

/** Resources of a kind that AWS manages. Every account has them and cannot change them. */
export interface ManagedResources<Config, R extends AnyRecord = ConfigurationRecord<Config>> {
  readonly rows: RowList<R>;
  readonly find: (id: string) => Row<R> | undefined;
  /** Returns true if a managed resource has one of these unique keys. */
  readonly hasKey: (keys: readonly string[]) => boolean;
  readonly illegalUpdate: (name: string) => ServiceError;
  readonly illegalDelete: (name: string) => ServiceError;
}

/** A table of configuration resources. */
export interface ConfigurationTable<Config, R extends AnyRecord = ConfigurationRecord<Config>>
  extends TableDefinition<R> {
  /** Returns the values that no two resources may share, such as `name media`. */
  readonly uniqueKeysOf: (config: Config) => readonly string[];
  /** The resources of the same kind that AWS manages. They are not in the table. */
  readonly managed?: ManagedResources<Config, R>;
}

/** The properties of a table that the kinds of configuration resources do not share. */
interface ConfigurationTableProperties<Config, R extends AnyRecord>
  extends Pick<
    ConfigurationTable<Config, R>,
    "name" | "uniqueKeysOf" | "managed" | "absent" | "duplicate" | "arnOf" | "deployment"
  > {
  /** Returns further index keys of a configuration. */
  readonly indexKeysOf?: (config: Config) => readonly string[];
  /** @defaultValue `0`, the first version of most kinds of resources */
  readonly firstVersion?: 0 | 1;
}

/** Defines the table of a kind of configuration resource. */
export function defineConfigurationTable<Config, R extends AnyRecord = ConfigurationRecord<Config>>({
  indexKeysOf,
  firstVersion = 0,
  ...properties
}: ConfigurationTableProperties<Config, R>): ConfigurationTable<Config, R> {
  const definition = defineTable<R>({
    ...properties,
    api: cloudFront,
    idOf: (record) => record.id,
    indexKeys: ({ config }) => [...properties.uniqueKeysOf(config), ...(indexKeysOf?.(config) ?? [])],
    firstVersion,
  });
  return { ...properties, ...definition };
}

/** Returns the row of a resource, managed or custom, if the id is known. */
export function findRow<Config, R extends AnyRecord>(
  table: ConfigurationTable<Config, R>,
  id: string,
  store: Store,
): Row<R> | undefined {
  return table.managed?.find(id) ?? store.table(table).find(id);
}
