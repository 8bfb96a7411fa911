import type { Deployments } from "./propagation.ts";
import { Table, type TableDefinition, type TableSnapshot } from "./table.ts";

// A store holds tables of different record types. The definition passed to `table()` carries the type.
// biome-ignore lint/suspicious/noExplicitAny: see the comment above
type Any = any;

export type StoreSnapshot = ReadonlyMap<TableDefinition<Any>, TableSnapshot<Any>>;

/** The tables of one backend. A table is created on first use. */
export class Store {
  readonly #tables = new Map<TableDefinition<Any>, Table<Any>>();

  /** Returns the table of a definition. */
  table<R>(definition: TableDefinition<R>): Table<R> {
    let table: Table<R> | undefined = this.#tables.get(definition);
    if (!table) {
      table = new Table(definition);
      this.#tables.set(definition, table);
    }
    return table;
  }

  /** Returns true if a resource of any family has this ARN. */
  hasArn(arn: string): boolean {
    return [...this.#tables.values()].some((table) => table.hasArn(arn));
  }

  /**
   * Completes the deployments whose time has come, in all tables whose records change then.
   * @internal
   */
  completeDeployments(deployments: Deployments): void {
    for (const table of this.#tables.values()) {
      table.completeDeployments(deployments, this);
    }
  }

  /** @internal */
  tables(): Iterable<[TableDefinition<unknown>, Table<unknown>]> {
    return this.#tables;
  }

  /** @internal */
  snapshot(): StoreSnapshot {
    return new Map([...this.#tables].map(([definition, table]) => [definition, table.snapshot()]));
  }

  /** @internal */
  restore(image: StoreSnapshot): void {
    this.#tables.clear();
    for (const [definition, rows] of image) {
      this.table(definition).restore(rows);
    }
  }
}
