import { MockCloudFrontError } from "../core/errors.ts";
import type { CircusListener, CircusTest } from "./circus-events.ts";

interface Hook {
  readonly type: "beforeAll" | "afterAll";
  readonly fn: () => void;
  readonly parent: DescribeBlock;
  readonly asyncError: Error;
  readonly timeout: undefined;
  readonly seenDone: boolean;
}

interface DescribeBlock {
  readonly type: "describeBlock";
  readonly hooks: Hook[];
  readonly children: (DescribeBlock | Test)[];
}

interface Test extends CircusTest {
  readonly type: "test";
  fn: (...args: unknown[]) => unknown;
}

interface CircusState {
  readonly currentDescribeBlock: DescribeBlock;
  readonly rootDescribeBlock: DescribeBlock;
}

/** The key under which this module keeps its listeners, in the globals of one test file. */
const listenersKey = Symbol.for("mock-cloudfront.circus-listeners");

/**
 * Returns the listeners of jest-circus 29, which keeps its own ones private. These are called by hooks that enclose
 * the hooks of every describe block. Returns undefined if the runner is not jest-circus.
 */
export function findLegacyListeners(): CircusListener[] | undefined {
  const state = findState();
  if (!state) {
    return undefined;
  }
  const globals = globalThis as { [listenersKey]?: CircusListener[] };
  const { rootDescribeBlock: root, currentDescribeBlock: current } = state;
  if (current !== root) {
    nestedBlocks.add(current);
  }
  globals[listenersKey] ??= encloseRoot(root);
  return globals[listenersKey];
}

/** The describes that called `setupCloudFront()`. jest 29 starts their concurrent tests before their hooks. */
const nestedBlocks = new WeakSet<DescribeBlock>();

/** jest-circus stores its state under a symbol that it does not register. */
function findState(): CircusState | undefined {
  const key = Object.getOwnPropertySymbols(globalThis).find(
    ({ description }) => description === "JEST_STATE_SYMBOL",
  );
  return key && (globalThis as { readonly [key: symbol]: CircusState | undefined })[key];
}

function encloseRoot(root: DescribeBlock): CircusListener[] {
  const listeners: CircusListener[] = [];
  const emit: CircusListener = (event) => {
    for (const listener of listeners) {
      listener(event);
    }
  };
  enclose(root, emit, () => prepareChildren(root, emit));
  // The file is still being collected: keep the last hook last.
  root.hooks.push = (...hooks) => {
    root.hooks.splice(root.hooks.length - 1, 0, ...hooks);
    return root.hooks.length;
  };
  return listeners;
}

/** Inserts a hook before and after all hooks of a block. */
function enclose(block: DescribeBlock, emit: CircusListener, prepare: () => void): void {
  insertHook(block, "beforeAll", () => {
    prepare();
    emit({ name: "run_describe_start", describeBlock: block });
  });
  insertHook(block, "afterAll", () => emit({ name: "run_describe_finish", describeBlock: block }));
}

function insertHook(block: DescribeBlock, type: Hook["type"], fn: () => void): void {
  const asyncError = new Error(`mock-cloudfront's ${type} hook failed`);
  const hook: Hook = { type, fn, parent: block, asyncError, timeout: undefined, seenDone: false };
  if (type === "beforeAll") {
    block.hooks.unshift(hook);
  } else {
    block.hooks.push(hook);
  }
}

/** Prepares all blocks and concurrent tests below a block, once the file is collected. */
function prepareChildren(
  block: DescribeBlock,
  emit: CircusListener,
  isNested = nestedBlocks.has(block),
): void {
  for (const child of block.children) {
    if (child.type === "describeBlock") {
      enclose(child, emit, () => undefined);
      prepareChildren(child, emit, isNested || nestedBlocks.has(child));
    } else if (child.concurrent) {
      child.fn = isNested ? rejectConcurrent : reportConcurrent(child, child.fn, emit);
    }
  }
}

function rejectConcurrent(): Promise<never> {
  return Promise.reject(
    new MockCloudFrontError(
      "CONCURRENT_TESTS",
      "jest 29 starts concurrent tests before the hooks of their describe, so setupCloudFront() in that describe has " +
        "not installed its mock yet. Remove test.concurrent, call setupCloudFront() at the top of the file, or use jest 30.",
    ),
  );
}

/** jest 29 runs no hooks for concurrent tests. */
function reportConcurrent(test: Test, fn: Test["fn"], emit: CircusListener): Test["fn"] {
  return async (...args) => {
    emit({ name: "test_started", test });
    try {
      return await fn(...args);
    } finally {
      emit({ name: "test_done", test });
    }
  };
}
