import { describe, expect, it } from "vitest";
import { DeploymentStamp } from "../../../src/core/propagation.ts";
import { toStoredConfig } from "../../../src/services/distributions/defaults.ts";
import type { DistributionRecord } from "../../../src/services/distributions/record.ts";
import {
  countDistributionsUsing,
  distributions,
  getAssociationStatus,
  redeployDistributionsUsing,
} from "../../../src/services/distributions/table.ts";
import { makeBackend } from "../../support/backend.ts";
import {
  aliases,
  associations,
  makeBehavior,
  makeDistributionConfig,
} from "../../support/make-distribution.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

const time = new Date("2026-01-01T00:00:00.000Z");
function arnOf(name: string) {
  return `arn:aws:cloudfront::123456789012:function/${name}`;
}

function makeRecord(n: number, changes: Partial<DistributionRecord> = {}, ...names: string[]) {
  return {
    id: `E${n}`,
    arn: `arn:aws:cloudfront::123456789012:distribution/E${n}`,
    domainName: `d${n}.cloudfront.net`,
    config: toStoredConfig(
      makeDistributionConfig({
        CallerReference: `reference ${n}`,
        Aliases: aliases(`${n}.example.com`),
        DefaultCacheBehavior: makeBehavior({
          FunctionAssociations: associations(
            ...names.map((name) => ["viewer-request", arnOf(name)] as const),
          ),
        }),
      }) as DistributionRecord["config"],
      "123456789012",
    ),
    lastModifiedTime: time,
    deployment: new DeploymentStamp(time.getTime(), 0),
    pendingDisassociations: [],
    ...changes,
  };
}

testVersionedTable(distributions, (n, revision = 0) =>
  makeRecord(
    n,
    { pendingDisassociations: revision % 2 ? [arnOf("a")] : [] },
    ["a", "b", "c"][(n + revision) % 3] as string,
  ),
);

describe("the use of a function", () => {
  it("counts each distribution once", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    const table = environment.store.table(distributions);
    table.insert(makeRecord(1, {}, "a", "b"));
    table.insert(makeRecord(2, {}, "a"));
    expect(["a", "b", "c"].map((name) => countDistributionsUsing(environment, arnOf(name)))).toEqual([
      2, 1, 0,
    ]);
  });

  it("counts a distribution that removed it until that is deployed", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    environment.store.table(distributions).insert(makeRecord(1, { pendingDisassociations: [arnOf("a")] }));
    expect(countDistributionsUsing(environment, arnOf("a"))).toBe(1);
    environment.deployments.settle();
    expect(countDistributionsUsing(environment, arnOf("a"))).toBe(0);
  });

  it("deploys only its distributions again", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    const table = environment.store.table(distributions);
    table.insert(makeRecord(1, {}, "a"));
    table.insert(makeRecord(2, {}, "b"));
    environment.deployments.settle();
    expect(getAssociationStatus(environment, arnOf("a"))).toBe("DEPLOYED");
    redeployDistributionsUsing(environment, arnOf("a"));
    expect([...table.rows()].map(({ version }) => version)).toEqual([1, 0]);
    expect(["a", "b", "c"].map((name) => getAssociationStatus(environment, arnOf(name)))).toEqual([
      "IN_PROGRESS",
      "DEPLOYED",
      "UNASSOCIATED",
    ]);
  });

  it("continues for a removed function if another deployment starts", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    environment.store
      .table(distributions)
      .insert(makeRecord(1, { pendingDisassociations: [arnOf("b")] }, "a"));
    redeployDistributionsUsing(environment, arnOf("a"));
    expect(countDistributionsUsing(environment, arnOf("b"))).toBe(1);
    environment.deployments.settle();
    expect(countDistributionsUsing(environment, arnOf("b"))).toBe(0);
  });

  it("counts a removed function once, also after another deployment", () => {
    const { environment } = makeBackend({ propagation: "manual" });
    environment.store
      .table(distributions)
      .insert(makeRecord(1, { pendingDisassociations: [arnOf("b")] }, "a"));
    environment.deployments.settle();
    redeployDistributionsUsing(environment, arnOf("a"));
    expect(countDistributionsUsing(environment, arnOf("b"))).toBe(0);
  });
});
