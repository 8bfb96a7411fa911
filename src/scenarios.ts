import { UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { backendKey } from "./core/backend.ts";
import type { Quotas } from "./core/quotas.ts";
import type { MockCloudFront } from "./mock-cloudfront.ts";
import { distributions } from "./services/distributions/table.ts";
import { updateConcurrently } from "./services/functions/concurrent-update.ts";
import { indexKeys as functionLists, functions } from "./services/functions/table.ts";
import { keyValueStores } from "./services/key-value-stores/table.ts";

/** A scenario for `cloudfront.faults.apply`. Plans faults or changes quotas and propagation until `reset()`. */
export type Scenario = (mock: MockCloudFront) => void;

interface Times {
  readonly times: number;
}
interface Rate {
  /** A probability from 0 to 1. */
  readonly rate: number;
}
interface Duration {
  /** Milliseconds on the mock's clock. */
  readonly ms: number;
}

/**
 * Scenarios that deploy code must handle.
 *
 * @example
 * import { scenarios } from "mock-cloudfront";
 * cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
 */
export const scenarios = {
  /** Throttles the next `times` calls of any operation. */
  throttled:
    ({ times }: Times): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsTimes(times, "Throttling");
    },

  /** Rejects every call with `ServiceUnavailable` for `ms` milliseconds. */
  outage:
    ({ ms }: Duration): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsFor(ms, "ServiceUnavailable");
    },

  /** Rejects each call with a probability. The mock's `randomSeed` decides. */
  flaky:
    ({ rate }: Rate): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsRandomly(rate, "ServiceUnavailable");
    },

  /**
   * Runs another writer's UpdateFunction just before yours, between your read and your write. Your call rejects with the
   * service's own `PreconditionFailed`, and the function has the other writer's comment.
   */
  concurrentUpdate:
    (name: string): Scenario =>
    ({ faults }) => {
      faults
        .on(UpdateFunctionCommand, { Name: name })
        .runsBeforeOnce(`concurrentUpdate(${JSON.stringify(name)})`, ({ environment }) =>
          updateConcurrently(environment, name),
        );
    },

  /** Loses the response to the next call of a command. The call takes effect. */
  lostResponse:
    (command: new (input: never) => { readonly input: object }): Scenario =>
    ({ faults }) => {
      faults.on(command).losesResponseOnce();
    },

  /** Sets quotas to the current number of resources, so that nothing can be created until something is deleted. */
  quotaReached: (): Scenario => (mock) => {
    const backend = mock[backendKey];
    const { store } = backend.environment;
    const quotas: Partial<Quotas> = {
      functions: store.table(functions).rows(functionLists.byStage("DEVELOPMENT")).size,
      keyValueStores: store.table(keyValueStores).rows().size,
      distributions: store.table(distributions).rows().size,
    };
    backend.adjust({ quotas });
  },

  /** Makes deployments take `ms` milliseconds, as the option `propagation: { ms }` does, including those in progress. */
  slowPropagation:
    ({ ms }: Duration): Scenario =>
    (mock) =>
      mock[backendKey].adjust({ propagation: { ms } }),

  /**
   * Keeps a new key value store `PROVISIONING` for `ms` milliseconds. The mock has one propagation setting for all
   * resources, so this is the same as `slowPropagation`.
   */
  keyValueStoreProvisioning:
    ({ ms }: Duration): Scenario =>
    (mock) =>
      mock[backendKey].adjust({ propagation: { ms } }),
};
