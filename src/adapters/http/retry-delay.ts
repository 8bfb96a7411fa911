interface Strategy {
  retryBackoffStrategy?: object;
  standardRetryStrategy?: Strategy;
  rateLimiter?: object;
}

/**
 * What to put in the place of a retry strategy's parts so that its attempts are real and its waiting is not.
 * A strategy that is not built upon the SDK's own keeps its ways.
 */
export function* noDelayOverrides(
  strategy: object,
): Generator<[owner: object, name: string, value: unknown]> {
  const { retryBackoffStrategy, standardRetryStrategy, rateLimiter } = strategy as Strategy;
  if (retryBackoffStrategy) {
    yield [strategy, "retryBackoffStrategy", noBackoff];
  }
  if (rateLimiter) {
    yield [rateLimiter, "getSendToken", async () => undefined];
  }
  if (standardRetryStrategy) {
    yield* noDelayOverrides(standardRetryStrategy);
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
 * The SDK waits with `setTimeout` in the tick in which it has asked how long, even for no time at all; under
 * fake timers that would be for ever.
 */
function runNextTimeoutNow(): void {
  const former = globalThis.setTimeout;
  const atOnce = (callback: () => void): void => {
    putBack();
    queueMicrotask(callback);
  };
  const putBack = (): void => {
    if ((globalThis.setTimeout as unknown) === atOnce) {
      globalThis.setTimeout = former;
    }
  };
  globalThis.setTimeout = atOnce as unknown as typeof setTimeout;
  queueMicrotask(putBack);
}
