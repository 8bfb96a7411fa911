/** A hash table of njs 0.4.3, which is a bucket of names or a level of other tables. */
type HashTable = HashEntry[] | { readonly slots: (HashTable | undefined)[] };

interface HashEntry {
  readonly hash: number;
  readonly index: number;
}

/** The number of properties up to which an object keeps their order. */
export const bucketSize = 10;

const levelBits = 4;
const initialHash = 5381;

/**
 * Returns the indexes of the names in the order in which njs 0.4.3 enumerates the properties of an object. Up to 10
 * properties have the order in which they were added. More have the order of a hash table with 16 slots per level.
 */
export function getPropertyOrder(names: readonly string[]): number[] {
  let table: HashTable = [];
  names.forEach((name, index) => {
    table = insert(table, { hash: hashName(name), index }, 0);
  });
  return listEntries(table);
}

/** Computes the hash of Daniel J. Bernstein (djb2 with xor) over the name in UTF-8. */
function hashName(name: string): number {
  let hash = initialHash;
  for (const byte of Buffer.from(name)) {
    hash = ((hash << 5) + hash) ^ byte;
  }
  return hash >>> 0;
}

function insert(table: HashTable, entry: HashEntry, level: number): HashTable {
  if (Array.isArray(table)) {
    if (table.length < bucketSize || level * levelBits >= 28) {
      table.push(entry);
      return table;
    }
    let split: HashTable = { slots: [] };
    for (const moved of [...table, entry]) {
      split = insert(split, moved, level);
    }
    return split;
  }
  const slot = (entry.hash >>> (level * levelBits)) & 0xf;
  table.slots[slot] = insert(table.slots[slot] ?? [], entry, level + 1);
  return table;
}

function listEntries(table: HashTable): number[] {
  return Array.isArray(table)
    ? table.map(({ index }) => index)
    : table.slots.flatMap((slot) => (slot === undefined ? [] : listEntries(slot)));
}
