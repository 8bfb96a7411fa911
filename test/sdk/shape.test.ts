import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { getShape, type Shape, type StructureShape } from "../../src/sdk/shape.ts";

function operationsOf(sdk: object): StaticOperationSchema[] {
  return Object.values(sdk).filter((value) => Array.isArray(value) && value[0] === 9);
}

function structureOf(schema: unknown): StructureShape {
  const shape = getShape(schema);
  return shape.kind === "structure" ? shape : expect.fail(`is a ${shape.kind}`);
}

/** Every shape that can be reached, each once. */
function walk(shape: Shape, met = new Set<Shape>()): Set<Shape> {
  if (met.has(shape)) {
    return met;
  }
  met.add(shape);
  if (shape.kind === "structure") {
    for (const member of shape.members) {
      walk(member.shape, met);
    }
  }
  if (shape.kind === "list") {
    walk(shape.element, met);
  }
  if (shape.kind === "map") {
    walk(shape.value, met);
  }
  return met;
}

describe.each([
  ["CloudFront", cloudfront, 167],
  ["the key value store", keyvaluestore, 6],
])("the schemas of %s", (_, sdk, atLeast) => {
  it("can be read completely", () => {
    const operations = operationsOf(sdk);
    expect(operations.length).toBeGreaterThanOrEqual(atLeast);
    for (const [, , name, , input, output] of operations) {
      for (const shape of [getShape(input), getShape(output)]) {
        const kinds = [...walk(shape)].map(({ kind }) => kind);
        // Also where the SDK writes "unit", for an operation that answers nothing.
        expect(kinds[0], name).toBe("structure");
        expect(kinds, name).not.toContain("other");
      }
    }
  });

  it("name the {labels} of the path", () => {
    for (const [, , name, traits, input] of operationsOf(sdk)) {
      const [, path] = (traits as unknown as { http: [string, string, number] }).http;
      const inPath = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, label]) => label);
      const labels = structureOf(input).members.filter(({ location }) => location === "label");
      expect(labels.map((member) => member.name).sort(), name).toEqual(inPath.sort());
      expect(labels.every(({ required }) => required)).toBe(true);
    }
  });
});

it("describes each member's kind, location and whether it is required", () => {
  const { members } = structureOf(cloudfront.UpdateFunction$[4]);
  const read = members.map(({ name, shape, location, required }) => [name, shape.kind, location, required]);
  expect(read.sort()).toEqual([
    ["FunctionCode", "blob", "body", true],
    ["FunctionConfig", "structure", "body", true],
    ["IfMatch", "string", "header", true],
    ["Name", "string", "label", true],
  ]);
});

it("marks query parameters", () => {
  const { members } = structureOf(cloudfront.ListFunctions$[4]);
  expect(members.map(({ name, location, required }) => [name, location, required]).sort()).toEqual([
    ["Marker", "query", false],
    ["MaxItems", "query", false],
    ["Stage", "query", false],
  ]);
});

it("distinguishes numbers, booleans and timestamps", () => {
  const kinds = new Map<string, string>();
  for (const shape of walk(getShape(cloudfront.GetDistribution$[5]))) {
    if (shape.kind !== "structure") {
      continue;
    }
    for (const member of shape.members) {
      kinds.set(member.name, member.shape.kind);
    }
  }
  expect([kinds.get("LastModifiedTime"), kinds.get("Enabled"), kinds.get("HTTPPort")]).toEqual([
    "timestamp",
    "boolean",
    "number",
  ]);
});

it("has the full name of a scalar, as in the SDK's errors", () => {
  const code = structureOf(cloudfront.CreateFunction$[4]).members.find(({ name }) => name === "FunctionCode");
  expect(code?.shape).toMatchObject({ kind: "blob", name: "com.amazonaws.cloudfront#FunctionBlob" });
});

it("has the name of a structure", () => {
  expect(getShape(cloudfront.CreateFunction$[4])).toMatchObject({
    kind: "structure",
    name: "CreateFunctionRequest",
  });
});

it("reads a structure once", () => {
  expect(getShape(cloudfront.CreateFunction$[4])).toBe(getShape(cloudfront.CreateFunction$[4]));
});

it("terminates for recursive structures", () => {
  const list: unknown[] = [1, "test", "Trees", 0, () => tree];
  const tree: unknown[] = [3, "test", "Tree", 0, ["label", "left", "others"], [0, () => tree, () => list]];
  const shape = structureOf(tree);
  const [label, left, others] = shape.members.map((member) => member.shape);
  expect(label?.kind).toBe("string");
  expect(left).toBe(shape);
  expect(others?.kind === "list" && others.element).toBe(shape);
});
