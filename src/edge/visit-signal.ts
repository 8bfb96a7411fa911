/** Ends the waits of one visit: at the caller's signal, and when the mock is reset. */
export class VisitSignal {
  readonly #given: AbortSignal | undefined;
  readonly #onAbort = (): void => this.abort(this.#given?.reason);
  #abortion: { readonly reason: unknown } | undefined;
  #rejectWaits: ((reason: unknown) => void) | undefined;
  #aborted: Promise<never> | undefined;
  #controller: AbortController | undefined;

  /** @param given the caller's signal, whose reason becomes the reason of this one */
  constructor(given: AbortSignal | undefined) {
    this.#given = given;
    if (given?.aborted) {
      this.#onAbort();
    }
    given?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** Returns the signal for other APIs. Created when first needed, because most visits need none. */
  getSignal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#abortion) {
        this.#controller.abort(this.#abortion.reason);
      }
    }
    return this.#controller.signal;
  }

  abort(reason: unknown): void {
    this.#abortion ??= { reason };
    this.#controller?.abort(reason);
    this.#rejectWaits?.(reason);
  }

  /**
   * Waits for a promise, or until the visit ends.
   *
   * @throws the reason of the signal
   */
  async race<T>(promise: Promise<T>): Promise<T> {
    this.#aborted ??= new Promise((_, reject) => {
      this.#rejectWaits = reject;
    });
    const value = await Promise.race([promise, this.#aborted]);
    // The promise may have settled in the same turn in which the visit was aborted.
    this.assertNotAborted();
    return value;
  }

  /** @throws the reason of the signal, if it is aborted */
  assertNotAborted(): void {
    if (this.#abortion) {
      throw this.#abortion.reason;
    }
  }

  /** Detaches the visit from the caller's signal, which may live for longer. */
  detach(): void {
    this.#given?.removeEventListener("abort", this.#onAbort);
  }
}
