/** What a key value store holds, as a function reads it. */
export interface StoreContents {
  readonly items: ReadonlyMap<string, string>;
  readonly created: Date;
  readonly lastUpdated: Date;
}

/** The key value stores within reach of a function. */
export interface Stores {
  /** Id of the store that `cf.kvs()` opens; none when the function has no association. */
  readonly associated?: string | undefined;
  /** The store of this id, or undefined when the function is not associated with it. */
  read(id: string): StoreContents | undefined;
}

export const noStores: Stores = { read: () => undefined };
