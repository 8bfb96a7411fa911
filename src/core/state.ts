import { types } from "node:util";
import { DeploymentStamp } from "./propagation.ts";
import type { Store } from "./store.ts";

/** A resource as plain data: its record with the ETag. Bytes are decoded as UTF-8. */
export type StateRecord = { readonly etag: string } & Readonly<Record<string, unknown>>;

/** All resources, by table name and id. */
export type State = Readonly<Record<string, Readonly<Record<string, StateRecord>>>>;

/** Returns the whole state as plain data for assertions. Omits empty tables. */
export function toState(store: Store, times: boolean): State {
  const state: Record<string, Record<string, StateRecord>> = {};
  for (const [definition, table] of store.tables()) {
    const rows = [...table.rows()];
    if (rows.length === 0 || definition.isInternal) {
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

/** Keeps a byte order mark, because code with one differs from code without. */
const textDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

function plain(value: unknown, times: boolean): unknown {
  if (ArrayBuffer.isView(value)) {
    return textDecoder.decode(value as Uint8Array);
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
