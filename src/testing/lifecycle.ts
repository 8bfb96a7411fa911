import type { Snapshot } from "../core/backend.ts";
import type { DetachedMock } from "../core/detached-mock.ts";
import { MockCloudFrontError, type MockErrorCode } from "../core/errors.ts";
import type { MockCloudFront } from "../handle.ts";

/** The state from which the tests of a file or describe start. */
interface Baseline {
  readonly block: object;
  /** True if another describe or a test was running when the block began: no test in the block may use the mock. */
  readonly overlapsOther: boolean;
  /** Taken when the first test of the block is about to begin. */
  state?: Snapshot;
  /** The reason why no test may start from this state. */
  error?: MockCloudFrontError | undefined;
}

/**
 * Drives one mock through the tests of a runner. A block is the file or describe that set the mock up, or a describe
 * inside it. The integration reports when each block and test begins and ends.
 *
 * Every test starts from the state that the `beforeAll` hooks of its own blocks left. The additions of a describe's
 * hooks are removed after the describe, so the next describe starts from the state of its parent.
 */
export class Lifecycle {
  readonly #fake: DetachedMock<MockCloudFront>;
  readonly #createdAt: string;
  readonly #failOnPendingFaults: boolean;
  /** The running blocks, outermost first. */
  #baselines: Baseline[] = [];
  #runningTests = 0;
  /** True from the start of a second concurrent test until the last of them ends. */
  #isConcurrent = false;

  constructor(fake: DetachedMock<MockCloudFront>, createdAt: string, failOnPendingFaults: boolean) {
    this.#fake = fake;
    this.#createdAt = createdAt;
    this.#failOnPendingFaults = failOnPendingFaults;
    this.#setClosedError(notInstalledError("is not installed yet", createdAt));
  }

  /**
   * Installs the mock before the first hook of the block.
   *
   * @throws MockCloudFrontError `ALREADY_INTERCEPTED`
   */
  install(block: object): void {
    try {
      this.#fake.install();
    } catch (error) {
      throw appendAdvice(error, "ALREADY_INTERCEPTED", alreadyInterceptedAdvice);
    }
    this.#fake.backend.reset(); // jest can run a block again
    this.#baselines = [{ block, overlapsOther: false }];
    this.#updateAvailability();
  }

  /** Restores the SDK after the last hook of the block. */
  uninstall(): void {
    this.#setClosedError(undefined);
    this.#fake.mock.restore();
    this.#baselines = [];
    this.#setClosedError(notInstalledError("has been restored", this.#createdAt));
  }

  get #isInstalled(): boolean {
    return this.#baselines.length > 0;
  }

  /** Starts a describe inside the block `parent`, before its first hook. */
  enter(block: object, parent: object): void {
    if (!this.#isInstalled) {
      return;
    }
    const overlapsOther = this.#hasConcurrentWork(parent);
    if (!overlapsOther) {
      this.#resetToBaseline({ ignoreErrors: true });
    }
    this.#baselines.push({ block, overlapsOther });
    this.#updateAvailability();
  }

  /** Ends a describe, after its last hook, also if a hook failed. */
  leave(block: object): void {
    if (!this.#isInstalled) {
      return;
    }
    this.#baselines = this.#baselines.filter((baseline) => baseline.block !== block);
    this.#updateAvailability();
  }

  /**
   * Starts a test inside the block `parent`, before the test's first hook. Under jest, hooks above `setupCloudFront()`
   * run earlier.
   *
   * @throws MockCloudFrontError for a mistake in an earlier hook or test
   */
  beginTest(parent: object): void {
    if (!this.#isInstalled) {
      return;
    }
    this.#isConcurrent ||= this.#hasConcurrentWork(parent);
    this.#runningTests += 1;
    this.#updateAvailability();
    if (!this.#isConcurrent) {
      this.#resetToBaseline({ ignoreErrors: false });
    }
  }

  /**
   * Ends a test.
   *
   * @throws MockCloudFrontError `PENDING_FAULTS` with `failOnPendingFaults: true`
   */
  endTest(): void {
    if (this.#runningTests === 0) {
      return; // a hook failed before the test began
    }
    const wasClosed = this.#fake.backend.closedError !== undefined;
    this.#runningTests -= 1;
    if (this.#runningTests === 0) {
      this.#isConcurrent = false;
    }
    this.#updateAvailability();
    if (this.#failOnPendingFaults && !wasClosed) {
      this.#assertNonePending();
    }
  }

  /** Returns true if a test is running, or a block that does not enclose `block`. */
  #hasConcurrentWork(block: object): boolean {
    return this.#runningTests > 0 || this.#baselines.at(-1)?.block !== block;
  }

  /** Closes the mock while tests run concurrently: they share it, and a call cannot be attributed to a test. */
  #updateAvailability(): void {
    const isShared = this.#isConcurrent || this.#baselines.some((baseline) => baseline.overlapsOther);
    this.#setClosedError(isShared ? concurrentTestsError(this.#createdAt) : undefined);
  }

  /** Resets the mock. Between tests there is none to fail, so errors are ignored: the next test will report them. */
  #resetToBaseline({ ignoreErrors }: { readonly ignoreErrors: boolean }): void {
    const baseline = this.#baselines.at(-1);
    if (!baseline) {
      return;
    }
    try {
      if (this.#fake.isRestored()) {
        throw restoredError(this.#createdAt);
      }
      if (!baseline.state) {
        baseline.error = this.#findEarlyConfiguration();
        baseline.state = this.#fake.mock.snapshot();
      }
      this.#fake.mock.reset(baseline.state);
      if (baseline.error) {
        throw baseline.error;
      }
    } catch (error) {
      if (!ignoreErrors) {
        throw error;
      }
    }
  }

  #setClosedError(createError: (() => MockCloudFrontError) | undefined): void {
    this.#fake.backend.closedError = createError;
  }

  #findEarlyConfiguration(): MockCloudFrontError | undefined {
    const { mock, backend, isProgrammed, hasPlannedOrigins } = this.#fake;
    const configured = [
      isProgrammed() && "on()",
      backend.hasOverrides && "override()",
      mock.faults.pending().some(({ origin }) => origin === undefined) && "faults",
      hasPlannedOrigins() && "origin()",
      backend.isAdjusted && "a scenario",
    ].filter((name) => name !== false);
    if (configured.length === 0) {
      return undefined;
    }
    return new MockCloudFrontError(
      "CONFIGURED_TOO_EARLY",
      `A beforeAll hook, or a beforeEach hook above setupCloudFront() (${this.#createdAt}), used ` +
        `${configured.join(" and ")}, which the reset before each test removes. Move this to the test or to a ` +
        "beforeEach hook below setupCloudFront(). State that beforeAll creates (seed, calls of a client) is kept.",
    );
  }

  #assertNonePending(): void {
    try {
      this.#fake.mock.faults.assertNonePending();
    } catch (error) {
      throw appendAdvice(error, "PENDING_FAULTS", pendingFaultsAdvice);
    }
  }
}

const alreadyInterceptedAdvice =
  "One setupCloudFront() is enough for a file and all its describes, and one in a setup file for all test files: " +
  "use the handle that it returns.";

const pendingFaultsAdvice =
  "setupCloudFront({ failOnPendingFaults: true }) checks this after each test: plan only faults that the test meets, " +
  "or call cloudfront.faults.clear() at its end.";

function appendAdvice(error: unknown, code: MockErrorCode, advice: string): unknown {
  return error instanceof MockCloudFrontError && error.code === code
    ? new MockCloudFrontError(code, `${error.message}\n${advice}`)
    : error;
}

function notInstalledError(condition: string, createdAt: string): () => MockCloudFrontError {
  return () =>
    new MockCloudFrontError(
      "NOT_INSTALLED",
      `The mock of setupCloudFront() (${createdAt}) ${condition}. It works in the tests of the file or describe that ` +
        "calls setupCloudFront(), and in hooks below that call. Call setupCloudFront() in each test file, not in a " +
        "test or hook, and leave restore() and `using` to it.",
    );
}

function concurrentTestsError(createdAt: string): () => MockCloudFrontError {
  return () =>
    new MockCloudFrontError(
      "CONCURRENT_TESTS",
      `Tests run at the same time (test.concurrent) and share the mock of setupCloudFront() (${createdAt}), which can ` +
        "be reset for one test only. Remove test.concurrent from the tests that use it. Or, in a file without " +
        "setupCloudFront(), give each test a mock for its own client: " +
        "using cloudfront = mockCloudFront({ clients: [client] }).",
    );
}

function restoredError(createdAt: string): MockCloudFrontError {
  return new MockCloudFrontError(
    "RESTORED",
    `An earlier test or hook called restore() on the mock of setupCloudFront() (${createdAt}), which is restored ` +
      "automatically after the last test. Move a test that needs its own mock to a describe or file without " +
      "setupCloudFront().",
  );
}
