import type { NormalizedSchema } from "@smithy/core/schema";
import { loadSchemaModule } from "./smithy.ts";

/**
 * A Smithy schema, read once into what copying and checking need. The SDK's own reader (`NormalizedSchema`)
 * does the parsing; this keeps the answers, so that a call walks plain objects.
 */
export type Shape = StructureShape | ListShape | MapShape | ScalarShape;

export interface StructureShape {
  readonly kind: "structure";
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
  /** The schema's full name: `com.amazonaws.cloudfront#FunctionBlob`. */
  readonly name: string;
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** Where the member travels: in the path, a header, the query or the body. */
  readonly location: "label" | "header" | "query" | "body";
  /** What a member of the query is called there. */
  readonly queryName?: string | undefined;
}

const known = new WeakMap<object, Shape>();

/** The shape behind any schema reference that the SDK exports (`CreateFunction$[4]`). */
export function getShape(schema: unknown): Shape {
  return toShape(loadSchemaModule().NormalizedSchema.of(schema as never));
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

/** What an operation takes or answers that takes or answers nothing. */
const emptyStructure: Shape = { kind: "structure", members: [] };

/** One shape a structure: a member schema is made anew at every look, the static schema behind it is not. */
function toStructureShape(schema: NormalizedSchema): Shape {
  const definition = schema.getSchema() as unknown as readonly unknown[];
  let shape = known.get(definition);
  if (!shape) {
    const required = Number(definition[6] ?? 0);
    const members = [...schema.structIterator()].map(([name, at], index) =>
      toMember(name, at, index < required),
    );
    shape = { kind: "structure", members };
    known.set(definition, shape);
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

/** Shapes may contain themselves, so a part is read when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
