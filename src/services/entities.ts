import {
  CannotDeleteEntityWhileInUse$,
  EntityLimitExceeded$,
  InvalidTagging$,
  ResourceNotDisabled$,
  type Tag,
} from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../core/context.ts";
import type { Row } from "../core/row-list.ts";
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
import { countDistributionsReferringTo, type ReferenceKind } from "./distributions/table.ts";
import { type EntityRecord, getServedConfig } from "./entity-table.ts";
import { assertValidTags, putTags, removeTags } from "./tags/table.ts";

export {
  defineEntityTable,
  type EntityRecord,
  type EntityTable,
  findByIdentifier,
  getByIdentifier,
  getServedConfig,
  isEntity,
} from "./entity-table.ts";

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
  inUseMessage,
  ...kind
}: EntityDifferences<Member, Config, Resource>): EntityKind<Member, Config, Resource> {
  return {
    ...kind,
    createId: (environment) =>
      typeof form === "function"
        ? form(environment)
        : `${form.prefix}${environment.random.base62(form.length)}`,
    extendRecord: (record, { accountId, deployments }: Environment, previous) => ({
      ...record,
      arn: `arn:aws:cloudfront::${accountId}:${arnType}/${record.id}`,
      status: pendingStatus,
      deployment: deployments.start(previous && getServedConfig(previous)),
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
        throw createInUseError(advice, inUseMessage);
      }
    },
  };
}

/** Returns the error for the deletion of an entity in use. The default message is the API model's. */
export function createInUseError(
  advice: string,
  message = "The entity cannot be deleted while it is in use.",
): ServiceError {
  return new ServiceError(CannotDeleteEntityWhileInUse$, message, advice);
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

/** Replaces the configuration of an entity without checks, and deploys the entity again. */
export function redeployEntity<Member extends string, Config, Resource>(
  { table, extendRecord }: EntityKind<Member, Config, Resource>,
  record: EntityRecord<Config>,
  config: Config,
  environment: Environment,
): Row<EntityRecord<Config>> {
  const changed = { ...record, config, lastModifiedTime: environment.now() };
  return environment.store.table(table).replace(extendRecord?.(changed, environment, record) ?? changed);
}

/** The members that the outputs about an entity have in common. */
interface EntitySummary {
  readonly Id: string;
  readonly Name: string;
  readonly Arn: string;
  readonly CreatedTime: Date;
  readonly LastModifiedTime: Date;
  readonly Status: string;
}

/** Returns the members of an output that do not depend on the kind. */
export function toEntitySummary(record: EntityRecord<{ readonly Name: string }>): EntitySummary {
  const { id, arn, config, createdTime, lastModifiedTime, status } = record;
  return {
    Id: id,
    Name: config.Name,
    Arn: arn,
    CreatedTime: createdTime,
    LastModifiedTime: lastModifiedTime,
    Status: status,
  };
}

/** Removes an entity that is disabled, and its tags. Throws for an entity that is in use before one that is enabled. */
export function deleteDisabledEntity<
  Member extends string,
  Config extends { readonly Enabled: boolean },
  Resource,
>(
  kind: EntityKind<Member, Config, Resource>,
  target: ConditionalWrite,
  context: Context,
): Record<string, never> {
  const { record } = getDeletable(kind, target, context);
  if (record.config.Enabled) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      ResourceNotDisabled$,
      "The specified CloudFront resource hasn't been disabled yet.",
      `${record.id} is enabled: update it with Enabled false first.`,
    );
  }
  return deleteEntity(kind, target, context);
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
