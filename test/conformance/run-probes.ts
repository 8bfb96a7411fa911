import { Interruption, NotReached } from "./interruption.ts";
import { matchesExpected } from "./matches-expected.ts";
import type { Probe } from "./probe.ts";
import { ProbeContext, type ProbeRun } from "./probe-context.ts";

/** What came of a probe. */
export interface ProbeResult {
  readonly probe: Probe;
  readonly outcome: "agreed" | "differed" | "not reached";
  /** The service's answer; for an outcome that was not reached, the reason. */
  readonly answer: unknown;
}

/**
 * Runs probes one after another, so that quotas of a shared account are not used up.
 *
 * @param report is called after each probe
 * @returns the results so far, if the run is interrupted
 */
export async function runProbes(
  probes: readonly Probe[],
  run: ProbeRun,
  report: (result: ProbeResult) => void = () => {},
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  for (const [index, probe] of probes.entries()) {
    const result = await runProbe(probe, new ProbeContext(run, String(index + 1)));
    if (result === undefined) {
      break;
    }
    results.push(result);
    report(result);
  }
  return results;
}

/** Returns undefined if the run was interrupted. */
async function runProbe(probe: Probe, context: ProbeContext): Promise<ProbeResult | undefined> {
  try {
    const answer = await probe.ask(context);
    const outcome = matchesExpected(answer, probe.expected) ? "agreed" : "differed";
    return { probe, outcome, answer };
  } catch (error) {
    if (error instanceof Interruption) {
      return undefined;
    }
    if (error instanceof NotReached) {
      return { probe, outcome: "not reached", answer: error.message };
    }
    // A preparation failed that every service must accept, so the answer is this error.
    const { name, message } = error as Error;
    return { probe, outcome: "differed", answer: { failed: `${name}: ${message}` } };
  }
}
