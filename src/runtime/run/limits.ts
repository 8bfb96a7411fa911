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
