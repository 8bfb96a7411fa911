import { types } from "node:util";
import { DeploymentStamp } from "./propagation.ts";
import type { Store } from "./store.ts";

/** A resource as plain data: its record with the ETag. Bytes are decoded as UTF-8. */
export type StateRecord = { readonly etag: string } & Readonly<Record<string, unknown>>;

/** All resources, by table name and id. A table without rows is omitted. */
export type State = Readonly<Record<string, Readonly<Record<string, StateRecord>>>>;

/** The data of a record in the state: strings for bytes, and plain objects for maps. */
export type Plain<T> = T extends Uint8Array
  ? string
  : T extends Date
    ? Date
    : T extends ReadonlyMap<string, infer Value>
      ? Readonly<Record<string, Plain<Value>>>
      : T extends readonly (infer Element)[]
        ? readonly Plain<Element>[]
        : T extends object
          ? { readonly [K in keyof T as T[K] extends DeploymentStamp ? never : K]: Plain<T[K]> }
          : T;

/** Returns the whole state as plain data for assertions. */
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
