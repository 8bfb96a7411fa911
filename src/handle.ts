import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { MetadataBearer } from "@smithy/types";
import { createHttpTransport } from "./adapters/http/http-transport.ts";
import { InterceptedClients } from "./adapters/intercepted-clients.ts";
import type { AnyStub, AwsClientStub, Behavior, CommandClass } from "./adapters/interception.ts";
import { createSendTransport } from "./adapters/send-transport.ts";
import { watchUnhandledRequests } from "./adapters/unhandled-requests.ts";
import { Backend, backendKey, type Snapshot } from "./core/backend.ts";
import type { RecordedCall } from "./core/call-log.ts";
import { getCommandSchema } from "./core/command.ts";
import type { DetachedMock } from "./core/detached-mock.ts";
import { createOverrides } from "./core/override.ts";
import type { Handler } from "./core/service.ts";
import { toState } from "./core/state.ts";
import { Edge } from "./edge/edge.ts";
import type { OriginChain } from "./edge/origins/origin-chain.ts";
import type { Visit, VisitInit } from "./edge/visit-types.ts";
import { warnAboutDuplicateSdk } from "./faults/duplicate-sdk.ts";
import { Faults } from "./faults/faults.ts";
import { type MockCloudFrontOptions, resolveOptions } from "./options.ts";
import type { KeyValueStoreClient } from "./sdk/key-value-store.ts";
import { getOperationId, type OperationName, type Sdk } from "./sdk/operation.ts";
import {
  type ClientKind,
  type CloudFront,
  cloudFront,
  getClientKindOfOperation,
  type ServiceApi,
} from "./sdk/service-api.ts";
import { createSeed, type Seed } from "./seed.ts";
import type { MockState } from "./services/mock-state.ts";
import { deployLazily } from "./templates/deploy-lazily.ts";
import type { DeployOptions } from "./templates/deploy-options.ts";
import type { DeployedStack } from "./templates/deployed-stack.ts";
import type { TemplateSource } from "./templates/source.ts";

/** Creates a mock that intercepts nothing until `install()`. Used by the integrations of test runners. */
export let createDetachedMock: (options: MockCloudFrontOptions, at: string) => DetachedMock<MockCloudFront>;

/** The handle of one fake CloudFront. Created by `mockCloudFront()`. Synchronous, but for `visit` and `deployTemplate`. */
export class MockCloudFront implements Disposable {
  readonly #fake: Backend;
  readonly #faults: Faults<MockCloudFront>;
  readonly #edge: Edge;
  readonly #clients = new InterceptedClients();
  readonly #install: () => void;
  #stopWatching: (() => void) | undefined;

  static {
    createDetachedMock = (options, createdAt) => {
      const mock = new MockCloudFront(options, createdAt);
      return {
        mock,
        backend: mock.#fake,
        install: () => mock.#install(),
        isRestored: () => mock.#clients.isRestored,
        isProgrammed: () => mock.#clients.areProgrammed,
        hasPlannedOrigins: () => !mock.#edge.planned.isEmpty,
      };
    };
  }

  /** Creates state without SDK calls, for the starting point of a test. */
  readonly seed: Seed;

  /** @internal */
  constructor(options: MockCloudFrontOptions, createdAt: string) {
    const { clients, services, intercept, retryDelay, onUnhandledRequest, origins, edge, ...settings } =
      resolveOptions(options);
    this.#faults = new Faults<MockCloudFront>(settings.now, this, () => this.#edge?.planned);
    this.#fake = new Backend(services, settings, this.#faults);
    this.#edge = new Edge(this.#fake, { ...edge, origins });
    const createTransport = () =>
      intercept === "http" ? createHttpTransport(this.#fake, retryDelay) : createSendTransport(this.#fake);
    this.seed = createSeed(() => this.#live.environment);
    this.#install = () => {
      this.#clients.install(clients, createTransport, createdAt);
      if (options.clients === undefined) {
        warnAboutDuplicateSdk();
      }
      this.#stopWatching = onUnhandledRequest && watchUnhandledRequests(onUnhandledRequest, createdAt);
    };
  }

  /** The aws-sdk-client-mock stub of the intercepted CloudFront clients, for `commandCalls` and matchers. */
  get client(): AwsClientStub<CloudFrontClient> {
    return this.#stub("cloudfront") as AwsClientStub<CloudFrontClient>;
  }

  /** The stub of the intercepted key value store clients. */
  get keyValueStoreClient(): AwsClientStub<KeyValueStoreClient> {
    return this.#stub("keyvaluestore") as AwsClientStub<KeyValueStoreClient>;
  }

  /**
   * Plans failures until `reset()`: errors, throttling, delays, reset connections.
   *
   * @example
   * cloudfront.faults.on(PublishFunctionCommand, { Name: "edge" }).rejectsOnce("PreconditionFailed");
   */
  get faults(): Faults<MockCloudFront> {
    void this.#backend; // throws if another stub replaced the mock's
    return this.#faults;
  }

  /**
   * Starts a chain of aws-sdk-client-mock. Its behavior takes precedence, and the fake does not see the call.
   *
   * @example
   * cloudfront.on(ListDistributionsCommand).resolves({ DistributionList: undefined });
   */
  on<I extends object, O extends MetadataBearer>(
    command: CommandClass<I, O>,
    input?: Partial<I>,
    strict?: boolean,
  ): Behavior<O> {
    void this.#live; // throws if the mock was restored
    const kind = getClientKindOfOperation(getOperationId(getCommandSchema(command, "on()")));
    return this.#stub(kind).on(command, input, strict) as Behavior<O>;
  }

  /**
   * Replaces the handler of one operation until `reset()`. The handler can read and write the mock's state.
   *
   * @param api the API of the operation: `cloudFront` by default, `keyValueStore` for the data plane of key value stores
   * @throws MockCloudFrontError `UNKNOWN_OPERATION` for an operation that the SDK does not have
   * @example
   * cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 100, Quantity: 0 } }));
   */
  override<Op extends OperationName<S>, S extends Sdk = CloudFront>(
    operation: Op,
    handler: Handler<S, Op>,
    api: ServiceApi<S> = cloudFront as unknown as ServiceApi<S>,
  ): void {
    for (const replacement of createOverrides(operation, handler, api)) {
      this.#live.override(replacement);
    }
  }

  /**
   * Returns the calls that reached the fake, in order: all, or those of one command. Calls that `on` answered are not
   * included. `client.commandCalls` has them too.
   *
   * @example
   * cloudfront.calls(PublishFunctionCommand).map((call) => call.input.Name);
   */
  calls(): RecordedCall[];
  calls<I extends object, O extends MetadataBearer>(
    command: CommandClass<I, O>,
  ): RecordedCall<I, Omit<O, "$metadata">>[];
  calls(command?: object): RecordedCall[] {
    return this.#backend.callLog.calls(command && getOperationId(getCommandSchema(command, "calls()")));
  }

  /**
   * Sends a viewer's request to a distribution, and returns all that came of it. Redirects are not followed.
   *
   * @param target an address, or only a path if the mock has one distribution
   * @throws MockCloudFrontError `INVALID_VISIT`, `UNHANDLED_ORIGIN`, `UNSIMULATED`, `RESET_DURING_CALL`
   * @example
   * const cloudfront = mockCloudFront({ origins: (request) => new Response(request.url) });
   * cloudfront.seed.distribution();
   * const visit = await cloudfront.visit("/blog/?page=2");
   * console.log(visit.result, await visit.response.text()); // Miss https://origin.example.com/blog/
   */
  async visit(target: string | URL | Request, init: VisitInit = {}): Promise<Visit> {
    void this.#live; // throws if the mock was restored
    return this.#edge.visit(target, init);
  }

  /**
   * Returns the visits since the last `reset()` that have ended, in the order in which they began.
   *
   * @example
   * const cloudfront = mockCloudFront({ origins: () => new Response("home") });
   * cloudfront.seed.distribution();
   * await cloudfront.visit("/");
   * console.log(cloudfront.visits().map(({ url, result }) => `${result} ${url}`));
   */
  visits(): Visit[] {
    void this.#backend; // throws if another stub replaced the mock's
    return this.#edge.visits();
  }

  /**
   * Plans what the origin with a domain name, or with an id, answers to visits, or how it fails, until `reset()`.
   *
   * @example
   * cloudfront.origin("api.example.com").disconnectsOnce().answersOnce(503);
   */
  origin(name: string): OriginChain {
    void this.#live; // throws if the mock was restored
    return this.#edge.origin(name);
  }

  /**
   * Returns the whole state as plain data, with code as text.
   *
   * @param options `times: false` omits timestamps, for snapshot assertions without a fixed clock
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   * const { keyValueData } = cloudfront.state({ times: false }); // for a snapshot assertion
   */
  state({ times = true }: { readonly times?: boolean | undefined } = {}): MockState {
    return toState(this.#backend.environment.store, times) as MockState;
  }

  /**
   * Returns the current state for `reset(snapshot)`. Cheap, because it copies references only.
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
   * Resets the state to empty, or to a snapshot. Drops recorded calls, planned faults, and the effects of `on` and
   * `override`. The clients stay intercepted. A call in flight has no effect on the new state and rejects with a
   * `MockCloudFrontError` of code `RESET_DURING_CALL`.
   */
  reset(snapshot?: Snapshot): void {
    this.#backend.reset(snapshot);
    this.#edge.reset();
    this.#clients.reset();
  }

  /**
   * Completes all pending deployments.
   *
   * @example
   * const cloudfront = mockCloudFront({ propagation: "manual" });
   * await client.send(new CreateKeyValueStoreCommand({ Name: "redirects" })); // stays PROVISIONING ...
   * cloudfront.settle(); // ... until now
   */
  settle(): void {
    this.#live.settle();
  }

  /**
   * Deploys a CloudFormation template: CloudFront resources by the operations of the service, others as stand-ins, whose
   * values only have the right form. A second deploy of a stack is an update. Nothing is pending after a deploy.
   *
   * @param source a path of a JSON or YAML file, the text of a template, a template as an object, or a CDK stack
   * @throws DeployError if CloudFormation or CloudFront refuses the template. Then everything is as it was before.
   * @throws MockCloudFrontError `INVALID_TEMPLATE` if the source is not a template, `UNSUPPORTED_TEMPLATE` if the mock
   * cannot deploy it, `INVALID_OPTION`, `RESET_DURING_CALL`
   * @example
   * const { outputs } = await cloudfront.deployTemplate({
   *   Resources: { Store: { Type: "AWS::CloudFront::KeyValueStore", Properties: { Name: "redirects" } } },
   *   Outputs: { StoreArn: { Value: { "Fn::GetAtt": ["Store", "Arn"] } } },
   * });
   * console.log(outputs.StoreArn);
   */
  deployTemplate(source: TemplateSource, options: DeployOptions = {}): Promise<DeployedStack> {
    return deployLazily(() => this.#live, source, options);
  }

  /** Restores the SDK clients. Rejects calls that a planned fault delays, as `reset()` does. */
  restore(): void {
    this.#fake.assertOpen();
    this.#edge.reset();
    this.#clients.restore();
    this.#stopWatching?.();
    this.#faults.reset();
  }

  /** Calls `restore()` at the end of the block of `using cloudfront = mockCloudFront()`. */
  [Symbol.dispose](): void {
    this.restore();
  }

  /** Throws if the mock was restored. */
  get #live(): Backend {
    this.#fake.assertOpen();
    this.#clients.assertNotRestored();
    return this.#backend;
  }

  /** @internal */
  get [backendKey](): Backend {
    return this.#live;
  }

  /** Throws if no client talks to this mock any more, instead of returning stale data. */
  get #backend(): Backend {
    this.#fake.assertOpen();
    this.#clients.assertInstalled();
    return this.#fake;
  }

  #stub(kind: ClientKind): AnyStub {
    this.#fake.assertOpen();
    return this.#clients.stub(kind);
  }
}
