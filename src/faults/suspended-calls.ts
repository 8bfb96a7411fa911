import { createAbortError } from "../core/abort.ts";
import type { CallRecord } from "../core/call-log.ts";
import { resetDuringCallError } from "../core/errors.ts";
import type { Call } from "../core/pipeline.ts";

/** The calls that planned faults delay. */
export class SuspendedCalls {
  readonly #rejections = new Set<() => void>();

  /** Waits `ms` milliseconds (forever if omitted). Rejects early if the caller aborts or the mock is reset. */
  suspend({ schema }: CallRecord, { signal }: Call, ms?: number): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(createAbortError());
    }
    // Read the timers at call time so that fake timers apply, and read both so that clearTimeout matches its setTimeout.
    const { setTimeout, clearTimeout } = globalThis;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.#rejections.delete(rejectForReset);
        settle();
      };
      const abort = () => end(() => reject(createAbortError()));
      const rejectForReset = () => end(() => reject(resetDuringCallError(schema)));
      const timer = ms === undefined ? undefined : setTimeout(() => end(resolve), ms);
      signal?.addEventListener("abort", abort);
      this.#rejections.add(rejectForReset);
    });
  }

  /** Rejects all suspended calls with the error of a reset. */
  rejectAll(): void {
    for (const reject of [...this.#rejections]) {
      reject();
    }
  }
}
