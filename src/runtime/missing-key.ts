import { findNearest } from "../values/find-nearest.ts";
import type { StoreContents, Stores } from "./run/run-input.ts";

/** Stores that record the last key that a function did not find. */
export interface WatchedStores {
  readonly stores: Stores | undefined;
  /** Returns a sentence with the missing key if an error message is that of `get()` for a missing key. */
  describeMissingKey(message: string): string | undefined;
}

// seen: `err.toString()` for a key that the store lacks (article of an SRE team with its CloudWatch logs, 2024-03)
const missingKeyMessage = "Error: KeyNotFound";

/** Wraps stores to record the last missing key, because the service's error does not name the key. */
export function watchStores(stores: Stores | undefined): WatchedStores {
  let missing: { readonly key: string; readonly items: ReadonlyMap<string, string> } | undefined;
  return {
    stores: stores && {
      associated: stores.associated,
      read(id) {
        const contents = stores.read(id);
        return contents && watchContents(contents, (key) => (missing = { key, items: contents.items }));
      },
    },
    describeMissingKey(message) {
      if (!missing || message !== missingKeyMessage) {
        return undefined;
      }
      const { key, items } = missing;
      const near = findNearest(key, [...items.keys()]);
      const suggestion = near === undefined ? "" : ` Did you mean ${JSON.stringify(near)}?`;
      return `The key value store has no key ${JSON.stringify(key)}.${suggestion}`;
    },
  };
}

function watchContents(contents: StoreContents, onMissing: (key: string) => void): StoreContents {
  const { items } = contents;
  return {
    ...contents,
    items: {
      get(key) {
        const value = items.get(key);
        if (value === undefined) {
          onMissing(key);
        }
        return value;
      },
      has: (key) => items.has(key),
      get size() {
        return items.size;
      },
      forEach: (callback) => items.forEach(callback),
      entries: () => items.entries(),
      keys: () => items.keys(),
      values: () => items.values(),
      [Symbol.iterator]: () => items[Symbol.iterator](),
    },
  };
}
