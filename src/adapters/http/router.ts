import type { StaticOperationSchema } from "@smithy/types";
import type { Dialect } from "../../sdk/dialects.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { operationsOf } from "../../sdk/wire.ts";
import type { Query } from "./message.ts";

/** Which operation a request is for, and what its path says. */
export interface Match {
  readonly schema: StaticOperationSchema;
  readonly dialect: Dialect<Sdk>;
  readonly labels: Readonly<Record<string, string>>;
}

/** A path that no operation has, or that none has with this method. */
export interface NoMatch {
  readonly allowed: readonly string[];
}

interface Route {
  readonly schema: StaticOperationSchema;
  readonly method: string;
  /** Query members that the operation's own path demands: `?WithTags`, `?Operation=Tag`. */
  readonly query: readonly [name: string, value: string][];
  readonly labels: readonly string[];
}

interface Node {
  readonly parts: Map<string, Node>;
  label?: Node;
  /** A label that takes the rest of the path. */
  greedy?: Node;
  readonly routes: Route[];
}

function newNode(): Node {
  return { parts: new Map(), routes: [] };
}

const trees = new WeakMap<Sdk, Node>();

/** Finds the operation of a request, by the `http` traits of the schemas. */
export function findRoute(
  dialects: Iterable<Dialect<Sdk>>,
  method: string,
  path: string,
  query: Query,
): Match | NoMatch {
  const parts = path.split("/").slice(1);
  const allowed = new Set<string>();
  for (const dialect of dialects) {
    for (const [node, values] of walk(treeOf(dialect), parts)) {
      const fitting = node.routes.filter((route) =>
        route.query.every(([name, value]) => has(query, name, value)),
      );
      const route = fitting.find((route) => route.method === method);
      if (route) {
        const labels = Object.fromEntries(route.labels.map((name, i) => [name, values[i] as string]));
        return { schema: route.schema, dialect, labels };
      }
      for (const other of fitting) {
        allowed.add(other.method);
      }
    }
  }
  return { allowed: [...allowed] };
}

function has(query: Query, name: string, value: string): boolean {
  return Object.hasOwn(query, name) && (query[name] ?? "") === value;
}

/** The places in the tree that a path may mean, the most literal first. */
function* walk(node: Node, parts: readonly string[]): Generator<[Node, string[]]> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    yield [node, []];
    return;
  }
  const literal = node.parts.get(part);
  if (literal) {
    yield* walk(literal, rest);
  }
  if (node.label) {
    for (const [end, labels] of walk(node.label, rest)) {
      yield [end, [part, ...labels]];
    }
  }
  if (node.greedy) {
    yield [node.greedy, [parts.join("/")]];
  }
}

function treeOf(dialect: Dialect<Sdk>): Node {
  let tree = trees.get(dialect.sdk);
  if (!tree) {
    tree = newNode();
    for (const schema of operationsOf(dialect)) {
      plant(tree, schema);
    }
    trees.set(dialect.sdk, tree);
  }
  return tree;
}

function plant(tree: Node, schema: StaticOperationSchema): void {
  const [method, uri] = (schema[3] as { http: [method: string, uri: string, status: number] }).http;
  const [path = "", search = ""] = uri.split("?");
  const labels: string[] = [];
  let node = tree;
  for (const part of path.split("/").slice(1)) {
    const [, label, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
    if (label) {
      labels.push(label);
    }
    node = label ? branch(node, greedy ? "greedy" : "label") : child(node, part);
  }
  node.routes.push({ schema, method, query: [...new URLSearchParams(search)], labels });
  // Where a path is used with and without a query of its own, what demands more comes first.
  node.routes.sort((a, b) => b.query.length - a.query.length);
}

function branch(node: Node, kind: "label" | "greedy"): Node {
  node[kind] ??= newNode();
  return node[kind];
}

function child(node: Node, part: string): Node {
  let next = node.parts.get(part);
  if (!next) {
    next = newNode();
    node.parts.set(part, next);
  }
  return next;
}
