import { MockCloudFrontError } from "../core/errors.ts";
import { type ClientKind, getClientKind } from "../sdk/service-api.ts";
import { clientNotInterceptedError } from "./client-not-intercepted.ts";
import { type AnyStub, type ClientTarget, Interception } from "./interception.ts";
import type { ClientTransport } from "./send-transport.ts";

/** The intercepted clients of one mock, with one interception per kind of client. */
export class InterceptedClients {
  readonly #interceptions = new Map<ClientKind, Interception>();
  #isRestored = false;

  /**
   * Intercepts the clients.
   *
   * @throws MockCloudFrontError `ALREADY_INTERCEPTED`. Then no client is intercepted.
   */
  install(targets: readonly ClientTarget[], createTransport: () => ClientTransport, owner: string): void {
    try {
      for (const kind of ["cloudfront", "keyvaluestore"] as const) {
        const [first, ...others] = targets.filter((target) => getClientKind(target) === kind);
        if (first) {
          this.#interceptions.set(kind, new Interception([first, ...others], createTransport(), owner));
        }
      }
      this.#isRestored = false;
    } catch (error) {
      this.#restoreAll();
      throw error;
    }
  }

  /** @throws MockCloudFrontError `CLIENT_NOT_INTERCEPTED` */
  stub(kind: ClientKind): AnyStub {
    const interception = this.#interceptions.get(kind);
    if (!interception) {
      throw clientNotInterceptedError(kind);
    }
    interception.assertInstalled();
    return interception.stub;
  }

  /** True if `on` was called since the last reset. */
  get areProgrammed(): boolean {
    return [...this.#interceptions.values()].some((interception) => interception.isProgrammed);
  }

  get isRestored(): boolean {
    return this.#isRestored;
  }

  /** Throws if the mock was restored. Reading a restored mock is fine, but a change would have no effect. */
  assertNotRestored(): void {
    if (this.#isRestored) {
      throw new MockCloudFrontError(
        "RESTORED",
        "This mock was restored, so no client uses it. Create a new one with mockCloudFront().",
      );
    }
  }

  assertInstalled(): void {
    for (const interception of this.#interceptions.values()) {
      interception.assertInstalled();
    }
  }

  reset(): void {
    for (const interception of this.#interceptions.values()) {
      interception.reset();
    }
  }

  restore(): void {
    this.#isRestored = true;
    this.#restoreAll();
  }

  #restoreAll(): void {
    for (const interception of this.#interceptions.values()) {
      interception.restore();
    }
  }
}
