import { createRequire } from "node:module";
import type { MetadataBearer } from "@smithy/types";
import {
  type AwsClientStub,
  type AwsCommand,
  AwsStub,
  type CommandBehavior,
  mockClient,
} from "aws-sdk-client-mock";
import type { SinonSandbox, SinonStub } from "sinon";
import { MockCloudFrontError } from "../core/errors.ts";
import { answerSend, type ClientTransport, type Send, type SendArguments } from "./send-transport.ts";

// Take sinon from the copy that aws-sdk-client-mock uses. Its matchers recognize only stubs of that copy.
const require = createRequire(import.meta.url);
const { createSandbox } = createRequire(require.resolve("aws-sdk-client-mock"))("sinon") as {
  createSandbox(): SinonSandbox;
};

// The type parameters are those of one client class. Any client is accepted here.
// biome-ignore lint/suspicious/noExplicitAny: see the comment above
export type AnyStub = AwsStub<any, any, any>;

export type { AwsClientStub };

/** The class of an SDK command. */
export type CommandClass<I extends object, O extends MetadataBearer> = new (input: I) => AwsCommand<I, O>;

/** The chain of aws-sdk-client-mock: `resolves`, `rejects`, `callsFake` and their `Once` forms. */
// biome-ignore lint/suspicious/noExplicitAny: see AnyStub
export type Behavior<O extends MetadataBearer> = CommandBehavior<any, any, O, any>;

interface AnyClient {
  readonly send: unknown;
  readonly config: unknown;
}

/** An SDK client or client class. */
export type ClientTarget = AnyClient | { readonly prototype: AnyClient };

interface Sender {
  send: Partial<SinonStub> & { readonly [ownerKey]?: string };
}

/** The key under which a stub stores its owner. Shared by all copies of this package in the process. */
const ownerKey = Symbol.for("mock-cloudfront.owner");

/**
 * Replaces `send` of the clients of one kind, using aws-sdk-client-mock. All clients share one stub, so that `on` and
 * `commandCalls` see every call.
 */
export class Interception {
  /** Stays the same object for the lifetime of the interception. */
  readonly stub: AnyStub;
  readonly #targets: ClientTargets;
  readonly #transport: ClientTransport;
  readonly #owner: string;
  #sandbox = createSandbox();
  #isRestored = false;
  #isProgrammed = false;

  /** @param owner the place where the mock was created, for the error of a second mock */
  constructor(targets: ClientTargets, transport: ClientTransport, owner: string) {
    this.#targets = dropSubclasses(targets);
    this.#transport = transport;
    this.#owner = owner;
    for (const target of this.#targets) {
      assertNotStubbed(target);
    }
    this.stub = this.#install();
    // The stub's own reset would leave a client that returns undefined.
    this.stub.reset = () => {
      this.reset();
      return this.stub;
    };
    this.stub.restore = () => this.restore();
    this.stub.on = (...args) => this.#markProgrammed(AwsStub.prototype.on.apply(this.stub, args));
    this.stub.onAnyCommand = (...args) =>
      this.#markProgrammed(AwsStub.prototype.onAnyCommand.apply(this.stub, args));
  }

  /** True if `on` was called since the last reset. */
  get isProgrammed(): boolean {
    return this.#isProgrammed;
  }

  /** Drops the behaviors of `on` and the recorded calls. The clients stay intercepted. */
  reset(): void {
    if (this.#isRestored) {
      return;
    }
    this.assertInstalled();
    // sinon's own reset keeps the matchers of earlier behaviors. A new stub has none.
    this.#isProgrammed = false;
    this.#uninstall();
    this.#sandbox = createSandbox();
    this.stub.send = this.#install().send;
  }

  /** Throws if another stub has replaced this one. Its calls would silently bypass the mock. */
  assertInstalled(): void {
    if (this.#isRestored) {
      return;
    }
    const target = this.#targets.find((target) => getSendOwner(target).send[ownerKey] !== this.#owner);
    if (target) {
      throw new MockCloudFrontError(
        "CLIENT_RESTUBBED",
        `${describeClient(target)} is no longer intercepted by the mock created at ${this.#owner}. mockClient() or sinon has ` +
          "stubbed or restored it since, so later calls have bypassed the mock. Remove that stub. For outputs of your " +
          "own, use cloudfront.on(Command).resolves({ ... }).",
      );
    }
  }

  restore(): void {
    if (this.#isRestored) {
      return;
    }
    this.#isRestored = true;
    this.#uninstall();
    this.#transport.close();
  }

  /** Restores the original `send`, unless another stub has replaced this one since. */
  #uninstall(): void {
    for (const target of this.#targets) {
      const { send } = getSendOwner(target);
      if (send[ownerKey] === this.#owner) {
        send.restore?.();
      }
    }
  }

  /**
   * Records that `on` was called. Also skips earlier calls, which sinon counts: `Once` must mean the next call.
   */
  #markProgrammed<B extends Behavior<never>>(behavior: B): B {
    this.#isProgrammed = true;
    const { send } = behavior as unknown as { send: SinonStub };
    return Object.assign(behavior, { nextChainableCallNumber: send.callCount });
  }

  #install(): AnyStub {
    const [first, ...others] = this.#targets;
    const installed: AnyStub = mockClient(first as never, { sandbox: this.#sandbox });
    const send = installed.send as unknown as SinonStub;
    const transport = this.#transport;
    send.callsFake(function (this: object, ...args) {
      return answerSend(transport, this, findOriginalSend(this), args as SendArguments);
    });
    const stubs = others.map((other) =>
      this.#sandbox.stub(getSendOwner(other), "send").callsFake(function (this: object, ...args: unknown[]) {
        return send.apply(this, args);
      }),
    );
    for (const stub of [send, ...stubs]) {
      Object.assign(stub, { [ownerKey]: this.#owner, reset: () => this.reset() });
    }
    return installed;
  }
}

type ClientTargets = readonly [ClientTarget, ...ClientTarget[]];

/** Removes duplicates, and targets that inherit `send` from another target. They need no separate stub. */
function dropSubclasses(targets: ClientTargets): ClientTargets {
  const inherits = (target: ClientTarget) =>
    targets.some((other) => Object.prototype.isPrototypeOf.call(getSendOwner(other), getSendOwner(target)));
  return [...new Set(targets)].filter((target) => !inherits(target)) as unknown as ClientTargets;
}

/** Finds the `send` that a client or its class had before it was stubbed. */
function findOriginalSend(client: object): Send {
  let owner: object | null = client;
  while (owner) {
    const send = Object.getOwnPropertyDescriptor(owner, "send")?.value as Partial<SinonStub> | undefined;
    if (send?.wrappedMethod) {
      return send.wrappedMethod as unknown as Send;
    }
    owner = Object.getPrototypeOf(owner);
  }
  throw new TypeError(`${describeClient(client)} has no send() method`);
}

function getSendOwner(target: ClientTarget): Sender {
  return ("prototype" in target ? target.prototype : target) as Sender;
}

/** @throws MockCloudFrontError `ALREADY_INTERCEPTED` */
function assertNotStubbed(target: ClientTarget): void {
  const { send } = getSendOwner(target);
  const owner = send[ownerKey];
  if (owner !== undefined) {
    throw new MockCloudFrontError(
      "ALREADY_INTERCEPTED",
      `${describeClient(target)} is already intercepted by the mock created at ${owner}. Use that mock, or restore() it first. ` +
        "To use several mocks at once, give each one, including the first, its own clients: mockCloudFront({ clients: [client] }).",
    );
  }
  if (typeof send.callsFake === "function") {
    throw new MockCloudFrontError(
      "ALREADY_INTERCEPTED",
      `${describeClient(target)} is already stubbed by mockClient() or sinon. restore() that stub before mockCloudFront(). ` +
        "For single outputs of your own, use cloudfront.on(Command).resolves({ ... }).",
    );
  }
}

function describeClient(target: object): string {
  return typeof target === "function" ? `The class ${target.name}` : `This ${target.constructor.name}`;
}
