import { afterAll, beforeAll, beforeEach } from "vitest";
import { MockCloudFrontError } from "../core/errors.ts";
import type { Lifecycle } from "./lifecycle.ts";

/** The part of a test or describe of vitest 3 and 4.0 that the integration needs. */
interface Task {
  readonly suite?: Task | undefined;
  readonly file?: Task | undefined;
  readonly mode?: string;
  readonly result?: { readonly state: string } | undefined;
  onFinished?: (() => unknown)[] | undefined;
}

/** The hooks of vitest 3 and 4.0. Since 4.1 the first parameter of `beforeAll` has another type. */
interface Hooks {
  beforeAll(hook: (suite: Task) => unknown): void;
  beforeEach(hook: (context: { readonly task: Task }) => unknown): void;
  afterAll(hook: () => unknown): void;
}

const vitestHooks = { afterAll, beforeAll, beforeEach } as unknown as Hooks;

/** The methods of vitest's runner that run around describes and tests. Custom runners inherit them. */
interface RunnerPrototype {
  onBeforeRunSuite?: (this: unknown, suite: Task) => unknown;
  onAfterRunSuite?: (this: unknown, suite: Task) => unknown;
  onBeforeTryTask?: (this: unknown, test: Task, ...rest: unknown[]) => unknown;
}

/** Receives the events of one block. */
interface Listener {
  beforeSuite(suite: Task): void;
  afterSuite(suite: Task): void;
  beforeTest(test: Task): void;
}

/** Kept on the runner's prototype: with `isolate: false` several files and copies of this module share a worker. */
const listenersKey = Symbol.for("mock-cloudfront.listeners");

/**
 * Drives a mock under vitest 3 and 4.0, which have no around hooks. Hooks of the user may fail or run in parallel, so
 * the end of a describe or test is taken from the runner itself.
 */
export function setupWithRunner(lifecycle: Lifecycle, createdAt: string, hooks = vitestHooks): void {
  const begun = new Set<Task>();
  let isTracked = false;
  hooks.beforeAll(async (block) => {
    lifecycle.install(block); // before the first `await`: with `sequence.hooks: "parallel"` other hooks have begun
    const listeners = await getListeners();
    const listener = createListener(block, lifecycle, begun, () => listeners.delete(listener));
    listeners.add(listener);
    isTracked = true;
  });
  hooks.beforeEach(({ task }) => {
    if (!begun.has(task)) {
      throw unsupportedRunnerError(createdAt);
    }
  });
  hooks.afterAll(() => {
    if (!isTracked) {
      lifecycle.uninstall();
    }
  });
}

function createListener(block: Task, lifecycle: Lifecycle, begun: Set<Task>, remove: () => void): Listener {
  const end = (test: Task) => {
    if (begun.delete(test)) {
      lifecycle.endTest();
    }
  };
  return {
    beforeSuite(suite) {
      if (suite !== block && isInside(suite, block)) {
        lifecycle.enter(suite, getParent(suite) ?? block);
      }
    },
    afterSuite(suite) {
      if (suite === block) {
        remove();
        lifecycle.uninstall();
      } else if (isInside(suite, block)) {
        lifecycle.leave(suite);
      }
    },
    beforeTest(test) {
      if (!isInside(test, block)) {
        return;
      }
      // A test that skips itself (`context.skip()`) ends without any hook.
      for (const other of [...begun].filter(({ result }) => result?.state === "skip")) {
        end(other);
      }
      begun.add(test);
      test.onFinished = [() => end(test), ...(test.onFinished ?? [])]; // runs last: these run in reverse order
      lifecycle.beginTest(getParent(test) ?? block);
    },
  };
}

function getParent({ suite, file }: Task): Task | undefined {
  return suite ?? file;
}

function isInside(task: Task, block: Task): boolean {
  for (let current: Task | undefined = task; current; ) {
    if (current === block) {
      return true;
    }
    const parent: Task | undefined = getParent(current);
    current = parent === current ? undefined : parent;
  }
  return false;
}

/** Returns the listeners of this worker. Overrides the runner's methods at the first call. */
async function getListeners(): Promise<Set<Listener>> {
  const { VitestTestRunner } = (await import("vitest/runners")) as unknown as {
    VitestTestRunner: { prototype: RunnerPrototype & { [listenersKey]?: Set<Listener> } };
  };
  const { prototype } = VitestTestRunner;
  const existing = prototype[listenersKey];
  if (existing) {
    return existing;
  }
  const listeners = new Set<Listener>();
  const { onBeforeRunSuite, onAfterRunSuite, onBeforeTryTask } = prototype;
  const notify = (event: keyof Listener, task: Task) => {
    for (const listener of [...listeners]) {
      listener[event](task);
    }
  };
  Object.assign(prototype, {
    [listenersKey]: listeners,
    async onBeforeRunSuite(suite: Task) {
      notify("beforeSuite", suite);
      await onBeforeRunSuite?.call(this, suite);
    },
    async onAfterRunSuite(suite: Task) {
      try {
        await onAfterRunSuite?.call(this, suite);
      } finally {
        notify("afterSuite", suite);
      }
    },
    async onBeforeTryTask(test: Task, ...rest: unknown[]) {
      await onBeforeTryTask?.call(this, test, ...rest);
      notify("beforeTest", test);
    },
  } satisfies RunnerPrototype & { [listenersKey]: Set<Listener> });
  return listeners;
}

function unsupportedRunnerError(createdAt: string): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_RUNNER",
    `setupCloudFront() (${createdAt}) cannot follow the custom test runner of this project (the option \`runner\`). ` +
      "Use vitest 4.1 or later, or call mockCloudFront(), reset() and restore() in your own hooks.",
  );
}
