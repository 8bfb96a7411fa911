import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { MetadataBearer } from "@smithy/types";
import { createHttpTransport } from "./adapters/http/http-transport.ts";
import { InterceptedClients } from "./adapters/intercepted-clients.ts";
import type { AnyStub, AwsClientStub, Behavior, CommandClass } from "./adapters/interception.ts";
import { createSendTransport } from "./adapters/send-transport.ts";
import { Backend, backendKey, type Snapshot } from "./core/backend.ts";
import type { RecordedCall } from "./core/call-log.ts";
import { getCallSite } from "./core/call-site.ts";
import { formatValue, MockCloudFrontError } from "./core/errors.ts";
import { defineService, type Handler, type Handlers } from "./core/service.ts";
import { type State, toState } from "./core/state.ts";
import { Faults } from "./faults/faults.ts";
import { type MockCloudFrontOptions, resolveOptions } from "./options.ts";
import type { KeyValueStoreClient } from "./sdk/key-value-store.ts";
import {
  findCommandSchema,
  getOperationId,
  type OperationId,
  type OperationName,
  type Sdk,
} from "./sdk/operation.ts";
import {
  type ClientKind,
  type CloudFront,
  cloudFront,
  getClientKindOfOperation,
  type ServiceApi,
} from "./sdk/service-api.ts";
import { createSeed, type Seed } from "./seed.ts";

/** For the doors of test runners: a handle that intercepts nothing until it is told to. */
export let createDetachedMock: (options: MockCloudFrontOptions, madeAt: string) => DetachedMock;

export interface DetachedMock {
  readonly mock: MockCloudFront;
  readonly backend: Backend;
  /**
   * For the first time, or again after `restore()`.
   *
   * @throws MockCloudFrontError `ALREADY_INTERCEPTED`; then nothing is installed.
   */
  install(): void;
  isRestored(): boolean;
  /** Whether `on` was told something since the last reset. */
  isProgrammed(): boolean;
}

/** The handle of one fake CloudFront, from `mockCloudFront()`. Its members are synchronous. */
export class MockCloudFront implements Disposable {
  readonly #fake: Backend;
  readonly #faults: Faults<MockCloudFront>;
  #isRestored = false;
  readonly #clients = new InterceptedClients();
  readonly #install: () => void;

  static {
    createDetachedMock = (options, madeAt) => {
      const mock = new MockCloudFront(options, madeAt);
      return {
        mock,
        backend: mock.#fake,
        install: () => mock.#install(),
        isRestored: () => mock.#isRestored,
        isProgrammed: () => mock.#clients.areProgrammed,
      };
    };
  }

  /** State in one line: what a test starts from and is not about. */
  readonly seed: Seed;

  /** @internal */
  constructor(options: MockCloudFrontOptions, madeAt: string) {
    const { clients, services, intercept, retryDelay, ...settings } = resolveOptions(options);
    this.#faults = new Faults<MockCloudFront>(settings.now, this);
    this.#fake = new Backend(services, settings, this.#faults);
    const doorOf = () =>
      intercept === "http" ? createHttpTransport(this.#fake, retryDelay) : createSendTransport(this.#fake);
    this.seed = createSeed(() => this.#live.environment);
    this.#install = () => {
      this.#clients.install(clients, doorOf, madeAt);
      this.#isRestored = false;
    };
  }

  /** The aws-sdk-client-mock stub of the intercepted CloudFront clients: `commandCalls`, matchers. */
  get client(): AwsClientStub<CloudFrontClient> {
    return this.#stub("cloudfront") as AwsClientStub<CloudFrontClient>;
  }

  /** The stub of the intercepted key value store clients. */
  get keyValueStoreClient(): AwsClientStub<KeyValueStoreClient> {
    return this.#stub("keyvaluestore") as AwsClientStub<KeyValueStoreClient>;
  }

  /**
   * Failures on demand: errors, throttling, delays, dead sockets, until `reset()`.
   *
   * @example
   * cloudfront.faults.on(PublishFunctionCommand, { Name: "edge" }).rejectsOnce("PreconditionFailed");
   */
  get faults(): Faults<MockCloudFront> {
    this.#requireInstalled();
    return this.#faults;
  }

  /**
   * aws-sdk-client-mock's own chain. What is set here wins over the fake, which then sees nothing of the call.
   *
   * @example
   * cloudfront.on(ListDistributionsCommand).resolves({ DistributionList: undefined });
   */
  on<I extends object, O extends MetadataBearer>(
    command: CommandClass<I, O>,
    input?: Partial<I>,
    strict?: boolean,
  ): Behavior<O> {
    void this.#live; // refuses where it was restored
    return this.#stub(getClientKindOfOperation(idOf(command))).on(command, input, strict) as Behavior<O>;
  }

  /**
   * Answers one operation of the fake in another way, with its state at hand, until `reset()`.
   *
   * @param api the client package that has the operation; `cloudFront` where left out, `keyValueStore` for the
   *   data plane of key value stores
   * @throws MockCloudFrontError `UNKNOWN_OPERATION` for a name that the SDK does not have.
   * @example
   * cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 100, Quantity: 0 } }));
   */
  override<Op extends OperationName<S>, S extends Sdk = CloudFront>(
    operation: Op,
    handler: Handler<S, Op>,
    api: ServiceApi<S> = cloudFront as unknown as ServiceApi<S>,
  ): void {
    if (typeof handler !== "function") {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `override("${operation}") has no handler: pass a function of (input, context) that gives the output.`,
      );
    }
    const handlers = { [operation]: handler } as unknown as Handlers<S>;
    for (const replacement of defineService("override", api, handlers).operations) {
      this.#live.override(replacement);
    }
  }

  /**
   * The calls that reached the fake, in order: all, or those of one command. What `on` answered is not among
   * them; `client.commandCalls` has that too.
   *
   * @example
   * cloudfront.calls(PublishFunctionCommand).map((call) => call.input.Name);
   */
  calls(): RecordedCall[];
  calls<I extends object, O extends MetadataBearer>(
    command: CommandClass<I, O>,
  ): RecordedCall<I, Omit<O, "$metadata">>[];
  calls(command?: AnyCommandClass): RecordedCall[] {
    return this.#backend.callLog.calls(command && idOf(command));
  }

  /**
   * The whole state as plain data, code as text.
   *
   * @param options `times: false` leaves timestamps out, for snapshot assertions without a fixed clock
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   * const { keyValueData } = cloudfront.state({ times: false }); // what a snapshot assertion may be made of
   */
  state({ times = true }: { readonly times?: boolean | undefined } = {}): State {
    return toState(this.#backend.environment.store, times);
  }

  /**
   * The state as it is now, to come back to with `reset(snapshot)`. Costs little.
   *
   * @example
   * cloudfront.seed.function({ name: "edge", code: "function handler(event) { return event.request; }" });
   * const seeded = cloudfront.snapshot();
   * // ... and after each test:
   * cloudfront.reset(seeded);
   */
  snapshot(): Snapshot {
    return this.#backend.snapshot();
  }

  /**
   * Back to empty, or to a snapshot. The journal, planned faults, what `on` and `override` set, and the stubs'
   * recorded calls are forgotten; the fake stays installed. A call that is still under way has no effect on what
   * comes after: it rejects with a `MockCloudFrontError` of code `RESET_DURING_CALL`.
   */
  reset(snapshot?: Snapshot): void {
    this.#backend.reset(snapshot);
    this.#clients.reset();
  }

  /**
   * Lets every pending state arrive.
   *
   * @example
   * const cloudfront = mockCloudFront({ propagation: "manual" });
   * await client.send(new CreateKeyValueStoreCommand({ Name: "redirects" })); // stays PROVISIONING ...
   * cloudfront.settle(); // ... until now
   */
  settle(): void {
    this.#live.environment.deployments.settle();
  }

  /** The SDK as it was. Calls that a planned fault holds up end as at `reset()`. */
  restore(): void {
    this.#fake.assertOpen();
    this.#isRestored = true;
    this.#clients.restore();
    this.#faults.reset();
  }

  /** `using cloudfront = mockCloudFront()` restores at the end of the block. */
  [Symbol.dispose](): void {
    this.restore();
  }

  /** Looking back at a mock that was restored is fine, changing it is a mistake that would show nowhere. */
  get #live(): Backend {
    this.#fake.assertOpen();
    if (this.#isRestored) {
      throw new MockCloudFrontError(
        "RESTORED",
        "This mock was restored: no client talks to it any more. Make a new one with mockCloudFront().",
      );
    }
    return this.#backend;
  }

  /** @internal */
  get [backendKey](): Backend {
    return this.#live;
  }

  /** For a test that looks at a fake which no call reaches any more, silence would be the worst answer. */
  get #backend(): Backend {
    this.#requireInstalled();
    return this.#fake;
  }

  #requireInstalled(): void {
    this.#fake.assertOpen();
    this.#clients.assertInstalled();
  }

  #stub(kind: ClientKind): AnyStub {
    this.#fake.assertOpen();
    return this.#clients.stub(kind);
  }
}

function idOf(command: AnyCommandClass): OperationId {
  const schema = typeof command === "function" ? findCommandSchema(command) : undefined;
  if (schema) {
    return getOperationId(schema);
  }
  throw new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    `${formatValue(command)} is no command of the SDK. Pass a command's class: cloudfront.calls(CreateFunctionCommand).`,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: any command of any client
type AnyCommandClass = CommandClass<any, any>;

/**
 * A fake CloudFront in memory. From here on every `CloudFrontClient` of the process (or those of
 * `options.clients`) talks to it, until `restore()`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an option without use, `ALREADY_INTERCEPTED` where a client
 * talks to another mock, `DUPLICATE_OPERATION` where two services handle one operation.
 * @example
 * import { CloudFrontClient, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
 * import { mockCloudFront } from "mock-cloudfront";
 *
 * const cloudfront = mockCloudFront();
 * const client = new CloudFrontClient({ region: "us-east-1" });
 * const { ETag } = await client.send(
 *   new CreateFunctionCommand({
 *     Name: "edge",
 *     FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
 *     FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
 *   }),
 * );
 * cloudfront.restore();
 */
export function mockCloudFront(options: MockCloudFrontOptions = {}): MockCloudFront {
  const { mock, install } = createDetachedMock(options, getCallSite(mockCloudFront));
  install();
  return mock;
}
