import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prepareMock } from "../../../src/testing/setup.ts";
import { setupWithRunner } from "../../../src/testing/vitest-legacy.ts";
import { passThrough } from "../../support/make.ts";

type Hooks = NonNullable<Parameters<typeof setupWithRunner>[2]>;

/** The hooks of vitest 4.1, which passes the suite as the second argument of `beforeAll`, with the types of 4.0. */
const hooks: Hooks = {
  // biome-ignore lint/correctness/noEmptyPattern: vitest parses it
  beforeAll: (hook) => beforeAll(({}, suite) => hook(suite as never) as Promise<void>),
  beforeEach: (hook) => beforeEach(({ task }) => hook({ task: task as never }) as undefined),
  afterAll: (hook) => afterAll(() => hook() as undefined),
};

describe("with a mock", () => {
  const { mock: cloudfront, lifecycle } = prepareMock({ failOnPendingFaults: true }, "a test");
  setupWithRunner(lifecycle, "a test", hooks);
  const names = () => Object.keys(cloudfront.state().functions ?? {}).map((key) => key.split("/")[0]);
  const seed = (name: string) => void cloudfront.seed.function({ name, code: passThrough });

  beforeAll(() => seed("of-the-block"));
  afterAll(() => {
    expect(names()).toContain("of-the-block");
    throw new Error("from afterAll");
  });

  it("starts from the state of beforeAll", () => {
    expect(names()).toEqual(["of-the-block"]);
    seed("of-a-test");
  });

  it("skips itself", ({ skip }) => skip());

  it("starts from the same state after a skipped test", () => expect(names()).toEqual(["of-the-block"]));

  describe("in a nested describe", () => {
    beforeAll(() => seed("of-the-nested"));
    afterEach(() => {
      throw new Error("from afterEach");
    });
    it("starts from both states, before a hook that fails", () => {
      expect(names()).toEqual(["of-the-block", "of-the-nested"]);
    });
  });

  it("starts without the state of the nested describe", () => expect(names()).toEqual(["of-the-block"]));

  it("meets no fault of its own", () => void cloudfront.faults.onAnyCommand().rejectsOnce("Throttling"));

  let tries = 0;
  it("is retried from the same state", { retry: 1 }, () => {
    expect(names()).toEqual(["of-the-block"]);
    seed("of-a-try");
    expect(++tries).toBe(2);
  });

  describe.concurrent("with concurrent tests", () => {
    it("runs first of two", async () => void names());
    it("runs second of two", async () => void names());
  });
});

it("finds the SDK restored after the block", () => {
  expect(Object.hasOwn(CloudFrontClient.prototype, "send")).toBe(false);
});
