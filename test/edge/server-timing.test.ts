import { describe, expect, it } from "vitest";
import { getServerTiming, isTimed } from "../../src/edge/server-timing.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";

const response = { pop: "IAD50-C1", requestId: "id==" };

describe("isTimed()", () => {
  it.each([
    [100, 0.99, true],
    [0, 0, false],
    [50, 0.49, true],
    [50, 0.5, false],
    [0.5, 0.004, true],
  ])("with the rate %d and the random number %d is %s", (SamplingRate, number, expected) => {
    expect(isTimed({ Enabled: true, SamplingRate }, makeEdgeRequest(), () => number)).toBe(expected);
  });

  it("is true for Pragma: server-timing whatever the rate is", () => {
    const request = makeEdgeRequest({ headers: [["Pragma", "server-timing"]] });
    expect(isTimed({ Enabled: true, SamplingRate: 0 }, request, () => 1)).toBe(true);
    expect(isTimed({ Enabled: false, SamplingRate: 100 }, request, () => 0)).toBe(false);
  });
});

describe("getServerTiming()", () => {
  it("reports a miss and keeps the origin's metrics", () => {
    expect(getServerTiming({ ...response, cache: "miss" }, "db;dur=53")).toBe(
      'cdn-upstream-layer;desc="EDGE",cdn-upstream-dns;dur=0,cdn-upstream-connect;dur=0,cdn-upstream-fbl;dur=0,' +
        'cdn-cache-miss,cdn-pop;desc="IAD50-C1",cdn-rid;desc="id==",cdn-downstream-fbl;dur=0,db;dur=53',
    );
  });

  it("reports a hit without the origin's metrics", () => {
    expect(getServerTiming({ ...response, cache: "hit" }, "db;dur=53")).toBe(
      'cdn-cache-hit,cdn-pop;desc="IAD50-C1",cdn-rid;desc="id==",cdn-hit-layer;desc="EDGE",cdn-downstream-fbl;dur=0',
    );
  });

  it("reports a refreshed object", () => {
    expect(getServerTiming({ ...response, cache: "refresh" }, undefined)).toContain("cdn-cache-refresh");
  });
});
