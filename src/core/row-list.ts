/** A record at one version. Rows are immutable, so a snapshot copies references only. */
export interface Row<R> {
  readonly record: R;
  readonly version: number;
  readonly etag: string;
  /** Increases with every insert and stays the same on replacement. Lists are sorted by it, and markers contain it. */
  readonly sequence: number;
}

/** Rows sorted by sequence number, searched by binary search. */
export class RowList<R> implements Iterable<Row<R>> {
  readonly #rows: Row<R>[] = [];

  get size(): number {
    return this.#rows.length;
  }

  /** Inserts a row in sequence order. Replaces a row with the same sequence number. */
  add(row: Row<R>): void {
    const last = this.#rows.at(-1);
    // Most rows are the newest, or a new version of an existing row. Then no other row moves.
    if (!last || last.sequence < row.sequence) {
      this.#rows.push(row);
      return;
    }
    const place = this.#upperBound(row.sequence);
    if (this.#rows[place - 1]?.sequence === row.sequence) {
      this.#rows[place - 1] = row;
    } else {
      this.#rows.splice(place, 0, row);
    }
  }

  remove(row: Row<R>): void {
    const index = this.#upperBound(row.sequence) - 1;
    if (this.#rows[index]?.sequence === row.sequence) {
      this.#rows.splice(index, 1);
    }
  }

  /** Returns up to `limit` rows after a sequence number. The row with that number need not exist. */
  after(sequence: number, limit: number): readonly Row<R>[] {
    const start = this.#upperBound(sequence);
    return this.#rows.slice(start, start + limit);
  }

  /** Returns up to `limit` rows before a sequence number, the newest first. */
  before(sequence: number, limit: number): readonly Row<R>[] {
    const end = this.#upperBound(sequence - 1);
    return this.#rows.slice(Math.max(0, end - limit), end).reverse();
  }

  [Symbol.iterator](): Iterator<Row<R>> {
    return this.#rows[Symbol.iterator]();
  }

  /** Returns the index of the first row with a higher sequence number. */
  #upperBound(sequence: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as Row<R>).sequence <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
