import { EntityAlreadyExists$, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { DeploymentStamp } from "../core/propagation.ts";
import type { Row } from "../core/row-list.ts";
import type { Store } from "../core/store.ts";
import { leftoverAdvice, type Tables } from "../core/table.ts";
import { ServiceError } from "../sdk/service-error.ts";
import {
  type ConfigurationRecord,
  type ConfigurationTable,
  defineConfigurationTable,
} from "./configuration-table.ts";
import { removeTags } from "./tags/table.ts";

/** The data of an entity: a configuration resource with an ARN, and a status that the end of a deployment changes. */
export interface EntityRecord<Config> extends ConfigurationRecord<Config> {
  readonly arn: string;
  readonly status: string;
  /** The deployment in progress of the last write, undefined after its end. */
  readonly deployment: DeploymentStamp | undefined;
  /** True from the deletion to its deployment, for kinds whose deletion is deployed. */
  readonly isBeingDeleted: boolean;
}

export type EntityTable<Config> = ConfigurationTable<Config, EntityRecord<Config>>;

/** The properties of a table of entities that the kinds do not share. */
interface EntityTableProperties<Config> {
  /** The name of the table in `state()`. */
  readonly name: string;
  /** The kind of the entity in messages, such as `VPC origin`. */
  readonly title: string;
  /** Returns the status after a deployment. */
  readonly finalStatusOf: (config: Config) => string;
  /** False if the end of a deployment keeps ETag and modification time. */
  readonly movesEtag: boolean;
  /** Returns further index keys of a configuration. */
  readonly indexKeysOf?: (config: Config) => readonly string[];
}

/** Defines the table of a kind of entity. No two entities of a kind have the same name. */
export function defineEntityTable<Config extends { readonly Name: string }>({
  name,
  title,
  finalStatusOf,
  movesEtag,
  indexKeysOf,
}: EntityTableProperties<Config>): EntityTable<Config> {
  const complete = (row: Row<EntityRecord<Config>>, at: Date, store: Tables): void => {
    const { record, version } = row;
    if (record.isBeingDeleted) {
      store.table(table).remove(record.id);
      removeTags(store, record.arn);
      return;
    }
    const deployed = { ...record, status: finalStatusOf(record.config), deployment: undefined };
    if (movesEtag) {
      store.table(table).put({ ...deployed, lastModifiedTime: at }, version + 1);
    } else {
      store.table(table).put(deployed, version);
    }
  };
  const table: EntityTable<Config> = defineConfigurationTable<Config, EntityRecord<Config>>({
    name,
    uniqueKeysOf: (config) => [getNameKey(config.Name)],
    ...(indexKeysOf && { indexKeysOf }),
    arnOf: ({ arn }) => arn,
    deployment: { of: ({ deployment }) => deployment, complete },
    // The API model's messages: the service's were never seen in public.
    absent: (id) =>
      new ServiceError(
        EntityNotFound$,
        "The entity was not found.",
        `There is no ${title} "${id}": create it first, or seed it.`,
      ),
    duplicate: () =>
      new ServiceError(
        EntityAlreadyExists$,
        "The entity already exists. You must provide a unique entity.",
        `A ${title} has this name. ${leftoverAdvice}`,
      ),
  });
  return table;
}

function getNameKey(name: string): string {
  return `name ${name}`;
}

/** Returns the row of an entity. assumed: an identifier is an id, an ARN or a name */
export function findByIdentifier<Config>(
  table: EntityTable<Config>,
  identifier: string,
  store: Store,
): Row<EntityRecord<Config>> | undefined {
  const rows = store.table(table);
  const [named] = rows.rows(getNameKey(identifier));
  return rows.find(identifier) ?? rows.findByArn(identifier) ?? named;
}

/** Returns the row of an entity by id, ARN or name. Throws EntityNotFound if there is none. */
export function getByIdentifier<Config>(
  table: EntityTable<Config>,
  identifier: string,
  store: Store,
): Row<EntityRecord<Config>> {
  const row = findByIdentifier(table, identifier, store);
  if (!row) {
    throw table.absent(identifier);
  }
  return row;
}

/** Returns true if other resources may refer to an entity, which they may not during its deletion. */
export function isEntity<Config>(table: EntityTable<Config>, id: string, store: Store): boolean {
  return store.table(table).find(id)?.record.isBeingDeleted === false;
}

/** Returns the configuration that edge locations have, or undefined if none was deployed yet. */
export function getServedConfig<Config>({ config, deployment }: EntityRecord<Config>): Config | undefined {
  return deployment ? (deployment.previous as Config | undefined) : config;
}
