/** A record at one version. Rows are never changed, only replaced, so a snapshot is a copy of references. */
export interface Row<R> {
  readonly record: R;
  readonly version: number;
  readonly etag: string;
  /** Rises with every insert and stays over replacements: the order of every list, and what a marker names. */
  readonly sequence: number;
}

/** Rows in the order of their sequence numbers; finds the place behind any number by halving. */
export class RowList<R> implements Iterable<Row<R>> {
  readonly #rows: Row<R>[] = [];

  get size(): number {
    return this.#rows.length;
  }

  /** Puts a row at its place; the one that has its number gives way to it. */
  add(row: Row<R>): void {
    const last = this.#rows.at(-1);
    // Nearly always the newest, or another version of one that is there: then nothing moves.
    if (!last || last.sequence < row.sequence) {
      this.#rows.push(row);
      return;
    }
    const place = this.#upperBound(row.sequence);
    const isThere = this.#rows[place - 1]?.sequence === row.sequence;
    if (isThere) {
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

  /** Up to `limit` rows behind a sequence number, whether or not its row is still there. */
  after(sequence: number, limit: number): readonly Row<R>[] {
    const start = this.#upperBound(sequence);
    return this.#rows.slice(start, start + limit);
  }

  /** Up to `limit` rows before a sequence number, from the newest on. */
  before(sequence: number, limit: number): readonly Row<R>[] {
    const end = this.#upperBound(sequence - 1);
    return this.#rows.slice(Math.max(0, end - limit), end).reverse();
  }

  [Symbol.iterator](): Iterator<Row<R>> {
    return this.#rows[Symbol.iterator]();
  }

  /** The index of the first row with a higher number. */
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
