const effort = Number(process.env.TEST_EFFORT ?? 0.25);

/**
 * Scales the number of runs of an expensive property or stress test. `npm test` does a quarter, so that it takes two
 * minutes. CI sets `TEST_EFFORT=1` in its main run.
 *
 * @param full the number of runs with full effort
 */
export function scaleRuns(full: number): number {
  return Math.max(1, Math.ceil(full * effort));
}

/** Returns the cases that an expensive test tries: all with full effort, every fourth by default. */
export function sampleCases<T>(cases: readonly T[]): T[] {
  return cases.filter((_, index) => Math.floor(index * effort) !== Math.floor((index - 1) * effort));
}
