import { UpdateDistributionCommand, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { backendKey } from "./core/backend.ts";
import { MockCloudFrontError } from "./core/errors.ts";
import type { Quotas } from "./core/quotas.ts";
import { formatApplyExample } from "./faults/scenario-examples.ts";
import type { MockCloudFront } from "./handle.ts";
import { keyValueStore } from "./sdk/service-api.ts";
import { anycastIpLists } from "./services/anycast-ip-lists/table.ts";
import { cachePolicies } from "./services/cache-policies/table.ts";
import { type UpdatableKindName, updatableKinds } from "./services/concurrent-update.ts";
import { connectionFunctions } from "./services/connection-functions/table.ts";
import { continuousDeploymentPolicies } from "./services/continuous-deployment-policies/table.ts";
import { updateDistributionConcurrently } from "./services/distributions/concurrent-update.ts";
import { distributions } from "./services/distributions/table.ts";
import { fieldLevelEncryptionConfigs } from "./services/field-level-encryption-configs/table.ts";
import { fieldLevelEncryptionProfiles } from "./services/field-level-encryption-profiles/table.ts";
import { updateConcurrently } from "./services/functions/concurrent-update.ts";
import { indexKeys as functionLists, functions } from "./services/functions/table.ts";
import { keyGroups } from "./services/key-groups/table.ts";
import { updateKeysConcurrently } from "./services/key-value-data/concurrent-update.ts";
import { keyValueStores } from "./services/key-value-stores/table.ts";
import { originAccessControls } from "./services/origin-access-controls/table.ts";
import { originAccessIdentities } from "./services/origin-access-identities/table.ts";
import { originRequestPolicies } from "./services/origin-request-policies/table.ts";
import { publicKeys } from "./services/public-keys/table.ts";
import { realtimeLogConfigs } from "./services/realtime-log-configs/table.ts";
import { responseHeadersPolicies } from "./services/response-headers-policies/table.ts";
import { streamingDistributions } from "./services/streaming-distributions/table.ts";
import { trustStores } from "./services/trust-stores/table.ts";
import { vpcOrigins } from "./services/vpc-origins/table.ts";
import { formatValue } from "./values/format-value.ts";

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
 * The name of a function, or the kind of another resource with its id: `{ vpcOrigin: id }`. Key value stores are addressed
 * by name.
 */
export type ConcurrentUpdateTarget =
  | string
  | { readonly distribution: string }
  | { readonly keyValueStore: string }
  | { [Kind in UpdatableKindName]: { readonly [K in Kind]: string } }[UpdatableKindName];

/**
 * Scenarios that deploy code must handle.
 *
 * @example
 * import { scenarios } from "mock-cloudfront";
 * cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
 */
export const scenarios = {
  /** Throttles the next `times` calls of any operation. */
  throttled: (options: Times): Scenario => {
    const times = getNumber("throttled", options, "times");
    return ({ faults }) => {
      faults.onAnyCommand().rejectsTimes(times, "Throttling");
    };
  },

  /** Rejects every call with `ServiceUnavailable` for `ms` milliseconds. */
  outage: (options: Duration): Scenario => {
    const ms = getNumber("outage", options, "ms");
    return ({ faults }) => {
      faults.onAnyCommand().rejectsFor(ms, "ServiceUnavailable");
    };
  },

  /** Rejects each call with a probability. The mock's `randomSeed` decides. */
  flaky: (options: Rate): Scenario => {
    const rate = getNumber("flaky", options, "rate");
    return ({ faults }) => {
      faults.onAnyCommand().rejectsRandomly(rate, "ServiceUnavailable");
    };
  },

  /**
   * Runs another writer's update just before yours, between your read and your write, so that your call rejects with the
   * service's own error for a stale ETag. The target is the name of a function, whose UpdateFunction is meant, or
   * `{ distribution: id }` for UpdateDistribution, or `{ keyValueStore: name }` for UpdateKeys, or the kind and the id of
   * another resource, such as `{ vpcOrigin: id }`. A resource has the other writer's comment afterwards, if it has one,
   * and a store its items under another ETag.
   */
  concurrentUpdate:
    (target: ConcurrentUpdateTarget): Scenario =>
    (mock) =>
      planConcurrentUpdate(mock, target),

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
      cachePolicies: store.table(cachePolicies).rows().size,
      originRequestPolicies: store.table(originRequestPolicies).rows().size,
      responseHeadersPolicies: store.table(responseHeadersPolicies).rows().size,
      originAccessControls: store.table(originAccessControls).rows().size,
      originAccessIdentities: store.table(originAccessIdentities).rows().size,
      publicKeys: store.table(publicKeys).rows().size,
      keyGroups: store.table(keyGroups).rows().size,
      anycastIpLists: store.table(anycastIpLists).rows().size,
      connectionFunctions: store.table(connectionFunctions).rows(functionLists.byStage("DEVELOPMENT")).size,
      trustStores: store.table(trustStores).rows().size,
      vpcOrigins: store.table(vpcOrigins).rows().size,
      continuousDeploymentPolicies: store.table(continuousDeploymentPolicies).rows().size,
      realtimeLogConfigs: store.table(realtimeLogConfigs).rows().size,
      fieldLevelEncryptionConfigs: store.table(fieldLevelEncryptionConfigs).rows().size,
      fieldLevelEncryptionProfiles: store.table(fieldLevelEncryptionProfiles).rows().size,
      streamingDistributions: store.table(streamingDistributions).rows().size,
    };
    backend.adjust({ quotas });
  },

  /** Makes deployments take `ms` milliseconds, as the option `propagation: { ms }` does, including those in progress. */
  slowPropagation: (options: Duration): Scenario => {
    const ms = getNumber("slowPropagation", options, "ms");
    return (mock) => mock[backendKey].adjust({ propagation: { ms } });
  },

  /**
   * Keeps a new key value store `PROVISIONING` for `ms` milliseconds. The mock has one propagation setting for all
   * resources, so this is the same as `slowPropagation`.
   */
  keyValueStoreProvisioning: (options: Duration): Scenario => {
    const ms = getNumber("keyValueStoreProvisioning", options, "ms");
    return (mock) => mock[backendKey].adjust({ propagation: { ms } });
  },
};

function planConcurrentUpdate(mock: MockCloudFront, target: ConcurrentUpdateTarget): void {
  const { faults } = mock;
  const label = `concurrentUpdate(${JSON.stringify(target)})`;
  if (typeof target === "string") {
    faults
      .on(UpdateFunctionCommand, { Name: target })
      .runsBeforeOnce(label, ({ environment }) => updateConcurrently(environment, target));
  } else if ("distribution" in target) {
    faults
      .on(UpdateDistributionCommand, { Id: target.distribution })
      .runsBeforeOnce(label, ({ environment }) =>
        updateDistributionConcurrently(environment, target.distribution),
      );
  } else if ("keyValueStore" in target) {
    const name = target.keyValueStore;
    const store = mock[backendKey].environment.store.table(keyValueStores).find(name);
    if (!store) {
      throw new MockCloudFrontError(
        "INVALID_FAULT",
        `${label}: there is no key value store named "${name}". Create it first, because the scenario needs its ARN.`,
      );
    }
    faults
      .on(keyValueStore.sdk.UpdateKeysCommand, { KvsARN: store.record.arn })
      .runsBeforeOnce(label, ({ environment }) => updateKeysConcurrently(environment, name));
  } else {
    planUpdateOfKind(mock, target, label);
  }
}

function planUpdateOfKind({ faults }: MockCloudFront, target: object, label: string): void {
  const [[name = "", id] = []] = Object.entries(target) as [name: string, id: string][];
  if (!Object.hasOwn(updatableKinds, name)) {
    const names = ["distribution", "keyValueStore", ...Object.keys(updatableKinds)].join(", ");
    throw new MockCloudFrontError(
      "INVALID_FAULT",
      `${label}: there is no such kind of resource. Give the name of a function, or one of: ${names}.`,
    );
  }
  const { command, update } = updatableKinds[name as UpdatableKindName];
  faults
    .on(command as new (input: { Id: string }) => { readonly input: { Id: string } }, { Id: String(id) })
    .runsBeforeOnce(label, ({ environment }) => update(String(id), environment));
}

/** Returns the only number of a scenario's options. @throws MockCloudFrontError `INVALID_FAULT` */
function getNumber<Name extends string>(
  scenario: string,
  options: { readonly [K in Name]: number },
  name: Name,
): number {
  const value = (options as { readonly [K in Name]?: unknown } | null | undefined)?.[name];
  if (typeof value === "number") {
    return value;
  }
  const example = typeof options === "number" ? `scenarios.${scenario}({ ${name}: ${options} })` : undefined;
  throw new MockCloudFrontError(
    "INVALID_FAULT",
    `scenarios.${scenario}() expects { ${name} }, a number, but got ${formatValue(options)}. ` +
      `Write ${example ?? formatApplyExample(scenario)}.`,
  );
}
