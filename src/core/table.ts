import type { Sdk } from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import type { ServiceError } from "../sdk/service-error.ts";
import { type EtagPrefix, getEtag, isEtag } from "./etags.ts";
import { type Row, RowList } from "./row-list.ts";

/** What a resource family tells the store about itself. Declared once, in its `table.ts`. */
export interface TableDefinition<R> {
  /** The key under which `state()` shows the table. */
  readonly name: string;
  /** In whose words a conditional write is refused. */
  readonly api: ServiceApi<Sdk>;
  /** What the record is found by, and `state()` shows it under. */
  readonly idOf: (record: R) => string;
  /** Left out by what has no ARN of its own. */
  readonly arnOf?: (record: R) => string;
  /**
   * The list or lists that a record is on, where the family is also asked for in parts (those of a stage, those
   * that refer to a function): the answer costs what is on the list, not what is in the table.
   */
  readonly indexKeys?: (record: R) => string | readonly string[];
  /** What is thrown for an id that no record has. */
  readonly absent: (id: string) => ServiceError;
  /** What is thrown for a new record with an id that is taken. */
  readonly duplicate: (id: string) => ServiceError;
  /** Where the count of versions begins: functions and stores at 1, distributions and policies at 0. */
  readonly firstVersion: 0 | 1;
  /** @defaultValue `"E"` */
  readonly etagPrefix?: EtagPrefix;
}

/**
 * What a handler asks its store for: `store.table(definition)`. Made once, as its identity is the table's.
 *
 * @example
 * import { KeyGroupAlreadyExists$, type KeyGroupConfig, NoSuchResource$ } from "@aws-sdk/client-cloudfront";
 * import { builtinServices, cloudFront, defineService, defineTable, ServiceError, mockCloudFront } from "mock-cloudfront";
 *
 * const keyGroups = defineTable<KeyGroupConfig>({
 *   name: "keyGroups",
 *   api: cloudFront,
 *   idOf: (group) => group.Name ?? "",
 *   absent: (name) => new ServiceError(NoSuchResource$, `There is no key group ${name}.`),
 *   duplicate: (name) => new ServiceError(KeyGroupAlreadyExists$, `There is a key group ${name} already.`),
 *   firstVersion: 0,
 * });
 * const service = defineService("key-groups", cloudFront, {
 *   CreateKeyGroup: ({ KeyGroupConfig }, { store }) => ({ ETag: store.table(keyGroups).insert(KeyGroupConfig).etag }),
 * });
 * const cloudfront = mockCloudFront({ services: [...builtinServices, service] });
 */
export function defineTable<R>(definition: TableDefinition<R>): TableDefinition<R> {
  return definition;
}

export interface TableImage<R> {
  readonly rows: readonly Row<R>[];
  readonly nextSequence: number;
}

/** For what is there already, and should not be in a test that has just begun. */
export const leftoverAdvice =
  "If an earlier test made it: cloudfront.reset() before each test, or setupCloudFront() from " +
  "mock-cloudfront/vitest or mock-cloudfront/jest, which does it for you.";

/** What to do about an `IfMatch` that is not the ETag of what it is to change. */
export function getEtagAdvice(id: string, ifMatch: string | undefined, etag: string): string {
  return (
    `IfMatch is ${ifMatch === undefined ? "missing" : JSON.stringify(ifMatch)}; the ETag of ${id} is "${etag}". ` +
    "Every write moves it: pass the ETag of the latest answer that has one, as it came."
  );
}

/** Records of one family, each with its version; throws the family's own faults. */
export class Table<R> {
  readonly #definition: TableDefinition<R>;
  readonly #byId = new Map<string, Row<R>>();
  readonly #byArn = new Map<string, Set<string>>();
  readonly #all = new RowList<R>();
  readonly #indexes = new Map<string, RowList<R>>();
  #nextSequence = 1;

  /** @internal */
  constructor(definition: TableDefinition<R>) {
    this.#definition = definition;
  }

  /** The row of an id, if there is one. */
  find(id: string): Row<R> | undefined {
    return this.#byId.get(id);
  }

  /** The row of an id. Throws what the definition has for an `absent` one. */
  get(id: string): Row<R> {
    const row = this.#byId.get(id);
    if (!row) {
      throw this.#definition.absent(id);
    }
    return row;
  }

  /** The row that a conditional write means. In this order: absent, no ETag, not the current one. */
  getMatching(id: string, ifMatch: string | undefined): Row<R> {
    const row = this.get(id);
    const { api, etagPrefix } = this.#definition;
    if (ifMatch === row.etag) {
      return row;
    }
    const isNone = ifMatch === undefined || !isEtag(ifMatch, etagPrefix);
    const advice = getEtagAdvice(id, ifMatch, row.etag);
    throw isNone ? api.errors.invalidIfMatch(advice) : api.errors.staleIfMatch(advice);
  }

  /** Throws what the definition has for a `duplicate`, where the id is taken. */
  assertAbsent(id: string): void {
    if (this.#byId.has(id)) {
      throw this.#definition.duplicate(id);
    }
  }

  /** A new record, at its first version. */
  insert(record: R): Row<R> {
    this.assertAbsent(this.#definition.idOf(record));
    return this.put(record, this.#definition.firstVersion);
  }

  /** The record's next version. */
  replace(record: R): Row<R> {
    return this.put(record, this.get(this.#definition.idOf(record)).version + 1);
  }

  /** The record at a version that is not the table's to choose: a LIVE copy bears its original's. */
  put(record: R, version: number): Row<R> {
    const id = this.#definition.idOf(record);
    const former = this.#byId.get(id);
    const row = {
      record,
      version,
      etag: getEtag(version, this.#definition.etagPrefix),
      sequence: former?.sequence ?? this.#nextSequence++,
    };
    if (former) {
      this.#removeFromIndexes(former, this.#getIndexKeys(row));
      this.#removeArn(id, former);
    }
    this.#set(id, row);
    return row;
  }

  /** Takes a record away, if it is there. */
  remove(id: string): void {
    const row = this.#byId.get(id);
    if (row) {
      this.#delete(id, row);
    }
  }

  /** All rows, or those of one part, in the order in which they came. */
  rows(part?: string): RowList<R> {
    return part === undefined ? this.#all : (this.#indexes.get(part) ?? new RowList());
  }

  /** One of the rows that bear an ARN: both stages of a function bear the same. */
  findByArn(arn: string): Row<R> | undefined {
    const [id] = this.#byArn.get(arn) ?? [];
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Whether a record bears this ARN. */
  hasArn(arn: string): boolean {
    return this.#byArn.has(arn);
  }

  /** @internal */
  image(): TableImage<R> {
    return { rows: [...this.#all], nextSequence: this.#nextSequence };
  }

  /**
   * Only ever called on a new table.
   * @internal
   */
  restore({ rows, nextSequence }: TableImage<R>): void {
    for (const row of rows) {
      this.#set(this.#definition.idOf(row.record), row);
    }
    this.#nextSequence = nextSequence;
  }

  #getIndexKeys({ record }: Row<R>): ReadonlySet<string> {
    const lists = this.#definition.indexKeys?.(record) ?? [];
    return new Set(typeof lists === "string" ? [lists] : lists);
  }

  #set(id: string, row: Row<R>): void {
    const { arnOf } = this.#definition;
    this.#byId.set(id, row);
    this.#all.add(row);
    for (const name of this.#getIndexKeys(row)) {
      const list = this.#indexes.get(name) ?? new RowList();
      list.add(row);
      this.#indexes.set(name, list);
    }
    if (arnOf) {
      const arn = arnOf(row.record);
      this.#byArn.set(arn, (this.#byArn.get(arn) ?? new Set()).add(id));
    }
  }

  #delete(id: string, row: Row<R>): void {
    this.#byId.delete(id);
    this.#all.remove(row);
    this.#removeFromIndexes(row);
    this.#removeArn(id, row);
  }

  /** Takes a row off its lists, but for those on which its next version is: there it is replaced in its place. */
  #removeFromIndexes(row: Row<R>, kept: ReadonlySet<string> = new Set()): void {
    for (const name of this.#getIndexKeys(row)) {
      if (kept.has(name)) {
        continue;
      }
      const list = this.#indexes.get(name);
      list?.remove(row);
      if (list?.size === 0) {
        this.#indexes.delete(name);
      }
    }
  }

  #removeArn(id: string, row: Row<R>): void {
    const arn = this.#definition.arnOf?.(row.record);
    if (arn === undefined) {
      return;
    }
    const holders = this.#byArn.get(arn);
    holders?.delete(id);
    if (holders?.size === 0) {
      this.#byArn.delete(arn);
    }
  }
}
