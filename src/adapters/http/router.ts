import type { StaticOperationSchema } from "@smithy/types";
import type { Sdk } from "../../sdk/operation.ts";
import { getOperations } from "../../sdk/server-protocol.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import type { Query } from "./message.ts";

/** Which operation a request is for, and what its path says. */
export interface Match {
  readonly schema: StaticOperationSchema;
  readonly api: ServiceApi<Sdk>;
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

interface RouteNode {
  readonly parts: Map<string, RouteNode>;
  label?: RouteNode;
  /** A label that takes the rest of the path. */
  greedy?: RouteNode;
  readonly routes: Route[];
}

function newNode(): RouteNode {
  return { parts: new Map(), routes: [] };
}

const trees = new WeakMap<Sdk, RouteNode>();

/** Finds the operation of a request, by the `http` traits of the schemas. */
export function findRoute(
  apis: Iterable<ServiceApi<Sdk>>,
  method: string,
  path: string,
  query: Query,
): Match | NoMatch {
  const parts = path.split("/").slice(1);
  const allowed = new Set<string>();
  for (const api of apis) {
    for (const [node, values] of findNodes(getRouteTree(api), parts)) {
      const fitting = node.routes.filter((route) =>
        route.query.every(([name, value]) => has(query, name, value)),
      );
      const route = fitting.find((route) => route.method === method);
      if (route) {
        const labels = Object.fromEntries(route.labels.map((name, i) => [name, values[i] as string]));
        return { schema: route.schema, api, labels };
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
function* findNodes(node: RouteNode, parts: readonly string[]): Generator<[RouteNode, string[]]> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    yield [node, []];
    return;
  }
  const literal = node.parts.get(part);
  if (literal) {
    yield* findNodes(literal, rest);
  }
  if (node.label) {
    for (const [end, labels] of findNodes(node.label, rest)) {
      yield [end, [part, ...labels]];
    }
  }
  if (node.greedy) {
    yield [node.greedy, [parts.join("/")]];
  }
}

function getRouteTree(api: ServiceApi<Sdk>): RouteNode {
  let tree = trees.get(api.sdk);
  if (!tree) {
    tree = newNode();
    for (const schema of getOperations(api)) {
      insertRoute(tree, schema);
    }
    trees.set(api.sdk, tree);
  }
  return tree;
}

function insertRoute(tree: RouteNode, schema: StaticOperationSchema): void {
  const [method, uri] = (schema[3] as { http: [method: string, uri: string, status: number] }).http;
  const [path = "", search = ""] = uri.split("?");
  const labels: string[] = [];
  let node = tree;
  for (const part of path.split("/").slice(1)) {
    const [, label, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
    if (label) {
      labels.push(label);
    }
    node = label ? getLabelNode(node, greedy ? "greedy" : "label") : getLiteralNode(node, part);
  }
  node.routes.push({ schema, method, query: [...new URLSearchParams(search)], labels });
  // Where a path is used with and without a query of its own, what demands more comes first.
  node.routes.sort((a, b) => b.query.length - a.query.length);
}

function getLabelNode(node: RouteNode, kind: "label" | "greedy"): RouteNode {
  node[kind] ??= newNode();
  return node[kind];
}

function getLiteralNode(node: RouteNode, part: string): RouteNode {
  let next = node.parts.get(part);
  if (!next) {
    next = newNode();
    node.parts.set(part, next);
  }
  return next;
}
