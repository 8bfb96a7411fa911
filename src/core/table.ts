import type { Sdk } from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import type { ServiceError } from "../sdk/service-error.ts";
import { deepFreeze } from "../values/deep-freeze.ts";
import { type EtagPrefix, getEtag, getEtagAdvice, isEtag } from "./etags.ts";
import type { DeploymentStamp, Deployments } from "./propagation.ts";
import { type Row, RowList } from "./row-list.ts";

/** The definition of a family's table: keys, indexes and errors. Declared once, in the family's `table.ts`. */
export interface TableDefinition<R> {
  /** The name of the table in `state()`. */
  readonly name: string;
  /** Supplies the errors for failed conditional writes. */
  readonly api: ServiceApi<Sdk>;
  /** Returns the id of a record, its key in the table and in `state()`. */
  readonly idOf: (record: R) => string;
  /** Returns the ARN of a record. Omitted if the records have no ARN. */
  readonly arnOf?: (record: R) => string;
  /**
   * Returns the keys of the secondary indexes that a record belongs to, such as a stage, or a function that the record
   * refers to. The cost of `rows(indexKey)` depends on the size of the index, not of the table.
   */
  readonly indexKeys?: (record: R) => string | readonly string[];
  /** Creates the error for an id that no record has. `existing` has the ids of all records, for advice. */
  readonly absent: (
    id: string,
    existing?: Pick<ReadonlyMap<string, unknown>, "size" | "keys">,
  ) => ServiceError;
  /** Creates the error for a new record whose id is taken. */
  readonly duplicate: (id: string) => ServiceError;
  /** The number of the first version: 1 for functions and stores, 0 for distributions and policies. */
  readonly firstVersion: 0 | 1;
  /** True to leave the table out of `state()`. @defaultValue `false` */
  readonly isInternal?: boolean;
  /** @defaultValue `"E"` */
  readonly etagPrefix?: EtagPrefix;
  /** The deployments of records that change when a deployment completes. Omitted if records do not change then. */
  readonly deployment?: RecordDeployment<R>;
}

/** How the end of a deployment changes a record. The end takes effect before the next read of the state. */
export interface RecordDeployment<R> {
  /** Returns the deployment in progress of a record, undefined if there is none. */
  readonly of: (record: R) => DeploymentStamp | undefined;
  /** Writes the effect of the end: a record without a deployment in progress, or no record. */
  readonly complete: (row: Row<R>, at: Date, store: Tables) => void;
}

/** The tables of a store. */
export interface Tables {
  table<R>(definition: TableDefinition<R>): Table<R>;
}

/**
 * Defines a table for handlers, which read it with `store.table(definition)`. Define each table once, because the
 * store identifies a table by its definition object.
 *
 * @example
 * import { EntityAlreadyExists$, EntityNotFound$, type VpcOriginEndpointConfig } from "@aws-sdk/client-cloudfront";
 * import { builtinServices, cloudFront, defineService, defineTable, ServiceError, mockCloudFront } from "mock-cloudfront";
 *
 * const vpcOrigins = defineTable<VpcOriginEndpointConfig>({
 *   name: "vpcOrigins",
 *   api: cloudFront,
 *   idOf: (config) => config.Name ?? "",
 *   absent: (name) => new ServiceError(EntityNotFound$, `There is no VPC origin ${name}.`),
 *   duplicate: (name) => new ServiceError(EntityAlreadyExists$, `There is a VPC origin ${name} already.`),
 *   firstVersion: 1,
 * });
 * const service = defineService("vpc-origins", cloudFront, {
 *   CreateVpcOrigin: ({ VpcOriginEndpointConfig: config }, { store }) => ({
 *     ETag: store.table(vpcOrigins).insert(config).etag,
 *   }),
 * });
 * const others = builtinServices.filter(({ name }) => name !== "vpc-origins");
 * const cloudfront = mockCloudFront({ services: [...others, service] });
 */
export function defineTable<R>(definition: TableDefinition<R>): TableDefinition<R> {
  return definition;
}

export interface TableSnapshot<R> {
  readonly rows: readonly Row<R>[];
  readonly nextSequence: number;
}

/** Advice for an "already exists" error: an earlier test probably left the resource behind. */
export const leftoverAdvice =
  "If an earlier test created it, call cloudfront.reset() before each test, or use setupCloudFront() from " +
  "mock-cloudfront/vitest or mock-cloudfront/jest, which resets the mock for you.";

/** The records of one family with their versions. Throws the family's own errors. */
export class Table<R> {
  readonly #definition: TableDefinition<R>;
  readonly #byId = new Map<string, Row<R>>();
  readonly #byArn = new Map<string, Set<string>>();
  readonly #all = new RowList<R>();
  readonly #indexes = new Map<string, RowList<R>>();
  /** The ids of the records with a deployment in progress. */
  readonly #deploying = new Set<string>();
  #nextSequence = 1;

  /** @internal */
  constructor(definition: TableDefinition<R>) {
    this.#definition = definition;
  }

  /** Returns the row with an id, or undefined. */
  find(id: string): Row<R> | undefined {
    return this.#byId.get(id);
  }

  /** Returns the row with an id. Throws the definition's `absent` error if no row has the id. */
  get(id: string): Row<R> {
    const row = this.#byId.get(id);
    if (!row) {
      throw this.#definition.absent(id, this.#byId);
    }
    return row;
  }

  /**
   * Returns the row for a conditional write. Throws, in this order: `absent`, the error for a malformed ETag, the error
   * for a stale ETag.
   */
  getMatching(id: string, ifMatch: string | undefined): Row<R> {
    const row = this.get(id);
    const { api, etagPrefix, deployment } = this.#definition;
    if (ifMatch === row.etag) {
      return row;
    }
    const isMalformed = ifMatch === undefined || !isEtag(ifMatch, etagPrefix);
    const cause = deployment && "Every write changes the ETag, and so may the end of a deployment.";
    const advice = getEtagAdvice(id, ifMatch, row.etag, cause);
    throw isMalformed ? api.errors.invalidIfMatch(advice) : api.errors.staleIfMatch(advice);
  }

  /** Throws the definition's `duplicate` error if the id is taken. */
  assertAbsent(id: string): void {
    if (this.#byId.has(id)) {
      throw this.#definition.duplicate(id);
    }
  }

  /** Inserts a new record at its first version. */
  insert(record: R): Row<R> {
    this.assertAbsent(this.#definition.idOf(record));
    return this.put(record, this.#definition.firstVersion);
  }

  /** Replaces a record by its next version. */
  replace(record: R): Row<R> {
    return this.put(record, this.get(this.#definition.idOf(record)).version + 1);
  }

  /**
   * Inserts or replaces a record at a given version. A LIVE copy of a function has the version of its original.
   *
   * Freezes the record: snapshots share it, so a change to it would change them too.
   */
  put(record: R, version: number): Row<R> {
    const id = this.#definition.idOf(record);
    const previous = this.#byId.get(id);
    const row = Object.freeze({
      record: deepFreeze(record),
      version,
      etag: getEtag(version, this.#definition.etagPrefix),
      sequence: previous?.sequence ?? this.#nextSequence++,
    });
    if (previous) {
      this.#removeFromIndexes(previous, this.#getIndexKeys(row));
      this.#removeArn(id, previous);
    }
    this.#set(id, row);
    return row;
  }

  /** Removes a record, if it exists. */
  remove(id: string): void {
    const row = this.#byId.get(id);
    if (row) {
      this.#delete(id, row);
    }
  }

  /** Returns all rows, or those of one index, in the order of insertion. */
  rows(indexKey?: string): RowList<R> {
    return indexKey === undefined ? this.#all : (this.#indexes.get(indexKey) ?? new RowList());
  }

  /** Returns a row with an ARN. Both stages of a function have the same ARN. */
  findByArn(arn: string): Row<R> | undefined {
    const [id] = this.#byArn.get(arn) ?? [];
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Returns true if a record has this ARN. */
  hasArn(arn: string): boolean {
    return this.#byArn.has(arn);
  }

  /**
   * Completes the deployments whose time has come.
   * @internal
   */
  completeDeployments(deployments: Deployments, store: Tables): void {
    const { deployment } = this.#definition;
    for (const id of [...this.#deploying]) {
      const row = this.get(id);
      const stamp = deployment?.of(row.record);
      if (stamp && deployments.isComplete(stamp)) {
        deployment?.complete(row, deployments.getCompletionTime(stamp), store);
      }
    }
  }

  /** @internal */
  snapshot(): TableSnapshot<R> {
    return { rows: [...this.#all], nextSequence: this.#nextSequence };
  }

  /**
   * Called on a new table only.
   * @internal
   */
  restore({ rows, nextSequence }: TableSnapshot<R>): void {
    for (const row of rows) {
      this.#set(this.#definition.idOf(row.record), row);
    }
    this.#nextSequence = nextSequence;
  }

  #getIndexKeys({ record }: Row<R>): ReadonlySet<string> {
    const keys = this.#definition.indexKeys?.(record) ?? [];
    return new Set(typeof keys === "string" ? [keys] : keys);
  }

  #set(id: string, row: Row<R>): void {
    const { arnOf, deployment } = this.#definition;
    this.#byId.set(id, row);
    this.#all.add(row);
    if (deployment?.of(row.record)) {
      this.#deploying.add(id);
    } else {
      this.#deploying.delete(id);
    }
    for (const key of this.#getIndexKeys(row)) {
      const index = this.#indexes.get(key) ?? new RowList();
      index.add(row);
      this.#indexes.set(key, index);
    }
    if (arnOf) {
      const arn = arnOf(row.record);
      this.#byArn.set(arn, (this.#byArn.get(arn) ?? new Set()).add(id));
    }
  }

  #delete(id: string, row: Row<R>): void {
    this.#byId.delete(id);
    this.#deploying.delete(id);
    this.#all.remove(row);
    this.#removeFromIndexes(row);
    this.#removeArn(id, row);
  }

  /** Removes a row from its indexes, except those in `kept`, where the next version overwrites it. */
  #removeFromIndexes(row: Row<R>, kept: ReadonlySet<string> = new Set()): void {
    for (const key of this.#getIndexKeys(row)) {
      if (kept.has(key)) {
        continue;
      }
      const index = this.#indexes.get(key);
      index?.remove(row);
      if (index?.size === 0) {
        this.#indexes.delete(key);
      }
    }
  }

  #removeArn(id: string, row: Row<R>): void {
    const arn = this.#definition.arnOf?.(row.record);
    if (arn === undefined) {
      return;
    }
    const ids = this.#byArn.get(arn);
    ids?.delete(id);
    if (ids?.size === 0) {
      this.#byArn.delete(arn);
    }
  }
}
