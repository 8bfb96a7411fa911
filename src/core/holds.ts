import { abortError } from "./abort.ts";
import type { JournalEntry } from "./journal.ts";
import type { Call } from "./pipeline.ts";
import { resetMeanwhile } from "./problems.ts";

/** The calls that planned faults keep waiting. */
export class Holds {
  readonly #held = new Set<() => void>();

  /** Until so much time has passed (for ever, where none is given), the caller aborts, or the mock is reset. */
  hold({ schema }: JournalEntry, { signal }: Call, ms?: number): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(abortError());
    }
    // Looked up now, so that fake timers are obeyed; both together, so that a timer is ended by its own kind.
    const { setTimeout, clearTimeout } = globalThis;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.#held.delete(abandon);
        settle();
      };
      const abort = () => end(() => reject(abortError()));
      const abandon = () => end(() => reject(resetMeanwhile(schema)));
      const timer = ms === undefined ? undefined : setTimeout(() => end(resolve), ms);
      signal?.addEventListener("abort", abort);
      this.#held.add(abandon);
    });
  }

  abandon(): void {
    for (const abandon of [...this.#held]) {
      abandon();
    }
  }
}
