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

// A sandbox must come from the very copy of sinon that aws-sdk-client-mock carries: its matchers know no other.
const require = createRequire(import.meta.url);
const { createSandbox } = createRequire(require.resolve("aws-sdk-client-mock"))("sinon") as {
  createSandbox(): SinonSandbox;
};

// A stub's parameters are those of its client's class; here any client will do.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyStub = AwsStub<any, any, any>;

export type { AwsClientStub };

/** The class of an SDK command. */
export type CommandClass<I extends object, O extends MetadataBearer> = new (input: I) => AwsCommand<I, O>;

/** aws-sdk-client-mock's own chain: `resolves`, `rejects`, `callsFake` and their `Once` forms. */
// biome-ignore lint/suspicious/noExplicitAny: see AnyStub
export type Behavior<O extends MetadataBearer> = CommandBehavior<any, any, O, any>;

interface AnyClient {
  readonly send: unknown;
  readonly config: unknown;
}

/** An SDK client, or its class. */
export type ClientTarget = AnyClient | { readonly prototype: AnyClient };

interface Sender {
  send: Partial<SinonStub> & { readonly [ownerKey]?: string };
}

/** Under this key a stub says whose it is, to every copy of this package in the process. */
const ownerKey = Symbol.for("mock-cloudfront.owner");

/**
 * Stands in for `send` of clients of one kind, through aws-sdk-client-mock. One stub serves them all, so that
 * `on` and `commandCalls` know of every call.
 */
export class Interception {
  /** The same object for as long as the interception lives. */
  readonly stub: AnyStub;
  readonly #targets: Targets;
  readonly #transport: ClientTransport;
  readonly #owner: string;
  #sandbox = createSandbox();
  #isRestored = false;
  #isProgrammed = false;

  /** @param owner where the mock was made, for whoever installs a second one */
  constructor(targets: Targets, transport: ClientTransport, owner: string) {
    this.#targets = dropSubclasses(targets);
    this.#transport = transport;
    this.#owner = owner;
    for (const target of this.#targets) {
      assertNotStubbed(target);
    }
    this.stub = this.#install();
    // The stub's own reset would leave a client that answers `undefined`.
    this.stub.reset = () => {
      this.reset();
      return this.stub;
    };
    this.stub.restore = () => this.restore();
    this.stub.on = (...args) => this.#markProgrammed(AwsStub.prototype.on.apply(this.stub, args));
    this.stub.onAnyCommand = (...args) =>
      this.#markProgrammed(AwsStub.prototype.onAnyCommand.apply(this.stub, args));
  }

  /** Whether `on` was told something since the last reset. */
  get isProgrammed(): boolean {
    return this.#isProgrammed;
  }

  /** Forgets what `on` was told and the calls that were recorded; the fake stays. */
  reset(): void {
    if (this.#isRestored) {
      return;
    }
    this.assertInstalled();
    // sinon's own reset keeps the matchers of former behaviours; a new stub has none.
    this.#isProgrammed = false;
    this.#uninstall();
    this.#sandbox = createSandbox();
    this.stub.send = this.#install().send;
  }

  /** Whoever stubs the same client later takes it away without a word: this gives one. */
  assertInstalled(): void {
    if (this.#isRestored) {
      return;
    }
    const target = this.#targets.find((target) => getSendOwner(target).send[ownerKey] !== this.#owner);
    if (target) {
      throw new MockCloudFrontError(
        "CLIENT_RESTUBBED",
        `${describeClient(target)} no longer talks to the mock that was made at ${this.#owner}: mockClient() or sinon has ` +
          "stubbed or restored it since, so that calls since then have passed the fake by. Take that out. For answers " +
          "of your own beside the fake use cloudfront.on(Command).resolves({ ... }).",
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

  /** Puts back what was there before, but for a client that somebody else has stubbed since: that stub stays. */
  #uninstall(): void {
    for (const target of this.#targets) {
      const { send } = getSendOwner(target);
      if (send[ownerKey] === this.#owner) {
        send.restore?.();
      }
    }
  }

  /** sinon counts the calls that came before a behaviour was set: `Once` must mean the next one all the same. */
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

type Targets = readonly [ClientTarget, ...ClientTarget[]];

/** What is named twice, or inherits its `send` from a class that is named too, needs no stub of its own. */
function dropSubclasses(targets: Targets): Targets {
  const inherits = (target: ClientTarget) =>
    targets.some((other) => Object.prototype.isPrototypeOf.call(getSendOwner(other), getSendOwner(target)));
  return [...new Set(targets)].filter((target) => !inherits(target)) as unknown as Targets;
}

/** What a client did for `send` before it was stubbed, on its own or in its class. */
function findOriginalSend(client: object): Send {
  let owner: object | null = client;
  while (owner) {
    const send = Object.getOwnPropertyDescriptor(owner, "send")?.value as Partial<SinonStub> | undefined;
    if (send?.wrappedMethod) {
      return send.wrappedMethod as unknown as Send;
    }
    owner = Object.getPrototypeOf(owner);
  }
  throw new TypeError(`${describeClient(client)} has no send() to call`);
}

function getSendOwner(target: ClientTarget): Sender {
  return ("prototype" in target ? target.prototype : target) as Sender;
}

function assertNotStubbed(target: ClientTarget): void {
  const { send } = getSendOwner(target);
  const owner = send[ownerKey];
  if (owner !== undefined) {
    throw new MockCloudFrontError(
      "ALREADY_INTERCEPTED",
      `${describeClient(target)} already talks to the mock that was made at ${owner}. Use that one, or restore() it first. ` +
        "To have several at once, give each, the first too, clients of its own: mockCloudFront({ clients: [client] }).",
    );
  }
  if (typeof send.callsFake === "function") {
    throw new MockCloudFrontError(
      "ALREADY_INTERCEPTED",
      `${describeClient(target)} is stubbed already, by mockClient() or sinon. restore() that stub before mockCloudFront(); ` +
        "for single answers of your own use cloudfront.on(Command).resolves({ ... }).",
    );
  }
}

function describeClient(target: object): string {
  return typeof target === "function" ? `The class ${target.name}` : `This ${target.constructor.name}`;
}
