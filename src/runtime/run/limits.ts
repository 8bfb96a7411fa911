import type { FunctionRuntime } from "../check/runtimes.ts";

/** The limits of one run. */
export interface Limits {
  /** Fuel for the whole run: top-level code, the handler, promise jobs and the conversion of the result to JSON. */
  readonly fuel: number;
  readonly logLines: number;
  /** Bytes of UTF-8 over all lines. The rest is cut off. */
  readonly logBytes: number;
}

/** The fuel that corresponds to a compute utilization of 100 %. {@link computeUtilization} names the sources. */
export const fullUtilizationFuel = 1_500_000;

export const defaultLimits: Limits = {
  // Twice what the service allows: a function can exceed the limit before it is throttled, and the engine still
  // stops an endless loop after some 20 ms.
  fuel: 2 * fullUtilizationFuel,
  logLines: 1_000,
  // AWS developer guide, "Restrictions on edge functions": logs are truncated at 10 KB.
  logBytes: 10 * 1024,
};

/** The fuel for compiling, which is not part of a run. Code of 40 KB takes 1 to 6 million. */
export const compileFuel = 20_000_000;

/**
 * The factor by which the fuel of instrumented code is larger. Measured: a usual function takes 1.1 to 3 times the
 * fuel with counters, a loop that consists of branches only takes 7 times.
 */
export const instrumentedFuelFactor = 10;

/**
 * The utilization that the service reports for a function that does almost nothing.
 *
 * seen: 10 to 20 under 1.0 (READMEs of aws-samples/amazon-cloudfront-functions, 2021: 10, 13 to 16, 19 and 20), 21 in
 * the developer guide, 29 to 31 for small functions under 2.0 (README of fujiwara/cfft), 6 and 8 in single logs.
 * assumed: the middle of each range, because the service's own figure differs from run to run.
 */
const baseUtilization: Readonly<Record<FunctionRuntime, number>> = {
  "cloudfront-js-1.0": 15,
  "cloudfront-js-2.0": 24,
};

/**
 * Computes the figure that TestFunction reports, an integer from 0 to 100, from the fuel that the handler used. It is
 * 0 if the handler never ran.
 *
 * The service reports the time as a percentage of the allowed time, which differs from run to run. This figure is the
 * same on every machine. It rises from the figure of an empty function to 100 at {@link fullUtilizationFuel}. The
 * developer guide calls up to 50 comfortable, and 71 to 100 likely to be throttled.
 */
export function computeUtilization(handlerFuel: number, runtime: FunctionRuntime): number {
  if (handlerFuel <= 0) {
    return 0;
  }
  const base = baseUtilization[runtime];
  return Math.min(100, Math.round(base + ((100 - base) * handlerFuel) / fullUtilizationFuel));
}
