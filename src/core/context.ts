import type { FunctionExecutor } from "../runtime/executor.ts";
import type { Deployments } from "./propagation.ts";
import type { Quotas } from "./quotas.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Store } from "./store.ts";

/** The state and settings that all calls of one mock share. */
export interface Environment {
  /** All tables, by their definition: `store.table(functions)`. */
  readonly store: Store;
  /** The mock's clock. */
  readonly now: () => Date;
  /** Random ids and numbers, from the mock's `randomSeed`. */
  readonly random: SeededRandom;
  /** The account id in ARNs: twelve digits. */
  readonly accountId: string;
  /** The service's quotas, with the user's overrides. */
  readonly quotas: Quotas;
  /** Tells which changes are still deploying, according to the mock's `propagation`. */
  readonly deployments: Deployments;
  /** The contents of S3 objects, by `bucket/key`. */
  readonly objects: Readonly<Record<string, string>>;
  /**
   * Looks up the host name at which a domain points. Returns undefined for a domain without a record, and throws if the
   * lookup fails. Without it, every domain points at the host name that the service expects.
   */
  readonly dns: ((domain: string) => string | undefined) | undefined;
  /** `"strict"` rejects code that the runtime cannot run at upload, `"service"` only when it runs. */
  readonly codeCheck: "strict" | "service";
  /** `"any"` takes ids of other resources as they come. `"strict"` refuses ids that no resource has. */
  readonly references: "strict" | "any";
  /** The names of the mounted services. References to resources of other families are not checked. */
  readonly mountedServices: ReadonlySet<string>;
  /** The engine that runs function code, if the mock was given its own. */
  readonly executor: FunctionExecutor | undefined;
}

/** Everything that a handler may depend on. Handlers read no globals. */
export interface Context extends Environment {
  /** The region of the caller's client, if the client was given one. */
  readonly region: string | undefined;
}
