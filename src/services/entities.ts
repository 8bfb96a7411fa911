import {
  CannotDeleteEntityWhileInUse$,
  EntityAlreadyExists$,
  EntityLimitExceeded$,
  EntityNotFound$,
  InvalidTagging$,
  type Tag,
} from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../core/context.ts";
import type { DeploymentStamp } from "../core/propagation.ts";
import type { Row } from "../core/row-list.ts";
import type { Store } from "../core/store.ts";
import { leftoverAdvice, type Tables } from "../core/table.ts";
import type { Present } from "../sdk/operation.ts";
import { ServiceError } from "../sdk/service-error.ts";
import {
  assertInsertable,
  type ConditionalWrite,
  type ConfigurationResource,
  createRecord,
  getDeletable,
  updateResource,
} from "./configuration-resource.ts";
import {
  type ConfigurationRecord,
  type ConfigurationTable,
  defineConfigurationTable,
} from "./configuration-table.ts";
import { countDistributionsReferringTo, type ReferenceKind } from "./distributions/table.ts";
import { assertValidTags, putTags, removeTags } from "./tags/table.ts";

/** The data of an entity: a configuration resource with an ARN, and a status that the end of a deployment changes. */
export interface EntityRecord<Config> extends ConfigurationRecord<Config> {
  readonly arn: string;
  readonly status: string;
  /** The deployment in progress of the last write, undefined after its end. */
  readonly deployment: DeploymentStamp | undefined;
  /** True from the deletion to its deployment, for kinds whose deletion is deployed. */
  readonly isBeingDeleted: boolean;
}

/** The identifiers of a seeded entity and its ETag. */
export interface SeededEntity {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly etag: string;
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
      store.table(table).replace({ ...deployed, lastModifiedTime: at });
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

type EntityKind<Member extends string, Config, Resource> = ConfigurationResource<
  Member,
  Config,
  Resource,
  EntityRecord<Config>
>;

/** How a kind of entity differs from the others. */
interface EntityDifferences<Member extends string, Config, Resource>
  extends Omit<
    EntityKind<Member, Config, Resource>,
    "createId" | "extendRecord" | "quotaExceeded" | "assertUnused"
  > {
  /** The letters before the random part of an id and the length of that part, or a function that draws an id. */
  readonly id: { readonly prefix: string; readonly length: number } | ((environment: Environment) => string);
  /** The type of resource in the ARN, such as `vpcorigin`. */
  readonly arnType: string;
  /** The status until a deployment completes. */
  readonly pendingStatus: string;
  /** The member of a distribution's configuration that refers to an entity, or a function that checks other references. */
  readonly reference: ReferenceKind | ((id: string, context: Context) => void);
  /** @defaultValue the message of the API model */
  readonly inUseMessage?: string;
}

/** Defines a kind of entity. Entities share ids, ARNs, their status and the errors whose names begin with Entity. */
export function defineEntity<Member extends string, Config, Resource>({
  id: form,
  arnType,
  pendingStatus,
  reference,
  inUseMessage = "The entity cannot be deleted while it is in use.",
  ...kind
}: EntityDifferences<Member, Config, Resource>): EntityKind<Member, Config, Resource> {
  return {
    ...kind,
    createId: (environment) =>
      typeof form === "function" ? form(environment) : `${form.prefix}${environment.random.base62(form.length)}`,
    extendRecord: (record, { accountId, deployments }: Environment) => ({
      ...record,
      arn: `arn:aws:cloudfront::${accountId}:${arnType}/${record.id}`,
      status: pendingStatus,
      deployment: deployments.start(),
      isBeingDeleted: false,
    }),
    // The API model's message: the service's was never seen in public.
    quotaExceeded: (limit) =>
      new ServiceError(
        EntityLimitExceeded$,
        "The entity limit has been exceeded.",
        `The account has ${limit} of them, which is its quota.`,
      ),
    assertUnused: (id, context) => {
      if (typeof reference === "function") {
        reference(id, context);
        return;
      }
      const count = countDistributionsReferringTo(context, reference, id);
      if (count > 0) {
        const advice = `${count} of the distributions have ${reference} "${id}": update or delete them first.`;
        throw new ServiceError(CannotDeleteEntityWhileInUse$, inUseMessage, advice);
      }
    },
  };
}

type GivenTags = { readonly Items?: readonly Present<Tag>[] | undefined } | undefined;

/** Creates an entity with tags. Throws for invalid tags before all other checks. */
export function insertEntity<Member extends string, Config, Resource>(
  kind: EntityKind<Member, Config, Resource>,
  config: Config,
  tags: GivenTags,
  context: Context,
): Row<EntityRecord<Config>> {
  assertNewEntity(kind, config, tags, context);
  return addEntity(kind, config, tags, context);
}

/** Makes the checks of `insertEntity`, for kinds that have further ones. */
export function assertNewEntity<Member extends string, Config, Resource>(
  kind: EntityKind<Member, Config, Resource>,
  config: Config,
  tags: GivenTags,
  context: Context,
): void {
  assertValidTags(tags?.Items ?? [], context.quotas, InvalidTagging$);
  assertInsertable(kind, config, context);
}

/** Inserts an entity with tags that were checked. `id` is drawn if it is not given. */
export function addEntity<Member extends string, Config, Resource>(
  kind: EntityKind<Member, Config, Resource>,
  config: Config,
  tags: GivenTags,
  environment: Environment,
  id?: string,
): Row<EntityRecord<Config>> {
  const { store } = environment;
  const row = store.table(kind.table).insert(createRecord(kind, config, environment, id));
  putTags(store, row.record.arn, tags?.Items ?? []);
  return row;
}

/** Changes the configuration of an entity. Throws for an unknown id and If-Match before it reads the configuration. */
export function updateEntity<Member extends string, Config, Resource>(
  kind: EntityKind<Member, Config, Resource>,
  target: ConditionalWrite,
  change: (config: Config) => Config,
  context: Context,
): ReturnType<typeof updateResource<Member, Config, Resource, EntityRecord<Config>>> {
  const { record } = context.store.table(kind.table).getMatching(target.Id, target.IfMatch);
  return updateResource(kind, target, change(record.config), context);
}

/** Removes an entity and its tags. */
export function deleteEntity<Member extends string, Config, Resource>(
  kind: EntityKind<Member, Config, Resource>,
  target: ConditionalWrite,
  context: Context,
): Record<string, never> {
  const { record } = getDeletable(kind, target, context);
  context.store.table(kind.table).remove(record.id);
  removeTags(context.store, record.arn);
  return {};
}
