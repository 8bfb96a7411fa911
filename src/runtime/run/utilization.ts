import { fullUtilizationFuel } from "./limits.ts";

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
