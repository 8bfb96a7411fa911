import { Table, type TableDefinition, type TableImage } from "./table.ts";

// A store holds tables of every record type; each comes back under its own definition, which has the type.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any;

export type StoreImage = ReadonlyMap<TableDefinition<Any>, TableImage<Any>>;

/** Every table of one backend. A table comes into being when it is first asked for. */
export class Store {
  readonly #tables = new Map<TableDefinition<Any>, Table<Any>>();

  /** The table of that definition, with the records that came before. */
  table<R>(definition: TableDefinition<R>): Table<R> {
    let table: Table<R> | undefined = this.#tables.get(definition);
    if (!table) {
      table = new Table(definition);
      this.#tables.set(definition, table);
    }
    return table;
  }

  /** Whether any resource, of whatever family, bears this ARN. */
  hasArn(arn: string): boolean {
    return [...this.#tables.values()].some((table) => table.hasArn(arn));
  }

  /** @internal */
  tables(): Iterable<[TableDefinition<unknown>, Table<unknown>]> {
    return this.#tables;
  }

  /** @internal */
  image(): StoreImage {
    return new Map([...this.#tables].map(([definition, table]) => [definition, table.image()]));
  }

  /** @internal */
  restore(image: StoreImage): void {
    this.#tables.clear();
    for (const [definition, rows] of image) {
      this.table(definition).restore(rows);
    }
  }
}
