import { types } from "node:util";
import type { ListShape, MapShape, Shape, StructureShape } from "./shape.ts";
import { loadSerdeModule } from "./smithy.ts";

type Copy = (value: unknown) => unknown;

/**
 * Copies a value along a schema, as serializing and deserializing it would. Drops unknown members, and converts numbers
 * to strings and back where the schema requires it. Bytes become the SDK's byte adapter (`transformToString()`), and
 * dates become dates of this realm.
 *
 * `structuredClone` would lose the adapter, copy the whole pool of a small Buffer and, under jest, create Dates that
 * fail `instanceof Date`.
 */
export function copy<T>(shape: Shape, value: T): T {
  return getCopier(shape)(value) as T;
}

const copiers = new WeakMap<Shape, Copy>();

function getCopier(shape: Shape): Copy {
  let copier = copiers.get(shape);
  if (!copier) {
    copier = compile(shape);
    copiers.set(shape, copier);
  }
  return copier;
}

function compile(shape: Shape): Copy {
  switch (shape.kind) {
    case "structure":
      return structureCopier(shape);
    case "list":
      return (value) => copyList(shape, value);
    case "map":
      return (value) => copyMap(shape, value as object);
    case "blob":
      return copyBytes;
    case "timestamp":
      return copyDate;
    case "string":
      return (value) => (typeof value === "string" ? value : toText(value));
    case "number":
      return (value) => (typeof value === "string" && value.trim() !== "" ? parseNumber(value) : value);
    case "boolean":
      return (value) => (value === "true" || value === "false" ? value === "true" : value);
    default:
      return (value) => value;
  }
}

function structureCopier({ members }: StructureShape): Copy {
  const names = members.map((member) => member.name);
  const copies: Copy[] = [];
  return (value) => {
    const result: Record<string, unknown> = {};
    if (typeof value !== "object" || value === null) {
      return result;
    }
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const part = (value as Record<string, unknown>)[name];
      if (part === undefined || part === null) {
        continue;
      }
      // Lazy, because shapes can be recursive.
      let copyPart = copies[i];
      if (!copyPart) {
        copyPart = getCopier((members[i] as StructureShape["members"][number]).shape);
        copies[i] = copyPart;
      }
      result[name] = copyPart(part);
    }
    return result;
  };
}

/**
 * Drops undefined and null elements, which the wire format cannot represent. Does not iterate a value that only has a
 * `length`: a client can claim any length, and the shape checks reject the value.
 */
function copyList({ element }: ListShape, list: unknown): unknown {
  if (!isIterable(list)) {
    return list;
  }
  const copyElement = getCopier(element);
  return Array.from(list)
    .filter((part) => part !== undefined && part !== null)
    .map((part) => copyElement(part));
}

/** Converts a value to a string. Arrays that are nested too deeply, and some objects, have no text. */
function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

function copyMap({ value: shape }: MapShape, map: object): object {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, copy(shape, value)]));
}

function copyBytes(value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) {
    return value;
  }
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return loadSerdeModule().Uint8ArrayBlobAdapter.mutate(new Uint8Array(bytes));
}

function parseNumber(text: string): unknown {
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/** Copies a date. A date may come from another realm, where `instanceof` fails. */
const copyDate: Copy = (value) => (types.isDate(value) ? new Date(value.getTime()) : value);
