import { describe, expect, it } from "vitest";
import { DeploymentStamp } from "../../../src/core/propagation.ts";
import {
  countInProgress,
  type InvalidationRecord,
  indexKeys,
  invalidations,
  removeInvalidations,
} from "../../../src/services/invalidations/table.ts";
import { makeBackend } from "../../support/backend.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

const time = new Date("2026-01-01T00:00:00.000Z");

function makeRecord(n: number, distributionId = "E1"): InvalidationRecord {
  return {
    id: `I${n}`,
    distributionId,
    batch: { CallerReference: `${n}`, Paths: { Quantity: 1, Items: ["/*"] } },
    createTime: time,
    deployment: new DeploymentStamp(time.getTime(), 0),
  };
}

testVersionedTable(invalidations, (n, revision = 0) => makeRecord(n, `E${revision % 2}`));

describe("the invalidations of a distribution", () => {
  it("are counted while they are in progress, and removed with the distribution", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    const table = environment.store.table(invalidations);
    for (const n of [1, 2]) {
      table.insert(makeRecord(n));
    }
    table.insert(makeRecord(3, "E2"));
    expect(["E1", "E2", "E3"].map((id) => countInProgress(environment, id))).toEqual([2, 1, 0]);
    removeInvalidations(environment.store, "E1");
    expect([...table.rows()].map(({ record }) => record.id)).toEqual(["I3"]);
    environment.deployments.settle();
    expect(countInProgress(environment, "E2")).toBe(0);
  });
});

it("the search for invalidations in progress reads no completed ones", () => {
  const backend = makeBackend({ propagation: "manual" });
  const table = backend.environment.store.table(invalidations);
  for (let n = 0; n < 100; n++) {
    table.insert(makeRecord(n));
  }
  backend.settle();
  const last = { ...makeRecord(100), deployment: backend.environment.deployments.start() };
  table.insert(last);
  expect(table.rows(indexKeys.inProgressOf("E1")).size).toBe(1);
  expect(countInProgress(backend.environment, "E1")).toBe(1);
  expect([...table.rows()].map(({ version }) => version)).toEqual(Array.from({ length: 101 }, () => 0));
});
