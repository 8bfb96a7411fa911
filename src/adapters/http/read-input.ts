import { getServerProtocol } from "../../sdk/server-protocol.ts";
import { getShape } from "../../sdk/shape.ts";
import type { HttpRequest, Query } from "./message.ts";
import type { Match } from "./router.ts";

/** Reads the input of an operation from a request. Throws the service's error for an unreadable request. */
export async function readInput({ schema, api, labels }: Match, request: HttpRequest): Promise<object> {
  try {
    if (request.body && hasDoctype(request.body)) {
      throw new Error("a document type is not accepted");
    }
    const members = await getServerProtocol(api).readRequest(schema, request);
    return Object.assign(members, readQuery(schema[4], request.query), decodeLabels(labels));
  } catch (error) {
    throw api.errors.invalidInput(`The request cannot be read: ${(error as Error).message}.`);
  }
}

/** No SDK sends a DOCTYPE. Rejecting it first rules out entity-expansion attacks. */
function hasDoctype(body: Uint8Array): boolean {
  return /<!doctype/i.test(
    Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1 << 20)).toString("latin1"),
  );
}

function decodeLabels(labels: Match["labels"]): object {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, decodeURIComponent(value)]));
}

/** Returns the members in the query, all as strings. The pipeline converts them to the types of the schema. */
function readQuery(inputSchema: unknown, query: Query): object {
  const members: Record<string, unknown> = {};
  const shape = getShape(inputSchema);
  if (shape.kind !== "structure") {
    return members;
  }
  for (const { name, queryName, shape: part } of shape.members) {
    if (queryName === undefined || !Object.hasOwn(query, queryName)) {
      continue;
    }
    const value = query[queryName];
    if (value === undefined) {
      continue;
    }
    const values = value === null ? [""] : [value].flat();
    members[name] = part.kind === "list" ? values : values[0];
  }
  return members;
}
