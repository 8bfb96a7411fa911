import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { Store } from "../../src/core/store.ts";
import { defineTable } from "../../src/core/table.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { ServiceError } from "../../src/sdk/service-error.ts";

interface Named {
  readonly name: string;
}

function define(name: string, arnOf?: (record: Named) => string) {
  return defineTable<Named>({
    name,
    api: cloudFront,
    idOf: (record) => record.name,
    ...(arnOf && { arnOf }),
    absent: (id) => new ServiceError(InvalidArgument$, `no ${id}`),
    duplicate: (id) => new ServiceError(InvalidArgument$, `two ${id}`),
    firstVersion: 1,
  });
}

const apples = define("apples", ({ name }) => `arn:apple/${name}`);
const pears = define("pears", ({ name }) => `arn:pear/${name}`);
const crates = define("crates");

it("has one table for a definition, and another for another", () => {
  const store = new Store();
  store.table(apples).insert({ name: "a" });
  expect(store.table(apples).get("a").record).toEqual({ name: "a" });
  expect(store.table(pears).find("a")).toBeUndefined();
});

it("tells tables apart by their definition, whatever they are called", () => {
  const store = new Store();
  store.table(apples).insert({ name: "a" });
  expect(store.table(define("apples")).find("a")).toBeUndefined();
});

it("knows an ARN whichever table holds it", () => {
  const store = new Store();
  store.table(crates).insert({ name: "a" });
  store.table(apples).insert({ name: "a" });
  store.table(pears).insert({ name: "p" });
  expect(["arn:apple/a", "arn:pear/p", "arn:pear/a", "a"].map((arn) => store.hasArn(arn))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  store.table(apples).remove("a");
  expect(store.hasArn("arn:apple/a")).toBe(false);
});

it("comes back to an image: what came since is gone, what went is there", () => {
  const store = new Store();
  store.table(apples).insert({ name: "a" });
  const image = store.snapshot();
  store.table(apples).remove("a");
  store.table(pears).insert({ name: "p" });

  store.restore(image);
  expect(store.table(apples).get("a").record).toEqual({ name: "a" });
  expect(store.table(pears).rows().size).toBe(0);
  expect([store.hasArn("arn:apple/a"), store.hasArn("arn:pear/p")]).toEqual([true, false]);
});

it("comes back to one image as often as one likes", () => {
  const store = new Store();
  store.table(apples).insert({ name: "a" });
  const image = store.snapshot();
  for (let time = 0; time < 3; time++) {
    store.restore(image);
    expect([...store.table(apples).rows()].map(({ record }) => record.name)).toEqual(["a"]);
    store.table(apples).insert({ name: "b" });
  }
});
