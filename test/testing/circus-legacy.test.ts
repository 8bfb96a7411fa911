import { afterEach, beforeEach, expect, it } from "vitest";
import { findLegacyListeners } from "../../src/testing/circus-legacy.ts";

/** The state of jest-circus 29, as far as the integration reads it. */
interface Block {
  readonly type: "describeBlock";
  readonly name: string;
  readonly hooks: { readonly type: string; readonly fn: () => void }[];
  readonly children: (Block | { readonly type: "test"; readonly concurrent: boolean; fn: () => unknown })[];
}

const stateKey = Symbol("JEST_STATE_SYMBOL");
const globals = globalThis as { [key: symbol]: unknown };
let root: Block;

function createBlock(name: string): Block {
  return { type: "describeBlock", name, hooks: [], children: [] };
}

/** Runs a block as jest-circus 29 does: hooks are read before the first of them runs. */
function run(block: Block): void {
  const hooks = [...block.hooks];
  hooks.filter(({ type }) => type === "beforeAll").map(({ fn }) => fn());
  for (const child of block.children) {
    if (child.type === "describeBlock") {
      run(child);
    }
  }
  hooks.filter(({ type }) => type === "afterAll").map(({ fn }) => fn());
}

beforeEach(() => {
  root = createBlock("root");
  globals[stateKey] = { rootDescribeBlock: root, currentDescribeBlock: root };
});
afterEach(() => {
  delete globals[stateKey];
  delete globals[Symbol.for("mock-cloudfront.circus-listeners")];
});

it("findLegacyListeners() finds nothing without jest-circus", () => {
  delete globals[stateKey];
  expect(findLegacyListeners()).toBeUndefined();
});

it("listeners are called before and after all hooks of every describe", () => {
  const events: string[] = [];
  const hook = (type: string, text: string) => ({ type, fn: () => void events.push(text) });
  root.hooks.push(hook("beforeAll", "root's own beforeAll"));
  findLegacyListeners()?.push((event) => {
    events.push(`${event.name} ${"describeBlock" in event ? (event.describeBlock as Block).name : ""}`);
  });
  const child = createBlock("child");
  root.children.push(child);
  child.hooks.push(hook("beforeAll", "child's beforeAll"), hook("afterAll", "child's afterAll"));
  root.hooks.push(hook("afterAll", "root's first afterAll"));
  root.hooks.push(hook("afterAll", "root's second afterAll"));
  run(root);
  expect(events).toEqual([
    "run_describe_start root",
    "root's own beforeAll",
    "run_describe_start child",
    "child's beforeAll",
    "child's afterAll",
    "run_describe_finish child",
    "root's first afterAll",
    "root's second afterAll",
    "run_describe_finish root",
  ]);
});

it("concurrent tests are reported, and keep their result", async () => {
  const events: string[] = [];
  findLegacyListeners()?.push((event) => events.push(event.name));
  const test = {
    type: "test" as const,
    concurrent: true,
    fn: (): unknown => Promise.reject(new Error("no")),
  };
  root.children.push(test);
  run(root);
  await expect(test.fn()).rejects.toThrow("no");
  expect(events).toEqual(["run_describe_start", "run_describe_finish", "test_started", "test_done"]);
});

it("concurrent tests of a describe that calls setupCloudFront() fail with a clear error", async () => {
  const child = createBlock("child");
  const test = { type: "test" as const, concurrent: true, fn: (): unknown => Promise.resolve() };
  root.children.push(child);
  child.children.push(test);
  globals[stateKey] = { rootDescribeBlock: root, currentDescribeBlock: child };
  findLegacyListeners();
  run(root);
  await expect(test.fn()).rejects.toMatchObject({
    code: "CONCURRENT_TESTS",
    message: expect.stringContaining("jest 29"),
  });
});
