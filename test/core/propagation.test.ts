import { describe, expect, it } from "vitest";
import type { MockCloudFrontError } from "../../src/core/errors.ts";
import { Deployments, type Propagation } from "../../src/core/propagation.ts";
import { Clock } from "../support/clock.ts";
import { thrownBy } from "../support/refusal.ts";

describe("a deployment completes", () => {
  it('by the next read with "immediate"', () => {
    const deployments = new Deployments("immediate", new Clock().now);
    expect(deployments.isComplete(deployments.start())).toBe(true);
  });

  it('only at settle() with "manual"', () => {
    const clock = new Clock();
    const deployments = new Deployments("manual", clock.now);
    const change = deployments.start();
    clock.pass(1e9);
    expect(deployments.isComplete(change)).toBe(false);
    deployments.settle();
    expect(deployments.isComplete(change)).toBe(true);
  });

  it("after the given milliseconds", () => {
    const clock = new Clock();
    const deployments = new Deployments({ ms: 1000 }, clock.now);
    const change = deployments.start();
    clock.pass(999);
    expect(deployments.isComplete(change)).toBe(false);
    clock.pass(1);
    expect(deployments.isComplete(change)).toBe(true);
  });

  it("earlier if settle() is called", () => {
    const deployments = new Deployments({ ms: 1000 }, new Clock().now);
    const change = deployments.start();
    deployments.settle();
    expect(deployments.isComplete(change)).toBe(true);
  });

  it.each<Propagation>(["manual", { ms: 1000 }])(
    "at once if the caller waits for deployments, with %o",
    (propagation) => {
      const deployments = new Deployments(propagation, new Clock().now);
      const before = deployments.start();
      const waited = deployments.whileWaiting(() => deployments.start());
      const after = deployments.start();
      expect([before, waited, after].map((stamp) => deployments.isComplete(stamp))).toEqual([
        false,
        true,
        false,
      ]);
    },
  );

  it.each<Propagation>(["manual", { ms: 1000 }])(
    "only where it departed before settle(), with %o",
    (propagation) => {
      const deployments = new Deployments(propagation, new Clock().now);
      deployments.settle();
      expect(deployments.isComplete(deployments.start())).toBe(false);
    },
  );
});

it.each<Propagation>(["immediate", "manual", { ms: 1000 }])(
  "what is simply there has arrived, with %o",
  (propagation) => {
    const deployments = new Deployments(propagation, new Clock().now);
    expect(deployments.isComplete(deployments.completed())).toBe(true);
  },
);

it.each([{ ms: 0 }, { ms: Number.POSITIVE_INFINITY }])("accepts %o", (propagation) => {
  const deployments = new Deployments(propagation, new Clock().now);
  expect(deployments.isComplete(deployments.start())).toBe(propagation.ms === 0);
});

it.each<[unknown, string]>([
  ["slow", '"slow"'],
  [{ ms: -1 }, "-1"],
  [{ ms: Number.NaN }, "NaN"],
  [{}, "{}"],
  [{ ms: "10" }, "'10'"],
])("rejects %o with the value and the valid values", (propagation, shown) => {
  const { code, message } = thrownBy<MockCloudFrontError>(
    () => new Deployments(propagation as Propagation, new Clock().now),
  );
  expect(code).toBe("INVALID_OPTION");
  expect(message).toMatch(/^The option propagation is .*\. Set it to "immediate", "manual" or \{ ms: /);
  expect(message).toContain(shown);
});

it.each([5, null, undefined, true])("rejects %o", (propagation) => {
  expect(() => new Deployments(propagation as never, new Clock().now)).toThrow(
    expect.objectContaining({ code: "INVALID_OPTION" }),
  );
});

describe("the time at which a deployment completed", () => {
  it.each<[Propagation, number]>([
    ["immediate", 0],
    [{ ms: 1000 }, 1000],
  ])("does not depend on the time of the read with %j", (propagation, delayMs) => {
    const clock = new Clock();
    const deployments = new Deployments(propagation, clock.now);
    const change = deployments.start();
    const start = clock.now().getTime();
    clock.pass(60_000);
    expect(deployments.getCompletionTime(change).getTime() - start).toBe(delayMs);
  });

  it("is the time of settle()", () => {
    const clock = new Clock();
    const deployments = new Deployments({ ms: 60_000 }, clock.now);
    const change = deployments.start();
    clock.pass(1000);
    deployments.settle();
    expect(deployments.getCompletionTime(change)).toEqual(clock.now());
  });
});
