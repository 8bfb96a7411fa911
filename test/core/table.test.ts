import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { defineTable, Table } from "../../src/core/table.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { ServiceError } from "../../src/sdk/service-error.ts";
import { testVersionedTable } from "../support/test-versioned-table.ts";

interface Thing {
  readonly name: string;
  readonly colour: string;
  readonly arn: string;
}

const definition = {
  api: cloudFront,
  idOf: (thing: Thing) => thing.name,
  absent: (id: string) => new ServiceError(InvalidArgument$, `no ${id}`),
  duplicate: (id: string) => new ServiceError(InvalidArgument$, `two ${id}`),
};

/** Listed by colour too; two things may share an ARN, as the stages of a function do. */
const things = defineTable<Thing>({
  ...definition,
  name: "things",
  arnOf: (thing) => thing.arn,
  indexKeys: (thing) => thing.colour,
  firstVersion: 1,
});

function thing(name: string, colour = "red", arn = `arn:${name}`): Thing {
  return { name, colour, arn };
}

testVersionedTable(things, (n, revision = 0) =>
  thing(`thing-${n}`, ["red", "blue", "green"][(n + revision) % 3], `arn:${Math.ceil(n / 2)}`),
);
testVersionedTable(
  defineTable<Thing>({ ...definition, name: "things without ARN or parts", firstVersion: 0 }),
  (n, revision = 0) => thing(`thing-${n}`, `colour-${revision}`),
);

testVersionedTable(
  defineTable<Thing>({
    ...definition,
    name: "things on several lists, or none",
    indexKeys: ({ name, colour }) => (colour === "red" ? [] : [colour, name, colour]),
    firstVersion: 0,
  }),
  (n, revision = 0) => thing(`thing-${n}`, ["red", "blue", "green"][(n + revision) % 3]),
);

describe("parts", () => {
  it("hold the records that are on them, in the order of insertion", () => {
    const table = new Table(things);
    for (const name of ["a", "b", "c"]) {
      table.insert(thing(name, name === "b" ? "blue" : "red"));
    }
    expect([...table.rows("red")].map(({ record }) => record.name)).toEqual(["a", "c"]);
    expect(table.rows("blue").size).toBe(1);
    expect(table.rows("green").size).toBe(0);
  });

  it("are left by a record whose part changes, which keeps its place among all", () => {
    const table = new Table(things);
    for (const name of ["a", "b", "c"]) {
      table.insert(thing(name));
    }
    table.replace(thing("b", "blue"));
    expect([...table.rows("red")].map(({ record }) => record.name)).toEqual(["a", "c"]);
    expect([...table.rows("blue")].map(({ record }) => record.name)).toEqual(["b"]);
    expect([...table.rows()].map(({ record }) => record.name)).toEqual(["a", "b", "c"]);
  });
});

describe("an ARN", () => {
  it("is held as long as one record bears it", () => {
    const table = new Table(things);
    table.insert(thing("a", "red", "arn:shared"));
    table.insert(thing("b", "red", "arn:shared"));
    table.remove("a");
    expect(table.hasArn("arn:shared")).toBe(true);
    table.remove("b");
    expect(table.hasArn("arn:shared")).toBe(false);
  });

  it("is let go by a record that takes another", () => {
    const table = new Table(things);
    table.insert(thing("a", "red", "arn:before"));
    table.replace(thing("a", "red", "arn:after"));
    expect([table.hasArn("arn:before"), table.hasArn("arn:after")]).toEqual([false, true]);
  });
});

it("takes an image that later changes do not reach", () => {
  const table = new Table(things);
  table.insert(thing("a"));
  const image = table.snapshot();
  table.insert(thing("b"));
  table.remove("a");
  const again = new Table(things);
  again.restore(image);
  expect([...again.rows()].map(({ record }) => record.name)).toEqual(["a"]);
});

it("a record cannot be changed once it is in a table", () => {
  const table = new Table(things);
  const { record } = table.insert(thing("a"));
  expect(() => Object.assign(record, { colour: "blue" })).toThrow(TypeError);
});
