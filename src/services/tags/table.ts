import { InvalidArgument$, NoSuchResource$, type Tag } from "@aws-sdk/client-cloudfront";
import type { Quotas } from "../../core/quotas.ts";
import type { Store } from "../../core/store.ts";
import { defineTable, type Tables } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { type ErrorSchema, ServiceError } from "../../sdk/service-error.ts";

type TagList = readonly Present<Tag>[];

/** The tags of one resource. They have their own table because they do not change the version of the resource. */
export interface TagSetRecord {
  readonly resource: string;
  readonly tags: TagList;
}

function createAbsentError(arn: string): ServiceError {
  return new ServiceError(NoSuchResource$, `There is no resource ${arn}.`);
}

export const tagSets = defineTable<TagSetRecord>({
  name: "tags",
  api: cloudFront,
  idOf: (record) => record.resource,
  absent: createAbsentError,
  duplicate: createAbsentError,
  firstVersion: 1,
});

const characters = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";

export const tagKeyRule = { pattern: characters, length: [1, 128] } as const;

/** The API model's Tags (2020-05-31), for every operation that takes tags. */
export const tagRules = {
  Items: {
    each: {
      Key: tagKeyRule,
      Value: { pattern: characters, length: [0, 256] },
    },
  },
} as const;

/**
 * Checks tags against each other and against the quota. The messages are ours: the service's were never seen in public.
 *
 * @param error the error that the operation declares: InvalidArgument for operations without InvalidTagging
 */
export function assertValidTags(
  tags: TagList,
  { tagsPerResource }: Quotas,
  error: ErrorSchema = InvalidArgument$,
): void {
  const invalid = (message: string): ServiceError => new ServiceError(error, message);
  // The count comes first, so the cost of the other checks is bounded.
  if (tags.length > tagsPerResource) {
    throw invalid(`There are ${tags.length} tags; a resource may have ${tagsPerResource}.`);
  }
  const keys = new Set<string>();
  for (const { Key: key } of tags) {
    if (keys.has(key)) {
      throw invalid(`The tag key '${key}' is given twice.`);
    }
    if (/^aws:/i.test(key)) {
      throw invalid(`The tag key '${key}' begins with 'aws:', which is reserved for AWS.`);
    }
    keys.add(key);
  }
}

export function getTags(store: Store, resource: string): TagList {
  return store.table(tagSets).find(resource)?.record.tags ?? [];
}

/** Replaces the tags of a resource. A resource without tags has no record. */
export function putTags(store: Store, resource: string, tags: TagList): void {
  const table = store.table(tagSets);
  if (tags.length === 0) {
    table.remove(resource);
  } else if (table.find(resource)) {
    table.replace({ resource, tags });
  } else {
    table.insert({ resource, tags });
  }
}

export function removeTags(store: Tables, resource: string): void {
  store.table(tagSets).remove(resource);
}
