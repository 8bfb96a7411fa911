/** A node of a weight-balanced tree: neither side of a node has more than three times the weight of the other. */
interface Node<V> {
  readonly key: string;
  readonly value: V;
  readonly left: Tree<V>;
  readonly right: Tree<V>;
  readonly size: number;
}
type Tree<V> = Node<V> | undefined;

/**
 * An immutable map in the order of its keys. A write returns a new map that shares all nodes but the path to the
 * change. A write and the search for the start of a page take O(log n), and a snapshot keeps its version for free.
 * docs/decisions/0008 has the measurements.
 */
export class SortedMap<V> implements ReadonlyMap<string, V> {
  readonly #root: Tree<V>;

  constructor(root: Tree<V>) {
    this.#root = root;
  }

  static of<V>(entries: Iterable<readonly [string, V]> = []): SortedMap<V> {
    let root: Tree<V>;
    for (const [key, value] of entries) {
      root = put(root, key, value);
    }
    return new SortedMap(root);
  }

  get size(): number {
    return getSize(this.#root);
  }

  get(key: string): V | undefined {
    return find(this.#root, key)?.value;
  }

  has(key: string): boolean {
    return find(this.#root, key) !== undefined;
  }

  with(key: string, value: V): SortedMap<V> {
    return new SortedMap(put(this.#root, key, value));
  }

  without(key: string): SortedMap<V> {
    return this.has(key) ? new SortedMap(remove(this.#root, key)) : this;
  }

  /** Returns up to `limit` entries after a key, which need not exist, or the first entries. */
  after(key: string | undefined, limit: number): readonly [string, V][] {
    const entries: [string, V][] = [];
    for (const { key: found, value } of walk(this.#root, key)) {
      if (entries.length === limit) {
        break;
      }
      entries.push([found, value]);
    }
    return entries;
  }

  *entries(): Generator<[string, V], undefined> {
    for (const { key, value } of walk(this.#root)) {
      yield [key, value];
    }
  }

  *keys(): Generator<string, undefined> {
    for (const { key } of walk(this.#root)) {
      yield key;
    }
  }

  *values(): Generator<V, undefined> {
    for (const { value } of walk(this.#root)) {
      yield value;
    }
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void, thisArg?: unknown): void {
    for (const [key, value] of this) {
      visit.call(thisArg, value, key, this);
    }
  }
}

function getSize(tree: Tree<unknown>): number {
  return tree?.size ?? 0;
}
function getWeight(tree: Tree<unknown>): number {
  return getSize(tree) + 1;
}

type Entry<V> = Pick<Node<V>, "key" | "value">;

function createNode<V>(left: Tree<V>, { key, value }: Entry<V>, right: Tree<V>): Node<V> {
  return {
    key,
    value,
    left,
    right,
    size: getSize(left) + 1 + getSize(right),
  };
}

function find<V>(root: Tree<V>, key: string): Tree<V> {
  let tree = root;
  while (tree && tree.key !== key) {
    tree = key < tree.key ? tree.left : tree.right;
  }
  return tree;
}

function put<V>(tree: Tree<V>, key: string, value: V): Node<V> {
  if (!tree) {
    return createNode(undefined, { key, value }, undefined);
  }
  if (key < tree.key) {
    return balance(put(tree.left, key, value), tree, tree.right);
  }
  if (key > tree.key) {
    return balance(tree.left, tree, put(tree.right, key, value));
  }
  return createNode(tree.left, { key, value }, tree.right);
}

/** Returns the tree without a key that it contains. */
function remove<V>(tree: Tree<V>, key: string): Tree<V> {
  if (!tree) {
    return undefined;
  }
  if (key < tree.key) {
    return balance(remove(tree.left, key), tree, tree.right);
  }
  if (key > tree.key) {
    return balance(tree.left, tree, remove(tree.right, key));
  }
  if (!tree.left || !tree.right) {
    return tree.left ?? tree.right;
  }
  const [next] = walk(tree.right);
  return balance(tree.left, next as Node<V>, remove(tree.right, (next as Node<V>).key));
}

/** Joins two trees and the entry between them, of which one may be one entry too heavy or too light. */
function balance<V>(left: Tree<V>, entry: Entry<V>, right: Tree<V>): Node<V> {
  if (right && getWeight(right) > 3 * getWeight(left)) {
    const { left: inner, right: outer } = right;
    return inner && getWeight(inner) >= 2 * getWeight(outer)
      ? createNode(createNode(left, entry, inner.left), inner, createNode(inner.right, right, outer))
      : createNode(createNode(left, entry, inner), right, outer);
  }
  if (left && getWeight(left) > 3 * getWeight(right)) {
    const { left: outer, right: inner } = left;
    return inner && getWeight(inner) >= 2 * getWeight(outer)
      ? createNode(createNode(outer, left, inner.left), inner, createNode(inner.right, entry, right))
      : createNode(outer, left, createNode(inner, entry, right));
  }
  return createNode(left, entry, right);
}

/** Iterates over the nodes in the order of their keys, from the first after a key. */
function* walk<V>(root: Tree<V>, behind?: string): Generator<Node<V>, undefined> {
  const path: Node<V>[] = [];
  for (let tree = root; tree; ) {
    if (behind === undefined || tree.key > behind) {
      path.push(tree);
      tree = tree.left;
    } else {
      tree = tree.right;
    }
  }
  for (let next = path.pop(); next; next = path.pop()) {
    yield next;
    for (let tree = next.right; tree; tree = tree.left) {
      path.push(tree);
    }
  }
}
