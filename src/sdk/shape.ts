import type { NormalizedSchema } from "@smithy/core/schema";
import { countRequiredMembers } from "./internals.ts";
import { loadSchemaModule } from "./smithy.ts";

/**
 * The parts of a Smithy schema that copying and checking need. The SDK's own reader (`NormalizedSchema`) parses the
 * schema once, and calls then walk plain objects.
 */
export type Shape = StructureShape | ListShape | MapShape | ScalarShape;

export interface StructureShape {
  readonly kind: "structure";
  /** The name of the schema without its namespace: `DistributionConfig`. */
  readonly name: string;
  readonly members: readonly Member[];
}
export interface ListShape {
  readonly kind: "list";
  readonly element: Shape;
}
export interface MapShape {
  readonly kind: "map";
  readonly value: Shape;
}
export interface ScalarShape {
  readonly kind: "string" | "number" | "boolean" | "blob" | "timestamp" | "other";
  /** The full name of the schema: `com.amazonaws.cloudfront#FunctionBlob`. */
  readonly name: string;
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** The part of the HTTP request that carries the member. */
  readonly location: "label" | "header" | "query" | "body";
  /** The name of the query parameter. */
  readonly queryName?: string | undefined;
}

const structureShapes = new WeakMap<object, Shape>();

/** Returns the shape of a schema reference that the SDK exports, such as `CreateFunction$[4]`. */
export function getShape(schema: unknown): Shape {
  return toShape(loadSchemaModule(getNamespace(schema)).NormalizedSchema.of(schema as never));
}

/** Returns the namespace of a schema, or "" for the schema of operations without input or output. */
function getNamespace(reference: unknown): string {
  const schema: unknown = typeof reference === "function" ? reference() : reference;
  return Array.isArray(schema) ? String(schema[1]) : "";
}

function toShape(schema: NormalizedSchema): Shape {
  if (schema.isUnitSchema()) {
    return emptyStructure;
  }
  if (schema.isStructSchema()) {
    return toStructureShape(schema);
  }
  if (schema.isListSchema()) {
    const element = once(() => toShape(schema.getValueSchema()));
    return {
      kind: "list",
      get element() {
        return element();
      },
    };
  }
  if (schema.isMapSchema()) {
    const value = once(() => toShape(schema.getValueSchema()));
    return {
      kind: "map",
      get value() {
        return value();
      },
    };
  }
  return { kind: getScalarKind(schema), name: schema.getName(true) ?? "" };
}

/** The shape of an operation without input or output. */
const emptyStructure: Shape = { kind: "structure", name: "", members: [] };

/** Returns the one shape of a structure. Cached by static schema, because the SDK creates member schemas on every access. */
function toStructureShape(schema: NormalizedSchema): Shape {
  const definition = schema.getSchema() as unknown as readonly unknown[];
  let shape = structureShapes.get(definition);
  if (!shape) {
    const required = countRequiredMembers(definition);
    const members = [...schema.structIterator()].map(([name, at], index) =>
      toMember(name, at, index < required),
    );
    shape = { kind: "structure", name: schema.getName() ?? "", members };
    structureShapes.set(definition, shape);
  }
  return shape;
}

function toMember(name: string, schema: NormalizedSchema, required: boolean): Member {
  const shape = once(() => toShape(schema));
  return {
    name,
    required,
    location: getLocation(schema),
    queryName: schema.getMergedTraits().httpQuery,
    get shape() {
      return shape();
    },
  };
}

function getLocation(member: NormalizedSchema): Member["location"] {
  const traits = member.getMergedTraits();
  if (traits.httpLabel) {
    return "label";
  }
  if (traits.httpHeader) {
    return "header";
  }
  return traits.httpQuery ? "query" : "body";
}

function getScalarKind(schema: NormalizedSchema): ScalarShape["kind"] {
  if (schema.isStringSchema()) {
    return "string";
  }
  if (schema.isBlobSchema()) {
    return "blob";
  }
  if (schema.isTimestampSchema()) {
    return "timestamp";
  }
  if (schema.isBooleanSchema()) {
    return "boolean";
  }
  return schema.isNumericSchema() ? "number" : "other";
}

/** Returns a function that creates its value on first use. Lazy, because shapes can be recursive. */
function once<T>(create: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
