import type { Store } from "../core/store.ts";
import { defineTable, leftoverAdvice } from "../core/table.ts";
import { cloudFront } from "../sdk/service-api.ts";
import { ServiceError } from "../sdk/service-error.ts";
import type { AppliedResource } from "./resource-target.ts";

/** A resource of a deployed stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly id: string;
  readonly ref: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly isStandIn: boolean;
  /** The resource as the operations of CloudFront made it. Undefined for stand-ins and nested stacks. */
  readonly applied?: AppliedResource;
  /** The key of the nested stack that the resource stands for. */
  readonly nestedStack?: string;
  /** True if the resource stays when it leaves the template. */
  readonly isRetained: boolean;
}

/** The value of a parameter in SSM that a stack made, or that a stack wrote for another region. */
export interface StoredParameter {
  readonly name: string;
  readonly region: string;
  readonly value: string;
}

/** A deployed stack. */
export interface StackRecord {
  readonly name: string;
  readonly region: string;
  /** In the order of creation. */
  readonly resources: readonly StackResource[];
  readonly outputs: Readonly<Record<string, string>>;
  /** The values of exports, by name. */
  readonly exports: Readonly<Record<string, string>>;
  /** The names of the exports of other stacks that this stack uses. */
  readonly imports: readonly string[];
  readonly parameters: readonly StoredParameter[];
  /** True for a stack that another stack contains. */
  readonly isNested: boolean;
}

/** Returns the key of a stack. Two regions can have stacks of one name. */
export function getStackKey({ name, region }: Pick<StackRecord, "name" | "region">): string {
  return `${region}/${name}`;
}

/** The deployed stacks. Part of the state, so that `reset(snapshot)` brings them back, but hidden in `state()`. */
export const stacks = defineTable<StackRecord>({
  name: "stacks",
  api: cloudFront,
  idOf: getStackKey,
  absent: (key) => new ServiceError(cloudFront.sdk.NoSuchResource$, `There is no stack ${key}.`),
  duplicate: (key) =>
    new ServiceError(cloudFront.sdk.EntityAlreadyExists$, `The stack ${key} already exists.`, leftoverAdvice),
  firstVersion: 1,
  isInternal: true,
});

/** Returns the deployed stacks in the order of their creation. */
export function listStacks(store: Store): StackRecord[] {
  return [...store.table(stacks).rows()].map(({ record }) => record);
}

/** Returns a deployed stack. */
export function findStack(store: Store, key: string): StackRecord | undefined {
  return store.table(stacks).find(key)?.record;
}

/** Adds a stack, or replaces its record. */
export function putStack(store: Store, record: StackRecord): void {
  const table = store.table(stacks);
  if (table.find(getStackKey(record))) {
    table.replace(record);
  } else {
    table.insert(record);
  }
}

/** Returns the names of the stacks of a region that use an export. */
export function findImporters(store: Store, { name, region }: { name: string; region: string }): string[] {
  return listStacks(store)
    .filter((stack) => stack.region === region && stack.imports.includes(name))
    .map((stack) => stack.name);
}
