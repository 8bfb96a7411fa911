import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { type DeploymentStamp, Deployments } from "../../src/core/propagation.ts";
import { Store } from "../../src/core/store.ts";
import { defineTable, Table } from "../../src/core/table.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { ServiceError } from "../../src/sdk/service-error.ts";
import { Clock } from "../support/clock.ts";
import { thrownBy } from "../support/refusal.ts";
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

describe("the end of a deployment", () => {
  interface Deployed {
    readonly name: string;
    readonly deployment: DeploymentStamp | undefined;
    readonly at?: Date;
  }
  const deployed = defineTable<Deployed>({
    name: "deployed",
    api: cloudFront,
    idOf: ({ name }) => name,
    absent: definition.absent,
    duplicate: definition.duplicate,
    firstVersion: 0,
    deployment: {
      of: ({ deployment }) => deployment,
      complete: ({ record }, at, store) =>
        record.name === "leaving"
          ? store.table(deployed).remove(record.name)
          : store.table(deployed).replace({ ...record, deployment: undefined, at }),
    },
  });

  it("changes the records of complete deployments only, once", () => {
    const clock = new Clock();
    const deployments = new Deployments({ ms: 1000 }, clock.now);
    const store = new Store();
    const table = store.table(deployed);
    table.insert({ name: "old", deployment: deployments.start() });
    table.insert({ name: "leaving", deployment: deployments.start() });
    clock.pass(600);
    table.insert({ name: "new", deployment: deployments.start() });
    clock.pass(600);
    store.completeDeployments(deployments);
    store.completeDeployments(deployments);
    expect([...table.rows()].map(({ record, version }) => [record.name, version])).toEqual([
      ["old", 1],
      ["new", 0],
    ]);
    expect(table.get("old").record.at).toEqual(new Date("2026-01-01T00:00:01.000Z"));
  });

  it("changes restored records too", () => {
    const deployments = new Deployments("manual", new Clock().now);
    const before = new Store();
    before.table(deployed).insert({ name: "a", deployment: deployments.start() });
    const after = new Store();
    after.restore(before.snapshot());
    deployments.settle();
    after.completeDeployments(deployments);
    expect(after.table(deployed).get("a").version).toBe(1);
  });

  it("is named in the advice for a stale ETag", () => {
    const store = new Store();
    const table = store.table(deployed);
    table.insert({ name: "a", deployment: undefined });
    const { cause } = thrownBy(() => table.getMatching("a", "ETVPDKIKX0DER"));
    expect(String(cause)).toContain("the end of a deployment");
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
