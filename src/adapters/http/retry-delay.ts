import type { RetryStrategyInternals } from "../../sdk/internals.ts";

type PropertyOverride = [owner: object, name: string, value: unknown];

/**
 * Yields the property overrides that remove the delay from an SDK retry strategy and keep its attempts. Yields nothing
 * for a strategy that is not based on the SDK's own.
 */
export function* createNoDelayOverrides(strategy: object): Generator<PropertyOverride> {
  const { retryBackoffStrategy, standardRetryStrategy, rateLimiter } = strategy as RetryStrategyInternals;
  if (retryBackoffStrategy) {
    yield [strategy, "retryBackoffStrategy", noBackoff];
  }
  if (rateLimiter) {
    yield [rateLimiter, "getSendToken", async () => undefined];
  }
  if (standardRetryStrategy) {
    yield* createNoDelayOverrides(standardRetryStrategy);
  }
}

const noBackoff = {
  setDelayBase: (): void => undefined,
  computeNextBackoffDelay: (): number => {
    runNextTimeoutNow();
    return 0;
  },
};

/**
 * Makes the next `setTimeout` of the current tick run its callback without a timer. The SDK calls `setTimeout` in the
 * tick in which it computes the delay, also for a delay of 0 ms. Under fake timers that timer would never fire.
 *
 * Uses promises, because fake timers replace `queueMicrotask` and `process.nextTick`, but not promises.
 */
function runNextTimeoutNow(): void {
  const originalSetTimeout = globalThis.setTimeout;
  const runNow = (callback: () => void): void => {
    restore();
    void Promise.resolve().then(callback);
  };
  const restore = (): void => {
    if ((globalThis.setTimeout as unknown) === runNow) {
      globalThis.setTimeout = originalSetTimeout;
    }
  };
  globalThis.setTimeout = runNow as unknown as typeof setTimeout;
  void Promise.resolve().then(restore);
}
