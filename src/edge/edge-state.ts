import type { Environment } from "../core/context.ts";
import { SeededRandom } from "../core/seeded-random.ts";
import type { Trace } from "./trace.ts";

/** The visits of one environment. A reset makes a new environment, which begins without visits. */
export interface EdgeState {
  /** The visits in the order in which they began. Visits that rejected are removed. */
  readonly traces: Set<Trace>;
  /** A stream of its own, so that a visit does not change the ids of resources that a test creates after it. */
  readonly random: SeededRandom;
}

const states = new WeakMap<Environment, EdgeState>();

/** An arbitrary constant that separates the stream of visits from that of resources. */
const streamOfVisits = 0x5eed_ed6e;

/** Returns the state that the edge keeps for an environment. */
export function getEdgeState(environment: Environment): EdgeState {
  let state = states.get(environment);
  if (!state) {
    state = {
      traces: new Set(),
      random: new SeededRandom(environment.random.state ^ streamOfVisits),
    };
    states.set(environment, state);
  }
  return state;
}

/** Returns the visits that have ended, without creating the state. */
export function getEndedTraces(environment: Environment): readonly Trace[] {
  return [...(states.get(environment)?.traces ?? [])].filter((trace) => trace.hasEnded);
}

const idCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Returns a request id of 54 characters and "==", as `x-amz-cf-id` has it. */
export function createRequestId(random: SeededRandom): string {
  let id = "";
  while (id.length < 54) {
    // 30 random bits are 5 characters of 6 bits.
    let bits = Math.floor(random.number() * 2 ** 30);
    for (let i = 0; i < 5; i++) {
      id += idCharacters[bits & 63];
      bits >>= 6;
    }
  }
  return `${id.slice(0, 54)}==`;
}
