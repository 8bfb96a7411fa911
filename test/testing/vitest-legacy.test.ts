import { expect, it } from "vitest";
import { runVitest } from "../support/run-vitest.ts";

it("setupWithRunner() drives the mock through tests, describes, failures, retries and concurrent tests", async () => {
  const outcome = await runVitest(["test/testing/runs/legacy-runner.ts"]);
  expect(outcome).toEqual({
    "starts from the state of beforeAll": "passed",
    "skips itself": "skipped",
    "starts from the same state after a skipped test": "passed",
    "starts from both states, before a hook that fails": expect.stringContaining("from afterEach"),
    "starts without the state of the nested describe": "passed",
    "meets no fault of its own": expect.stringContaining("1 planned fault has not occurred"),
    "is retried from the same state": "passed",
    "runs first of two": expect.stringContaining("Tests run at the same time"),
    "runs second of two": expect.stringContaining("Tests run at the same time"),
    "finds the SDK restored after the block": "passed",
  });
}, 60_000);
