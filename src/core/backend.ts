import type { StaticOperationSchema } from "@smithy/types";
import { kindOfOperation } from "../sdk/dialects.ts";
import { type OperationId, operationId, operationName } from "../sdk/operation.ts";
import type { Environment } from "./context.ts";
import { Ids } from "./ids.ts";
import { Journal } from "./journal.ts";
import { answer, type Call, type Machine, type PlannedFaults } from "./pipeline.ts";
import { MockCloudFrontError } from "./problems.ts";
import { Deployments, type Propagation } from "./propagation.ts";
import { type Quotas, quotasWith } from "./quotas.ts";
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
  readonly round: number;
}

/** Under this key a handle shows its backend to the other doors, also to those of a second copy of this package. */
export const backendKey: unique symbol = Symbol.for("mock-cloudfront.backend");

/** One fake service: what is mounted, what it holds, what it was asked. */
export class Backend implements Machine {
  readonly journal = new Journal();
  readonly planned: PlannedFaults | undefined;
  /** While it is there nobody can use this fake, and is told why: neither the handle nor a client. */
  refusal: (() => MockCloudFrontError) | undefined;
  readonly #operations: ReadonlyMap<OperationId, Operation>;
  readonly #overrides = new Map<OperationId, Operation>();
  readonly #services: readonly Service[];
  readonly #options: BackendOptions;
  readonly #empty: Snapshot;
  #environment: Environment;
  #isAdjusted = false;

  constructor(services: readonly Service[], options: BackendOptions, planned?: PlannedFaults) {
    this.#services = services;
    this.#operations = register(services);
    this.planned = planned;
    this.#options = options;
    this.#environment = newWorld(options);
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
    return answer(call, this);
  }

  requireOpen(): void {
    if (this.refusal) {
      throw this.refusal();
    }
  }

  resolve(schema: StaticOperationSchema): Operation {
    this.requireOpen();
    const id = operationId(schema);
    const operation = this.#overrides.get(id) ?? this.#operations.get(id);
    if (!operation) {
      throw unhandled(schema, this.#services);
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
    return { store: store.image(), ids: ids.state, round: deployments.round };
  }

  /** Changes what the account may do, or how soon changes arrive, until `reset`. */
  adjust({ quotas = {}, propagation }: Adjustment): void {
    const { quotas: current, deployments } = this.environment;
    Object.assign(current, quotasWith({ ...current, ...quotas }));
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
    this.#environment = newWorld(this.#options);
    const { store, ids, deployments } = this.environment;
    store.restore(snapshot.store);
    ids.state = snapshot.ids;
    deployments.round = snapshot.round;
    this.#overrides.clear();
    this.#isAdjusted = false;
    this.journal.clear();
    this.planned?.reset();
  }
}

function newWorld(options: BackendOptions): Environment {
  return {
    store: new Store(),
    // Records keep the time that they are given: whoever changes a date of their own shall not change them.
    now: () => new Date(options.now().getTime()),
    ids: new Ids(options.randomSeed),
    accountId: options.accountId,
    quotas: quotasWith(options.quotas),
    deployments: new Deployments(options.propagation, options.now),
    objects: options.objects,
    codeCheck: options.codeCheck,
    executor: options.executor,
  };
}

function register(services: readonly Service[]): ReadonlyMap<OperationId, Operation> {
  const operations = new Map<OperationId, Operation>();
  for (const operation of services.flatMap((service) => service.operations)) {
    const owner = operations.get(operation.id);
    if (owner) {
      const name = operationName(operation.schema);
      throw new MockCloudFrontError(
        "TWO_OWNERS",
        `${name} is handled by two services, "${owner.service}" and "${operation.service}". ` +
          `Mount one of them; to answer one operation in another way, use cloudfront.override("${name}", handler).`,
      );
    }
    operations.set(operation.id, operation);
  }
  return operations;
}

function unhandled(schema: StaticOperationSchema, services: readonly Service[]): MockCloudFrontError {
  const name = operationName(schema);
  const mounted = services.map((service) => service.name).join(", ") || "none";
  const dialect = kindOfOperation(operationId(schema)) === "cloudfront" ? "cloudFront" : "keyValueStore";
  const third = dialect === "cloudFront" ? "" : ", keyValueStore";
  return new MockCloudFrontError(
    "UNHANDLED_OPERATION",
    `${name} is not handled by any service of this mock (mounted: ${mounted}). ` +
      `Answer it yourself: cloudfront.on(${name}Command).resolves({ ... }) for a fixed answer, ` +
      `cloudfront.override("${name}", handler${third}) for one that knows the mock's state, or ` +
      `mockCloudFront({ services: [...builtinServices, defineService("mine", ${dialect}, { ${name}: handler })] }).`,
  );
}
