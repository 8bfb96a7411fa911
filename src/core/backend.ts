import { types } from "node:util";
import type { StaticOperationSchema } from "@smithy/types";
import type { FunctionExecutor } from "../runtime/executor.ts";
import { copy } from "../sdk/copy.ts";
import { getOperationId, getOperationName, type OperationId } from "../sdk/operation.ts";
import { getClientKindOfOperation } from "../sdk/service-api.ts";
import { getShape } from "../sdk/shape.ts";
import { formatValue } from "../values/format-value.ts";
import { CallLog } from "./call-log.ts";
import type { Environment } from "./context.ts";
import { MockCloudFrontError } from "./errors.ts";
import type { FaultHooks } from "./pipeline.ts";
import { Deployments, type Propagation } from "./propagation.ts";
import { type Quotas, resolveQuotas } from "./quotas.ts";
import { SeededRandom } from "./seeded-random.ts";
import type { Operation, Service } from "./service.ts";
import { Store, type StoreSnapshot } from "./store.ts";

export interface BackendOptions {
  readonly accountId: string;
  readonly quotas: Partial<Quotas>;
  readonly codeCheck: "strict" | "service";
  /** @defaultValue `"strict"` */
  readonly references?: "strict" | "any";
  readonly propagation: Propagation;
  /** @defaultValue every domain points at the host name that the service expects */
  readonly dns?: ((domain: string) => string | undefined) | undefined;
  readonly objects: Readonly<Record<string, string>>;
  readonly now: () => Date;
  readonly randomSeed: number;
  readonly executor?: FunctionExecutor | undefined;
}

export type Adjustment = Partial<Pick<BackendOptions, "quotas" | "propagation" | "objects">>;

/** A state that `reset(snapshot)` returns to. Cheap, because it holds references to immutable rows. */
export interface Snapshot {
  readonly store: StoreSnapshot;
  readonly random: number;
  readonly generation: number;
}

/** The key under which a handle exposes its backend to other entry points, including those of a second copy of this package. */
export const backendKey: unique symbol = Symbol.for("mock-cloudfront.backend");

/** One fake service: its mounted operations, its state and its call log. */
export class Backend {
  readonly callLog = new CallLog();
  readonly faults: FaultHooks | undefined;
  /** If set, every use of the mock, through the handle or a client, throws this error. */
  closedError: (() => MockCloudFrontError) | undefined;
  readonly #operations: ReadonlyMap<OperationId, Operation>;
  readonly #overrides = new Map<OperationId, Operation>();
  readonly #services: readonly Service[];
  readonly #options: BackendOptions;
  readonly #empty: Snapshot;
  #environment: Environment;
  #isAdjusted = false;

  constructor(services: readonly Service[], options: BackendOptions, faults?: FaultHooks) {
    this.#services = services;
    this.#operations = indexOperations(services);
    this.faults = faults;
    this.#options = options;
    this.#environment = createEnvironment(services, options);
    this.#empty = this.snapshot();
  }

  /**
   * The current environment, in which deployments whose time has come are complete. Replaced on every reset. Writes
   * through an old reference have no effect.
   */
  get environment(): Environment {
    const { store, deployments } = this.#environment;
    store.completeDeployments(deployments);
    return this.#environment;
  }

  get operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  assertOpen(): void {
    if (this.closedError) {
      throw this.closedError();
    }
  }

  resolve(schema: StaticOperationSchema): Operation {
    this.assertOpen();
    const id = getOperationId(schema);
    const operation = this.#overrides.get(id) ?? this.#operations.get(id);
    if (!operation) {
      throw unhandledOperationError(schema, this.#services);
    }
    return operation;
  }

  /**
   * Replaces the handler of one operation until `reset`. The service's checks before the handler stay. An operation
   * that no mounted service handles is added. The handler gets and returns copies, so that its later changes do not
   * reach the call log.
   */
  override(replacement: Operation): void {
    const original = this.#operations.get(replacement.id);
    const operation = original ?? replacement;
    this.#overrides.set(replacement.id, { ...operation, handle: copyInputAndOutput(replacement) });
  }

  /** Completes all deployments in progress. */
  settle(): void {
    const { store, deployments } = this.environment;
    deployments.settle();
    store.completeDeployments(deployments);
  }

  snapshot(): Snapshot {
    const { store, random, deployments } = this.environment;
    return { store: store.snapshot(), random: random.state, generation: deployments.generation };
  }

  /** Changes quotas or propagation, or adds objects in S3, until `reset`. */
  adjust({ quotas = {}, propagation, objects: newObjects }: Adjustment): void {
    const { quotas: current, deployments, objects } = this.environment;
    Object.assign(current, resolveQuotas({ ...current, ...quotas }));
    Object.assign(objects, newObjects);
    if (propagation !== undefined) {
      deployments.propagation = propagation;
    }
    this.#isAdjusted = true;
  }

  get hasOverrides(): boolean {
    return this.#overrides.size > 0;
  }

  get isAdjusted(): boolean {
    return this.#isAdjusted;
  }

  /** Returns to the resources, ids and deployments of a snapshot. Calls, faults, overrides and settings stay. */
  restoreState(snapshot: Snapshot): void {
    const { store, random, deployments } = this.#environment;
    store.restore(snapshot.store);
    random.state = snapshot.random;
    deployments.generation = snapshot.generation;
  }

  reset(snapshot: Snapshot = this.#empty): void {
    this.#environment = createEnvironment(this.#services, this.#options);
    this.restoreState(snapshot);
    this.#overrides.clear();
    this.#isAdjusted = false;
    this.callLog.clear();
    this.faults?.reset();
  }
}

function createEnvironment(services: readonly Service[], options: BackendOptions): Environment {
  const now = () => readClock(options.now);
  return {
    store: new Store(),
    now,
    random: new SeededRandom(options.randomSeed),
    accountId: options.accountId,
    quotas: resolveQuotas(options.quotas),
    deployments: new Deployments(options.propagation, now),
    // A copy, to which `adjust` adds objects.
    objects: { ...options.objects },
    dns: options.dns,
    codeCheck: options.codeCheck,
    references: options.references ?? "strict",
    mountedServices: new Set(services.map(({ name }) => name)),
    executor: options.executor,
  };
}

function copyInputAndOutput({ schema, handle }: Operation): Operation["handle"] {
  const [, , , , input, output] = schema;
  return (given, context) => {
    const result = handle(copy(getShape(input), given), context);
    return result instanceof Promise
      ? result.then((value) => copy(getShape(output), value))
      : copy(getShape(output), result);
  };
}

/**
 * Reads the user's clock. Copies the date: records keep it, and the clock may return the same mutable Date twice.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` if the clock does not return a valid Date
 */
function readClock(now: () => Date): Date {
  const date: unknown = now();
  if (types.isDate(date) && !Number.isNaN(date.getTime())) {
    return new Date(date.getTime());
  }
  throw new MockCloudFrontError(
    "INVALID_OPTION",
    `The option now returned ${formatValue(date)}; it must return a valid Date, as in () => new Date().`,
  );
}

function indexOperations(services: readonly Service[]): ReadonlyMap<OperationId, Operation> {
  const operations = new Map<OperationId, Operation>();
  for (const operation of services.flatMap((service) => service.operations)) {
    const owner = operations.get(operation.id);
    if (owner) {
      const name = getOperationName(operation.schema);
      throw new MockCloudFrontError(
        "DUPLICATE_OPERATION",
        `${name} is handled by two services, "${owner.service}" and "${operation.service}". ` +
          `Mount only one of them. To replace the handler of one operation, use cloudfront.override("${name}", handler).`,
      );
    }
    operations.set(operation.id, operation);
  }
  return operations;
}

function unhandledOperationError(
  schema: StaticOperationSchema,
  services: readonly Service[],
): MockCloudFrontError {
  const name = getOperationName(schema);
  const mounted = services.map((service) => service.name).join(", ") || "none";
  const api =
    getClientKindOfOperation(getOperationId(schema)) === "cloudfront" ? "cloudFront" : "keyValueStore";
  const apiArgument = api === "cloudFront" ? "" : ", keyValueStore";
  return new MockCloudFrontError(
    "UNHANDLED_OPERATION",
    `${name} is not handled by any service of this mock (mounted: ${mounted}). ` +
      `To handle it, use cloudfront.on(${name}Command).resolves({ ... }) for a fixed output, ` +
      `cloudfront.override("${name}", handler${apiArgument}) for an output that depends on the mock's state, or ` +
      `mockCloudFront({ services: [...builtinServices, defineService("mine", ${api}, { ${name}: handler })] }).`,
  );
}
