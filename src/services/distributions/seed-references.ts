import type { Environment } from "../../core/context.ts";
import { findNearest } from "../../values/find-nearest.ts";
import { formatValue } from "../../values/format-value.ts";
import { cachePolicies } from "../cache-policies/table.ts";
import { type ConfigurationTable, findRow } from "../configuration-resource.ts";
import { functions, getStageId } from "../functions/table.ts";
import { keyGroups } from "../key-groups/table.ts";
import { originRequestPolicies } from "../origin-request-policies/table.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { responseHeadersPolicies } from "../response-headers-policies/table.ts";
import { invalidSeedError } from "../seed-validation.ts";

/** Advice for a function that is not published. */
export const publishAdvice = "seed.function({ name, code, publish: true }) it first.";

/** Returns the ARN of a published function. `nameOrArn` is its name, or an ARN as it is. */
export function findFunctionArn(nameOrArn: string, { store }: Environment): string {
  if (nameOrArn.startsWith("arn:")) {
    return nameOrArn;
  }
  const live = store.table(functions).find(getStageId(nameOrArn, "LIVE"));
  if (!live) {
    throw invalidSeedError(`There is no published function named "${nameOrArn}". ${publishAdvice}`);
  }
  return live.record.arn;
}

/** A kind of resource that a cache behavior names. */
interface ReferencedKind {
  readonly label: string;
  readonly family: string;
  /** The call that creates a resource with the name. */
  readonly creation: (name: string) => string;
  // biome-ignore lint/suspicious/noExplicitAny: only ids and names are read, whatever the configurations are
  readonly table: ConfigurationTable<any>;
}

/** The kinds of resources that a seeded cache behavior names, by the member of the seed. */
const kinds = {
  cachePolicy: {
    label: "cache policy",
    family: "cache-policies",
    creation: (name) => `seed.cachePolicy({ name: ${name} })`,
    table: cachePolicies,
  },
  originRequestPolicy: {
    label: "origin request policy",
    family: "origin-request-policies",
    creation: (name) => `seed.originRequestPolicy({ name: ${name} })`,
    table: originRequestPolicies,
  },
  responseHeadersPolicy: {
    label: "response headers policy",
    family: "response-headers-policies",
    creation: (name) => `seed.responseHeadersPolicy({ name: ${name} })`,
    table: responseHeadersPolicies,
  },
  keyGroups: {
    label: "key group",
    family: "key-groups",
    creation: (name) => `seed.keyGroup({ name: ${name}, publicKeys: [seed.publicKey().id] })`,
    table: keyGroups,
  },
} as const satisfies Readonly<Record<string, ReferencedKind>>;

/**
 * Returns the id of a policy or key group. `nameOrId` is an id, a name, or the name of a managed policy without its
 * prefix. With the option `references: "any"`, an unknown id is returned as it is.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for a name that no resource has
 */
export function findReferencedId(
  member: keyof typeof kinds,
  nameOrId: unknown,
  environment: Environment,
): string {
  const { label, family, creation, table }: ReferencedKind = kinds[member];
  if (typeof nameOrId !== "string") {
    throw invalidSeedError(`The name or id of a ${label} is ${formatValue(nameOrId)}; it must be a string.`);
  }
  if (findRow(table, nameOrId, environment.store)) {
    return nameOrId;
  }
  const idsByName = getIdsByName(table, environment);
  const id = idsByName.get(nameOrId) ?? idsByName.get(`${managedPrefix}${nameOrId}`);
  if (id !== undefined) {
    return id;
  }
  if (!areReferencesChecked(family, environment)) {
    return nameOrId;
  }
  const names = [...idsByName.keys()].map(omitManagedPrefix);
  const near = findNearest(omitManagedPrefix(nameOrId), names);
  throw invalidSeedError(
    `There is no ${label} ${formatValue(nameOrId)}. ` +
      (near === undefined
        ? `Create it first: ${creation(formatValue(nameOrId))}.`
        : `Did you mean ${formatValue(near)}?`),
  );
}

const managedPrefix = "Managed-";

function omitManagedPrefix(name: string): string {
  return name.startsWith(managedPrefix) ? name.slice(managedPrefix.length) : name;
}

function getIdsByName(
  // biome-ignore lint/suspicious/noExplicitAny: only ids and names are read
  table: ConfigurationTable<any>,
  { store }: Environment,
): ReadonlyMap<string, string> {
  const rows = [...(table.managed?.rows ?? []), ...store.table(table).rows()];
  return new Map(rows.map(({ record }) => [record.config.Name, record.id]));
}
