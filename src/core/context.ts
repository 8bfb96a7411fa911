import type { Deployments } from "./propagation.ts";
import type { Quotas } from "./quotas.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Store } from "./store.ts";

/** What is the same for every call of one mock. */
export interface Environment {
  /** Every table, by its definition: `store.table(functions)`. */
  readonly store: Store;
  /** The mock's one clock. */
  readonly now: () => Date;
  /** Ids in the forms of CloudFront, drawn from the mock's `randomSeed`. */
  readonly random: SeededRandom;
  /** Twelve digits, for ARNs. */
  readonly accountId: string;
  /** The service's, with those that were overridden. */
  readonly quotas: Quotas;
  /** What is under way and when it arrives, by the mock's `propagation`. */
  readonly deployments: Deployments;
  /** What lies in S3, by `bucket/key`. */
  readonly objects: Readonly<Record<string, string>>;
  /** Whether code that the runtime could not run is refused when it is uploaded, or only when it is run. */
  readonly codeCheck: "strict" | "service";
  /** What runs function code, where the mock was given its own. The family that runs code knows what it is. */
  readonly executor: unknown;
}

/** All that a handler may lean on. Nothing else is ambient. */
export interface Context extends Environment {
  /** The caller's region, where the client was given one. */
  readonly region: string | undefined;
}
