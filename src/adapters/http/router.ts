import type { StaticOperationSchema } from "@smithy/types";
import type { Sdk } from "../../sdk/operation.ts";
import { getOperations } from "../../sdk/server-protocol.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import type { Query } from "./message.ts";

/** The operation of a request, and the labels in its path. */
export interface Match {
  readonly schema: StaticOperationSchema;
  readonly api: ServiceApi<Sdk>;
  /** Percent-encoded values by member name. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The result for a path that no operation has, or that no operation has with the request's method. */
export interface NoMatch {
  /** The methods that operations have at this path. */
  readonly allowed: readonly string[];
}

interface Route {
  readonly schema: StaticOperationSchema;
  readonly method: string;
  /** The query parameters in the operation's own path: `?WithTags`, `?Operation=Tag`. */
  readonly query: readonly [name: string, value: string][];
  readonly labels: readonly string[];
}

/** A node of a trie of path segments. */
interface RouteNode {
  readonly parts: Map<string, RouteNode>;
  label?: RouteNode;
  /** A label that takes the rest of the path. */
  greedy?: RouteNode;
  readonly routes: Route[];
}

function createNode(): RouteNode {
  return { parts: new Map(), routes: [] };
}

const tries = new WeakMap<Sdk, RouteNode>();

/**
 * Finds the operation of a request by the `http` traits of the schemas. A slash at the end of a path is optional, unless
 * it makes an empty label: older SDKs send `POST /key-value-store/`, newer ones `POST /key-value-store`.
 */
export function findRoute(
  apis: Iterable<ServiceApi<Sdk>>,
  method: string,
  path: string,
  query: Query,
): Match | NoMatch {
  const exact = findExactRoute(apis, method, path, query);
  if ("schema" in exact || path.length < 2 || path.endsWith("//")) {
    return exact;
  }
  const other = findExactRoute(apis, method, path.endsWith("/") ? path.slice(0, -1) : `${path}/`, query);
  if ("schema" in other) {
    // A label must not be empty, so `/function` is not the `/function/{Name}` of an empty name.
    return Object.values(other.labels).every(Boolean) ? other : exact;
  }
  return exact.allowed.length > 0 ? exact : other;
}

function findExactRoute(
  apis: Iterable<ServiceApi<Sdk>>,
  method: string,
  path: string,
  query: Query,
): Match | NoMatch {
  const parts = path.split("/").slice(1);
  const allowed = new Set<string>();
  for (const api of apis) {
    for (const [node, values] of findNodes(getTrie(api), parts)) {
      const candidates = node.routes.filter((route) =>
        route.query.every(([name, value]) => hasParameter(query, name, value)),
      );
      const route = candidates.find((route) => route.method === method);
      if (route) {
        const labels = Object.fromEntries(route.labels.map((name, i) => [name, values[i] as string]));
        return { schema: route.schema, api, labels };
      }
      for (const other of candidates) {
        allowed.add(other.method);
      }
    }
  }
  return { allowed: [...allowed].sort() };
}

function hasParameter(query: Query, name: string, value: string): boolean {
  return Object.hasOwn(query, name) && (query[name] ?? "") === value;
}

/** Yields the nodes that a path can match, the most literal first. */
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

function getTrie(api: ServiceApi<Sdk>): RouteNode {
  let trie = tries.get(api.sdk);
  if (!trie) {
    trie = createNode();
    for (const schema of getOperations(api)) {
      insertRoute(trie, schema);
    }
    tries.set(api.sdk, trie);
  }
  return trie;
}

function insertRoute(trie: RouteNode, schema: StaticOperationSchema): void {
  const [method, uri] = (schema[3] as { http: [method: string, uri: string, status: number] }).http;
  const [path = "", search = ""] = uri.split("?");
  const labels: string[] = [];
  let node = trie;
  for (const part of path.split("/").slice(1)) {
    const [, label, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
    if (label) {
      labels.push(label);
    }
    node = label ? getLabelNode(node, greedy ? "greedy" : "label") : getLiteralNode(node, part);
  }
  node.routes.push({ schema, method, query: [...new URLSearchParams(search)], labels });
  // If operations share a path, the one that requires more query parameters must be tried first.
  node.routes.sort((a, b) => b.query.length - a.query.length);
}

function getLabelNode(node: RouteNode, kind: "label" | "greedy"): RouteNode {
  node[kind] ??= createNode();
  return node[kind];
}

function getLiteralNode(node: RouteNode, part: string): RouteNode {
  let next = node.parts.get(part);
  if (!next) {
    next = createNode();
    node.parts.set(part, next);
  }
  return next;
}
