import { createAbortError } from "../core/abort.ts";
import type { CallRecord } from "../core/call-log.ts";
import { resetDuringCallError } from "../core/errors.ts";
import type { Call } from "../core/pipeline.ts";

/** The calls that planned faults keep waiting. */
export class SuspendedCalls {
  readonly #held = new Set<() => void>();

  /** Until so much time has passed (for ever, where none is given), the caller aborts, or the mock is reset. */
  suspend({ schema }: CallRecord, { signal }: Call, ms?: number): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(createAbortError());
    }
    // Looked up now, so that fake timers are obeyed; both together, so that a timer is ended by its own kind.
    const { setTimeout, clearTimeout } = globalThis;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.#held.delete(rejectAll);
        settle();
      };
      const abort = () => end(() => reject(createAbortError()));
      const rejectAll = () => end(() => reject(resetDuringCallError(schema)));
      const timer = ms === undefined ? undefined : setTimeout(() => end(resolve), ms);
      signal?.addEventListener("abort", abort);
      this.#held.add(rejectAll);
    });
  }

  abandon(): void {
    for (const abandon of [...this.#held]) {
      abandon();
    }
  }
}
