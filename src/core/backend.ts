import type { StaticOperationSchema } from "@smithy/types";
import { getOperationId, getOperationName, type OperationId } from "../sdk/operation.ts";
import { getClientKindOfOperation } from "../sdk/service-api.ts";
import { CallLog } from "./call-log.ts";
import type { Environment } from "./context.ts";
import { MockCloudFrontError } from "./errors.ts";
import { Ids } from "./ids.ts";
import { answerCall, type Call, type FaultHooks, type Machine } from "./pipeline.ts";
import { Deployments, type Propagation } from "./propagation.ts";
import { type Quotas, resolveQuotas } from "./quotas.ts";
import type { Operation, Service } from "./service.ts";
import { Store, type StoreImage } from "./store.ts";

export interface BackendOptions {
  readonly accountId: string;
  readonly quotas: Partial<Quotas>;
  readonly codeCheck: "strict" | "service";
  readonly propagation: Propagation;
  readonly objects: Readonly<Record<string, string>>;
  readonly now: () => Date;
  readonly randomSeed: number;
  readonly executor?: unknown;
}

export type Adjustment = Partial<Pick<BackendOptions, "quotas" | "propagation">>;

/** A state to come back to, from `snapshot()`. Holds references to rows that never change, so it costs little. */
export interface Snapshot {
  readonly store: StoreImage;
  readonly ids: number;
  readonly generation: number;
}

/** Under this key a handle shows its backend to the other doors, also to those of a second copy of this package. */
export const backendKey: unique symbol = Symbol.for("mock-cloudfront.backend");

/** One fake service: what is mounted, what it holds, what it was asked. */
export class Backend implements Machine {
  readonly callLog = new CallLog();
  readonly planned: FaultHooks | undefined;
  /** While it is there nobody can use this fake, and is told why: neither the handle nor a client. */
  closedError: (() => MockCloudFrontError) | undefined;
  readonly #operations: ReadonlyMap<OperationId, Operation>;
  readonly #overrides = new Map<OperationId, Operation>();
  readonly #services: readonly Service[];
  readonly #options: BackendOptions;
  readonly #empty: Snapshot;
  #environment: Environment;
  #isAdjusted = false;

  constructor(services: readonly Service[], options: BackendOptions, planned?: FaultHooks) {
    this.#services = services;
    this.#operations = indexOperations(services);
    this.planned = planned;
    this.#options = options;
    this.#environment = createEnvironment(options);
    this.#empty = this.snapshot();
  }

  /** Another one after each reset. Whoever still holds the former writes where nobody looks. */
  get environment(): Environment {
    return this.#environment;
  }

  get operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  dispatch(call: Call): Promise<object> {
    return answerCall(call, this);
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
   * Answers one operation in another way until `reset`. What the service checks beforehand stays; an
   * operation that no mounted service handles is added.
   */
  override(replacement: Operation): void {
    const original = this.#operations.get(replacement.id);
    this.#overrides.set(replacement.id, original ? { ...original, handle: replacement.handle } : replacement);
  }

  snapshot(): Snapshot {
    const { store, ids, deployments } = this.environment;
    return { store: store.image(), ids: ids.state, generation: deployments.generation };
  }

  /** Changes what the account may do, or how soon changes arrive, until `reset`. */
  adjust({ quotas = {}, propagation }: Adjustment): void {
    const { quotas: current, deployments } = this.environment;
    Object.assign(current, resolveQuotas({ ...current, ...quotas }));
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

  reset(snapshot: Snapshot = this.#empty): void {
    this.#environment = createEnvironment(this.#options);
    const { store, ids, deployments } = this.environment;
    store.restore(snapshot.store);
    ids.state = snapshot.ids;
    deployments.generation = snapshot.generation;
    this.#overrides.clear();
    this.#isAdjusted = false;
    this.callLog.clear();
    this.planned?.reset();
  }
}

function createEnvironment(options: BackendOptions): Environment {
  return {
    store: new Store(),
    // Records keep the time that they are given: whoever changes a date of their own shall not change them.
    now: () => new Date(options.now().getTime()),
    ids: new Ids(options.randomSeed),
    accountId: options.accountId,
    quotas: resolveQuotas(options.quotas),
    deployments: new Deployments(options.propagation, options.now),
    objects: options.objects,
    codeCheck: options.codeCheck,
    executor: options.executor,
  };
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
          `Mount one of them; to answer one operation in another way, use cloudfront.override("${name}", handler).`,
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
  const third = api === "cloudFront" ? "" : ", keyValueStore";
  return new MockCloudFrontError(
    "UNHANDLED_OPERATION",
    `${name} is not handled by any service of this mock (mounted: ${mounted}). ` +
      `Answer it yourself: cloudfront.on(${name}Command).resolves({ ... }) for a fixed answer, ` +
      `cloudfront.override("${name}", handler${third}) for one that knows the mock's state, or ` +
      `mockCloudFront({ services: [...builtinServices, defineService("mine", ${api}, { ${name}: handler })] }).`,
  );
}
