import { AdaptiveRetryStrategy, StandardRetryStrategy } from "@smithy/core/retry";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createNoDelayOverrides } from "../../../src/adapters/http/retry-delay.ts";

interface Backoff {
  computeNextBackoffDelay(attempt: number): number;
}

function findBackoff(strategy: object): Backoff {
  const [, , value] = [...createNoDelayOverrides(strategy)].find(
    ([, name]) => name === "retryBackoffStrategy",
  ) ?? [undefined, "", undefined];
  return value as Backoff;
}

describe("createNoDelayOverrides", () => {
  it("overrides the backoff of the standard strategy", () => {
    const strategy = new StandardRetryStrategy(3);
    const overrides = [...createNoDelayOverrides(strategy)];
    expect(overrides.map(([owner, name]) => [owner, name])).toEqual([[strategy, "retryBackoffStrategy"]]);
  });

  it("overrides the backoff and the rate limiter of the adaptive strategy", () => {
    const overrides = [...createNoDelayOverrides(new AdaptiveRetryStrategy(async () => 3))];
    expect(overrides.map(([, name]) => name)).toEqual(["getSendToken", "retryBackoffStrategy"]);
  });

  it("overrides nothing in a strategy that is not based on the SDK's", () => {
    expect([...createNoDelayOverrides({ retry: async () => ({}) })]).toEqual([]);
  });

  it("runs the callback of the next timeout without a timer", async () => {
    const { setTimeout: originalSetTimeout } = globalThis;
    const callback = vi.fn();
    expect(findBackoff(new StandardRetryStrategy(3)).computeNextBackoffDelay(1)).toBe(0);
    setTimeout(callback, 60_000);
    expect(globalThis.setTimeout).toBe(originalSetTimeout);
    expect(callback).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(callback).toHaveBeenCalledOnce();
  });

  it("restores setTimeout in the same tick if no timeout follows", async () => {
    const { setTimeout: originalSetTimeout } = globalThis;
    onTestFinished(() => {
      globalThis.setTimeout = originalSetTimeout;
    });
    findBackoff(new StandardRetryStrategy(3)).computeNextBackoffDelay(1);
    expect(globalThis.setTimeout).not.toBe(originalSetTimeout);
    await Promise.resolve();
    expect(globalThis.setTimeout).toBe(originalSetTimeout);
  });

  it("leaves a setTimeout that was replaced in the meantime", async () => {
    const { setTimeout: originalSetTimeout } = globalThis;
    onTestFinished(() => {
      globalThis.setTimeout = originalSetTimeout;
    });
    findBackoff(new StandardRetryStrategy(3)).computeNextBackoffDelay(1);
    const replacement = vi.fn() as unknown as typeof setTimeout;
    globalThis.setTimeout = replacement;
    await Promise.resolve();
    expect(globalThis.setTimeout).toBe(replacement);
  });

  it("runs the callback if queueMicrotask and nextTick are faked, as jest's fake timers do", async () => {
    const callback = vi.fn();
    const { queueMicrotask: originalQueueMicrotask } = globalThis;
    const { nextTick } = process;
    onTestFinished(() => {
      globalThis.queueMicrotask = originalQueueMicrotask;
      process.nextTick = nextTick;
    });
    globalThis.queueMicrotask = () => undefined;
    process.nextTick = () => undefined;
    findBackoff(new StandardRetryStrategy(3)).computeNextBackoffDelay(1);
    setTimeout(callback, 60_000);
    await Promise.resolve();
    globalThis.queueMicrotask = originalQueueMicrotask;
    process.nextTick = nextTick;
    expect(callback).toHaveBeenCalledOnce();
  });
});
