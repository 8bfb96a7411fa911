import { type ClientKind, clientKind } from "../sdk/dialects.ts";
import { type AnyStub, type ClientTarget, Interception } from "./interception.ts";
import { noClient } from "./no-client.ts";
import type { ClientDoor } from "./send.ts";

/** The clients of one mock: an interception for each kind that it has. */
export class InterceptedClients {
  readonly #interceptions = new Map<ClientKind, Interception>();

  /** @throws MockCloudFrontError `ALREADY_INTERCEPTED`; then none of them is intercepted. */
  install(targets: readonly ClientTarget[], doorOf: () => ClientDoor, owner: string): void {
    try {
      for (const kind of ["cloudfront", "keyvaluestore"] as const) {
        const [first, ...others] = targets.filter((target) => clientKind(target) === kind);
        if (first) {
          this.#interceptions.set(kind, new Interception([first, ...others], doorOf(), owner));
        }
      }
    } catch (error) {
      this.restore();
      throw error;
    }
  }

  stub(kind: ClientKind): AnyStub {
    const interception = this.#interceptions.get(kind);
    if (!interception) {
      throw noClient(kind);
    }
    interception.requireInstalled();
    return interception.stub;
  }

  /** Whether `on` was told something since the last reset. */
  get areProgrammed(): boolean {
    return [...this.#interceptions.values()].some((interception) => interception.isProgrammed);
  }

  requireInstalled(): void {
    for (const interception of this.#interceptions.values()) {
      interception.requireInstalled();
    }
  }

  reset(): void {
    for (const interception of this.#interceptions.values()) {
      interception.reset();
    }
  }

  restore(): void {
    for (const interception of this.#interceptions.values()) {
      interception.restore();
    }
  }
}
