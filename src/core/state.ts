import { types } from "node:util";
import { DeploymentStamp } from "./propagation.ts";
import type { Store } from "./store.ts";

/** One resource as plain data: its record and ETag, bytes as text. */
export type StateRecord = { readonly etag: string } & Readonly<Record<string, unknown>>;

/** Every table of the mock, by name; in it every resource, by id. */
export type State = Readonly<Record<string, Readonly<Record<string, StateRecord>>>>;

/** The whole state as plain data that a snapshot assertion can hold. Tables without rows are left out. */
export function toState(store: Store, times: boolean): State {
  const state: Record<string, Record<string, StateRecord>> = {};
  for (const [definition, table] of store.tables()) {
    const rows = [...table.rows()];
    if (rows.length === 0) {
      continue;
    }
    state[definition.name] = Object.fromEntries(
      rows.map(({ record, etag }) => [
        definition.idOf(record),
        { etag, ...(plain(record, times) as Record<string, unknown>) },
      ]),
    );
  }
  return state;
}

/** Code that begins with a byte order mark is other code than that without. */
const text = new TextDecoder("utf-8", { ignoreBOM: true });

function plain(value: unknown, times: boolean): unknown {
  if (ArrayBuffer.isView(value)) {
    return text.decode(value as Uint8Array);
  }
  if (types.isDate(value)) {
    return new Date(value.getTime());
  }
  if (Array.isArray(value)) {
    return value.map((element) => plain(element, times));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (isMap(value)) {
    return plain(Object.fromEntries(value), times);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined && !(part instanceof DeploymentStamp))
      .filter(([, part]) => times || !types.isDate(part))
      .map(([key, part]) => [key, plain(part, times)]),
  );
}

/** Returns true for a Map and for a service's own map class, which iterates over entries as a Map does. */
function isMap(value: object): value is ReadonlyMap<string, unknown> {
  return Symbol.iterator in value && "get" in value;
}
