import { describe, expect, it } from "vitest";
import { mockCloudFront, scenarios } from "../../src/index.ts";

describe("faults.apply()", () => {
  it.each<[unknown, string]>([
    ["throttled", "cloudfront.faults.apply(scenarios.throttled({ times: 2 }))"],
    ["outage", "cloudfront.faults.apply(scenarios.outage({ ms: 500 }))"],
    ["quotaReached", "cloudfront.faults.apply(scenarios.quotaReached())"],
    ["other", "cloudfront.faults.apply(scenarios.throttled({ times: 2 }))"],
    [undefined, "cloudfront.faults.apply(scenarios.throttled({ times: 2 }))"],
  ])("rejects %o and says what to write", (scenario, code) => {
    using cloudfront = mockCloudFront({ clients: [] });
    expect(() => cloudfront.faults.apply(scenario as never)).toThrow(
      expect.objectContaining({ code: "INVALID_FAULT", message: expect.stringContaining(`write ${code}.`) }),
    );
  });

  it("rejects a scenario that was not called", () => {
    using cloudfront = mockCloudFront({ clients: [] });
    expect(() => cloudfront.faults.apply(scenarios.quotaReached as never)).toThrow("Call it:");
    expect(() => cloudfront.faults.apply(scenarios.throttled as never)).toThrow(
      "scenarios.throttled() expects { times }",
    );
  });
});

it.each<[keyof typeof scenarios, unknown, string]>([
  ["throttled", 3, "Write scenarios.throttled({ times: 3 })."],
  ["outage", 500, "Write scenarios.outage({ ms: 500 })."],
  ["flaky", {}, "Write cloudfront.faults.apply(scenarios.flaky({ rate: 0.1 }))."],
  ["slowPropagation", undefined, "expects { ms }, a number, but got undefined."],
  ["keyValueStoreProvisioning", { ms: "1" }, "expects { ms }, a number, but got { ms: '1' }."],
])("scenarios.%s(%o) says what to write", (name, options, text) => {
  const create = scenarios[name] as (options: unknown) => unknown;
  expect(() => create(options)).toThrow(expect.objectContaining({ message: expect.stringContaining(text) }));
});
