import type { Backend } from "./backend.ts";

/** A mock and the controls that an integration of a test runner needs. */
export interface DetachedMock<Mock> {
  readonly mock: Mock;
  readonly backend: Backend;
  /**
   * Intercepts the clients, for the first time or again after `restore()`.
   *
   * @throws MockCloudFrontError `ALREADY_INTERCEPTED`. Then no client is intercepted.
   */
  install(): void;
  isRestored(): boolean;
  /** Returns true if `on` was called since the last reset. */
  isProgrammed(): boolean;
  /** Returns true if `origin()` has planned anything since the last reset. */
  hasPlannedOrigins(): boolean;
}
