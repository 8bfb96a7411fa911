/** Ends the waits of one visit: at the caller's signal, and when the mock is reset. */
export class VisitSignal {
  readonly #controller = new AbortController();
  readonly #given: AbortSignal | undefined;
  readonly #onAbort = (): void => this.abort(this.#given?.reason);
  #aborted: Promise<never> | undefined;

  /** @param given the caller's signal, whose reason becomes the reason of this one */
  constructor(given: AbortSignal | undefined) {
    this.#given = given;
    if (given?.aborted) {
      this.#onAbort();
    }
    given?.addEventListener("abort", this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /**
   * Waits for a promise, or until the visit ends.
   *
   * @throws the reason of the signal
   */
  async race<T>(promise: Promise<T>): Promise<T> {
    this.#aborted ??= new Promise((_, reject) => {
      const { signal } = this;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    // The promise may settle in the same turn in which the signal is aborted.
    this.assertNotAborted();
    const value = await Promise.race([promise, this.#aborted]);
    this.assertNotAborted();
    return value;
  }

  /** @throws the reason of the signal, if it is aborted */
  assertNotAborted(): void {
    this.signal.throwIfAborted();
  }

  /** Detaches the visit from the caller's signal, which may live for longer. */
  detach(): void {
    this.#given?.removeEventListener("abort", this.#onAbort);
  }
}
