import { UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { backendKey } from "./core/backend.ts";
import type { Quotas } from "./core/quotas.ts";
import type { MockCloudFront } from "./mock-cloudfront.ts";
import { distributions } from "./services/distributions/table.ts";
import { updateConcurrently } from "./services/functions/concurrent-update.ts";
import { indexKeys as functionLists, functions } from "./services/functions/table.ts";
import { keyValueStores } from "./services/key-value-stores/table.ts";

/** A situation, for `cloudfront.faults.apply`: plans faults, or changes the account, until `reset()`. */
export type Scenario = (mock: MockCloudFront) => void;

interface Times {
  readonly times: number;
}
interface Rate {
  /** A probability from 0 to 1. */
  readonly rate: number;
}
interface Duration {
  /** On the mock's clock. */
  readonly ms: number;
}

/**
 * Situations that code which deploys must survive.
 *
 * @example
 * import { scenarios } from "mock-cloudfront";
 * cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
 */
export const scenarios = {
  /** The next `times` calls are throttled, whatever they are. */
  throttled:
    ({ times }: Times): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsTimes(times, "Throttling");
    },

  /** CloudFront answers every call with `ServiceUnavailable`, for so long. */
  outage:
    ({ ms }: Duration): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsFor(ms, "ServiceUnavailable");
    },

  /** Each call fails with this probability, by the mock's `randomSeed`. */
  flaky:
    ({ rate }: Rate): Scenario =>
    ({ faults }) => {
      faults.onAnyCommand().rejectsRandomly(rate, "ServiceUnavailable");
    },

  /**
   * Another writer's UpdateFunction lands just before yours: between your read and your write. What follows is the
   * service's own `PreconditionFailed`, and the function has the other's comment.
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

  /** The next call of a command takes effect, and its answer never arrives. */
  lostResponse:
    (command: new (input: never) => { readonly input: object }): Scenario =>
    ({ faults }) => {
      faults.on(command).losesResponseOnce();
    },

  /** The account has no room: no more resources of any kind than it holds now, until one is deleted. */
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

  /** Changes take so long to arrive, as with the option `propagation: { ms }`; those under way, too. */
  slowPropagation:
    ({ ms }: Duration): Scenario =>
    (mock) =>
      mock[backendKey].adjust({ propagation: { ms } }),

  /**
   * A new key value store stays `PROVISIONING` for so long. Today the mock has one pace for all that is pending: this
   * sets it as `slowPropagation` does.
   */
  keyValueStoreProvisioning:
    ({ ms }: Duration): Scenario =>
    (mock) =>
      mock[backendKey].adjust({ propagation: { ms } }),
};
