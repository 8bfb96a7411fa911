/** How far one run may go. */
export interface Limits {
  /** Steps of the engine for the whole run: top-level code, handler, promise jobs, the result made into JSON. */
  readonly fuel: number;
  readonly logLines: number;
  /** Bytes of UTF-8 over all lines; what is over is cut off. */
  readonly logBytes: number;
}

/**
 * Fuel that stands for 100 % of the compute time. See {@link computeUtilization} for where it comes from.
 */
export const fullUtilizationFuel = 1_500_000;

export const defaultLimits: Limits = {
  // Twice the time that the service allows: it lets a function overrun before it is throttled, and an endless loop
  // still ends in some 20 ms.
  fuel: 2 * fullUtilizationFuel,
  logLines: 1_000,
  // AWS developer guide, "Restrictions on edge functions": logs are truncated at 10 KB.
  logBytes: 10 * 1024,
};

/** For compiling, which is not part of a run: 40 KB of code take 1 to 6 million. */
export const compileFuel = 20_000_000;

/**
 * How much further a run may go that counts what ran. Measured: counters make a usual function take 1.1 to 3 times the
 * fuel, a loop of nothing but branches 7 times.
 */
export const countingFactor = 10;

/** What the service reports for a function that does next to nothing. */
const baseUtilization = 8;

/**
 * The figure of TestFunction, an integer from 0 to 100, from the fuel that the handler burned; 0 when it never ran.
 *
 * The real figure is time as a percentage of the time allowed, and differs from run to run; this one is the same on
 * every run and machine. Calibration: real functions that rewrite a URL or add headers were seen at 6 to 20
 * (READMEs of aws-samples/amazon-cloudfront-functions, users' logs), and the developer guide calls up to 50
 * comfortable. A base of 8, which is the call itself, and one more per 15,000 fuel put a rewrite at 8, a JWT check
 * near 9 and a loop of 10,000 turns at 28.
 */
export function computeUtilization(handlerFuel: number): number {
  if (handlerFuel <= 0) {
    return 0;
  }
  return Math.min(100, Math.round(baseUtilization + (100 * handlerFuel) / fullUtilizationFuel));
}
