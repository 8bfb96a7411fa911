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

/** The utilization that the service reports for a function that does almost nothing. */
const baseUtilization = 14;

/**
 * Computes the figure that TestFunction reports, an integer from 0 to 100, from the fuel that the handler used. It is
 * 0 if the handler never ran.
 *
 * The service reports the time as a percentage of the allowed time, which differs from run to run. This figure is the
 * same on every machine. Calibration: users published 10 to 20, mostly 13 to 16, for functions that rewrite a URL or add
 * headers (READMEs of aws-samples/amazon-cloudfront-functions, users' logs), and up to 31 for small functions of runtime
 * 2.0 (README of fujiwara/cfft). The developer guide calls up to 50 comfortable. With a base of 14 for the call and 1 per
 * 15,000 fuel, a rewrite has 14, a JWT check 15 and a loop of 10,000 iterations 34.
 */
export function computeUtilization(handlerFuel: number): number {
  if (handlerFuel <= 0) {
    return 0;
  }
  return Math.min(100, Math.round(baseUtilization + (100 * handlerFuel) / fullUtilizationFuel));
}
