import type { Snapshot } from "../core/backend.ts";
import { MockCloudFrontError, type MockErrorCode } from "../core/errors.ts";
import type { DetachedMock } from "../mock-cloudfront.ts";

/** The state that the tests of a file or describe start from: taken when the first of them is about to begin. */
interface Base {
  readonly block: object;
  /** Whether another describe, or a test, was under way when it began: nothing in it may use the mock. */
  readonly isBesideAnother: boolean;
  state?: Snapshot;
  /** Why no test may start from it. */
  defect?: MockCloudFrontError | undefined;
}

/**
 * One mock in the hands of a test runner. A block is the file or describe that set it up, or a describe below; the
 * runner's own door says when each begins and ends.
 *
 * Every test starts from what the `beforeAll` hooks of its own blocks have left. What those of a describe add is gone
 * after it, so that the next describe's find what its parent's have left, and nothing of the tests between.
 */
export class Lifecycle {
  readonly #fake: DetachedMock;
  readonly #madeAt: string;
  readonly #failOnPendingFaults: boolean;
  /** Those under way, outermost first. */
  #bases: Base[] = [];
  #testsUnderWay = 0;
  /** From when a test joins others until the last of them ends. */
  #testsAreTogether = false;

  constructor(fake: DetachedMock, madeAt: string, failOnPendingFaults: boolean) {
    this.#fake = fake;
    this.#madeAt = madeAt;
    this.#failOnPendingFaults = failOnPendingFaults;
    this.#refuse(notInstalled("is not installed yet", madeAt));
  }

  /** @throws MockCloudFrontError `ALREADY_INTERCEPTED` */
  install(block: object): void {
    try {
      this.#fake.install();
    } catch (error) {
      throw withAdvice(error, "ALREADY_INTERCEPTED", oneForAll);
    }
    this.#fake.backend.reset(); // jest can run a block again
    this.#bases = [{ block, isBesideAnother: false }];
    this.#review();
  }

  /** After the last hook of the block. */
  uninstall(): void {
    this.#refuse(undefined);
    this.#fake.mock.restore();
    this.#bases = [];
    this.#refuse(notInstalled("has been restored", this.#madeAt));
  }

  get #isInstalled(): boolean {
    return this.#bases.length > 0;
  }

  /** Before the first hook of a describe below, that lies in the block `parent`. */
  enter(block: object, parent: object): void {
    if (!this.#isInstalled) {
      return;
    }
    const isBesideAnother = this.#isBusyElsewhere(parent);
    if (!isBesideAnother) {
      this.#startFromBase({ quietly: true });
    }
    this.#bases.push({ block, isBesideAnother });
    this.#review();
  }

  /** After its last hook, whether one of them has failed or not. */
  leave(block: object): void {
    if (!this.#isInstalled) {
      return;
    }
    this.#bases = this.#bases.filter((base) => base.block !== block);
    this.#review();
  }

  /**
   * Before the first hook of a test that lies in the block `parent`; under jest, of the hooks below `setupCloudFront()`.
   *
   * @throws MockCloudFrontError for what went wrong in a hook or test before this one.
   */
  beginTest(parent: object): void {
    if (!this.#isInstalled) {
      return;
    }
    this.#testsAreTogether ||= this.#isBusyElsewhere(parent);
    this.#testsUnderWay += 1;
    this.#review();
    if (!this.#testsAreTogether) {
      this.#startFromBase({ quietly: false });
    }
  }

  /** @throws MockCloudFrontError `PENDING_FAULTS`, where the option asks for it */
  endTest(): void {
    if (this.#testsUnderWay === 0) {
      return; // a hook failed before it began
    }
    const wasRefused = this.#fake.backend.closedError !== undefined;
    this.#testsUnderWay -= 1;
    if (this.#testsUnderWay === 0) {
      this.#testsAreTogether = false;
    }
    this.#review();
    if (this.#failOnPendingFaults && !wasRefused) {
      this.#assertNonePending();
    }
  }

  /** Whether something is under way that neither is the block nor lies around it. */
  #isBusyElsewhere(block: object): boolean {
    return this.#testsUnderWay > 0 || this.#bases.at(-1)?.block !== block;
  }

  /** What runs at once has one mock between it, and nobody can tell whose call a call is. */
  #review(): void {
    const isShared = this.#testsAreTogether || this.#bases.some((base) => base.isBesideAnother);
    this.#refuse(isShared ? concurrent(this.#madeAt) : undefined);
  }

  /** @param quietly where no test is there to fail: the next one will */
  #startFromBase({ quietly }: { readonly quietly: boolean }): void {
    const base = this.#bases.at(-1);
    if (!base) {
      return;
    }
    try {
      if (this.#fake.isRestored()) {
        throw restoredByHand(this.#madeAt);
      }
      if (!base.state) {
        base.defect = this.#plannedTooEarly();
        base.state = this.#fake.mock.snapshot();
      }
      this.#fake.mock.reset(base.state);
      if (base.defect) {
        throw base.defect;
      }
    } catch (error) {
      if (!quietly) {
        throw error;
      }
    }
  }

  #refuse(refusal: (() => MockCloudFrontError) | undefined): void {
    this.#fake.backend.closedError = refusal;
  }

  #plannedTooEarly(): MockCloudFrontError | undefined {
    const { mock, backend, isProgrammed } = this.#fake;
    const planned = [
      isProgrammed() && "on()",
      backend.hasOverrides && "override()",
      mock.faults.pending().length > 0 && "faults",
      backend.isAdjusted && "a scenario",
    ].filter((name) => name !== false);
    if (planned.length === 0) {
      return undefined;
    }
    return new MockCloudFrontError(
      "CONFIGURED_TOO_EARLY",
      `A beforeAll hook, or a beforeEach above setupCloudFront() (${this.#madeAt}), used ${planned.join(" and ")}: ` +
        "the reset before each test forgets that. Plan it in a beforeEach below setupCloudFront(), or in the test; " +
        "what beforeAll leaves in the state (seed, calls of a client) stays.",
    );
  }

  #assertNonePending(): void {
    try {
      this.#fake.mock.faults.assertNonePending();
    } catch (error) {
      throw withAdvice(error, "PENDING_FAULTS", asksForNonePending);
    }
  }
}

const oneForAll =
  "One setupCloudFront() is enough for a file and all describes in it, and one in a setup file for every test file: " +
  "use the handle that it gives.";

const asksForNonePending =
  "setupCloudFront({ failOnPendingFaults: true }) asks for this after each test: plan what the test meets, and no " +
  "more, or cloudfront.faults.clear() at its end.";

function withAdvice(error: unknown, code: MockErrorCode, advice: string): unknown {
  return error instanceof MockCloudFrontError && error.code === code
    ? new MockCloudFrontError(code, `${error.message}\n${advice}`)
    : error;
}

function notInstalled(how: string, madeAt: string) {
  return () =>
    new MockCloudFrontError(
      "NOT_INSTALLED",
      `The mock of setupCloudFront() (${madeAt}) ${how}. It is there for the tests of the file or describe that calls ` +
        "setupCloudFront(), and for its hooks below that call: use it inside of these, call setupCloudFront() in each " +
        "test file, not in a test or hook, and leave restore() and `using` to it.",
    );
}

function concurrent(madeAt: string) {
  return () =>
    new MockCloudFrontError(
      "CONCURRENT_TESTS",
      `Tests run at the same time (test.concurrent) and share the mock of setupCloudFront() (${madeAt}), which can be ` +
        "reset for one test only: take those that use it out of test.concurrent, or, in a file without " +
        "setupCloudFront(), give each a mock for a client of its own: " +
        "using cloudfront = mockCloudFront({ clients: [client] }).",
    );
}

function restoredByHand(madeAt: string): MockCloudFrontError {
  return new MockCloudFrontError(
    "RESTORED",
    `A test or hook before this one called restore() on the mock of setupCloudFront() (${madeAt}), which restores it ` +
      "itself after the last test. For a mock of its own, move that test to a describe or file without " +
      "setupCloudFront().",
  );
}
