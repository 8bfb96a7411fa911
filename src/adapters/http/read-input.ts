import { getOperationName } from "../../sdk/operation.ts";
import { getServerProtocol } from "../../sdk/server-protocol.ts";
import { getShape, type Shape } from "../../sdk/shape.ts";
import type { HttpRequest, Query } from "./message.ts";
import type { Match } from "./router.ts";

/**
 * Reads the input of an operation from a request. Throws the service's error for a request that cannot be read, without
 * the parser's message, which would name parts of the SDK.
 */
export async function readInput({ schema, api, labels }: Match, request: HttpRequest): Promise<object> {
  const shape = getShape(schema[4]);
  const name = getOperationName(schema);
  const { errors } = api;
  const readLabels = decodeLabels(labels);
  if (!readLabels) {
    throw errors.invalidInput(
      `The path of ${name} has a percent sign without two hexadecimal digits of UTF-8.`,
    );
  }
  const body = request.body && dropByteOrderMark(request.body);
  const members = carriesMembers(shape, body)
    ? await readPayload(schema, api, { headers: request.headers, body })
    : {};
  if (!members) {
    throw errors.invalidInput(
      api.body === "xml"
        ? `The XML of ${name} is not well-formed, or an element has a value of another type.`
        : `The JSON of ${name} is not an object, or is not well-formed.`,
    );
  }
  return Object.assign(members, readQuery(shape, request.query), readLabels);
}

/** Returns false if all members are in the path and the query. Most reads then skip the deserializer. */
function carriesMembers(shape: Shape, body: Uint8Array | undefined): boolean {
  return (
    body !== undefined ||
    (shape.kind === "structure" && shape.members.some(({ location }) => location === "header"))
  );
}

type ReadRequest = Parameters<ReturnType<typeof getServerProtocol>["readRequest"]>;

/** Reads the members in the body and the headers. Returns undefined if the parser or the deserializer rejects them. */
async function readPayload(
  schema: ReadRequest[0],
  api: Match["api"],
  payload: ReadRequest[1],
): Promise<object | undefined> {
  if (payload.body && (hasDoctype(payload.body) || (api.body === "json" && !isJsonObject(payload.body)))) {
    return undefined;
  }
  try {
    return await getServerProtocol(api).readRequest(schema, payload);
  } catch {
    return undefined;
  }
}

/** Removes the byte order mark that some editors and languages write before UTF-8. */
function dropByteOrderMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

/** No SDK sends a DOCTYPE. Rejecting it first rules out entity-expansion attacks. */
function hasDoctype(body: Uint8Array): boolean {
  return /<!doctype/i.test(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1"));
}

function isJsonObject(body: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function decodeLabels(labels: Match["labels"]): object | undefined {
  try {
    return Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}

/** Returns the members in the query, all as strings. The pipeline converts them to the types of the schema. */
function readQuery(shape: Shape, query: Query): object {
  const members: Record<string, unknown> = {};
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
