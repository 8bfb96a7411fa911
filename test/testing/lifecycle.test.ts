import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { requestHandler } from "mock-cloudfront/http";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareMock } from "../../src/testing/setup.ts";
import { passThrough } from "../support/make.ts";
import { type Outcome, runVitest } from "../support/run-vitest.ts";

function run(name: string) {
  return `test/testing/runs/${name}.ts`;
}
function message(text: string) {
  return expect.stringContaining(text);
}

/** The outcome of each test, by name. Tests that must fail need a run of their own. */
let outcome: Outcome;
beforeAll(async () => {
  const files = [
    "pending-faults",
    "concurrent-tests",
    "concurrent-describes",
    "used-too-early",
    "used-outside",
  ];
  outcome = await runVitest([...files, "planned-too-early", "taken-away", "set-up-twice"].map(run));
}, 120_000);

describe("a planned fault that no call met", () => {
  it("fails the test with failOnPendingFaults, and is listed", () => {
    expect(outcome["meets no fault"]).toEqual(message("1 planned fault has not occurred"));
    expect(outcome["meets no fault"]).toMatch(/ListFunctionsCommand +any +rejectsOnce\("Throttling"\)/);
    expect(outcome["meets no fault"]).toEqual(message("failOnPendingFaults"));
  });

  it("is removed before the next test", () => {
    expect(outcome["meets its fault"]).toBe("passed");
  });
});

describe("concurrent tests", () => {
  it("cannot use the handle or a client", () => {
    expect(outcome["uses the handle"]).toEqual(message("Tests run at the same time (test.concurrent)"));
    expect(outcome["uses a client"]).toEqual(message("Tests run at the same time (test.concurrent)"));
  });

  it("may run if they do not use the mock", () => {
    expect(outcome["uses neither"]).toBe("passed");
  });

  it("do not affect later tests, or a single concurrent test", () => {
    expect(outcome["comes after"]).toBe("passed");
    expect(outcome["is alone"]).toBe("passed");
  });
});

describe("concurrent describes", () => {
  it("can use the mock only before another one begins", () => {
    expect(outcome["is in the first describe"]).toBe("passed");
    expect(outcome["is in one that begins beside it"]).toEqual(message("Tests run at the same time"));
    expect(outcome["runs beside the first one's beforeAll"]).toEqual(message("Tests run at the same time"));
  });

  it("do not affect later tests", () => {
    expect(outcome["comes after the describes"]).toBe("passed");
  });
});

describe("the handle throws and says where it works", () => {
  it("if it is used while tests are collected", () => {
    expect(outcome[run("used-too-early")]).toMatch(/\(.*used-too-early\.ts:4:20\) is not installed yet/);
  });

  it("if it is used outside its describe", () => {
    expect(outcome["is inside"]).toBe("passed");
    expect(outcome["is outside"]).toMatch(/\(.*used-outside\.ts:7:22\) has been restored/);
  });

  it("if a test called setupCloudFront()", () => {
    expect(outcome["sets a mock up inside of a test"]).toEqual(message("not in a test or hook"));
  });

  it("in a test after one that restored it", () => {
    expect(outcome.restores).toBe("passed");
    expect(outcome["comes after restore()"]).toEqual(message("called restore() on the mock"));
  });

  it("in a test after one that stubbed the client", () => {
    expect(outcome["stubs the class"]).toBe("passed");
    expect(outcome["comes after the stub"]).toEqual(message("is no longer intercepted by the mock"));
  });
});

it("a second setupCloudFront() on the same clients throws, and says what to do", () => {
  expect(outcome[run("set-up-twice")]).toMatch(
    /is already intercepted by the mock created at .*set-up-twice\.ts:4:/,
  );
  expect(outcome[run("set-up-twice")]).toEqual(message("One setupCloudFront() is enough for a file"));
});

it.each([true, false])(
  "setupCloudFront() in a setup file serves all test files (isolate: %s)",
  async (isolate) => {
    const setupFiles = ["test/testing/runs/setup-file.ts"];
    expect(await runVitest(["by-setup-file", "by-setup-file-too"].map(run), { setupFiles, isolate })).toEqual(
      {
        "starts from its own beforeAll, first file": "passed",
        "starts from its own beforeAll, second file": "passed",
      },
    );
  },
  60_000,
);

describe("configuration in a beforeAll hook", () => {
  it.each([
    ["on", "used on(), which"],
    ["override", "used override(), which"],
    ["faults, first test", "used faults, which"],
    ["faults, second test", "used faults, which"],
    ["origin", "used origin(), which"],
    ["scenario", "used a scenario, which"],
  ])("fails the test, because the reset would remove it: %s", (test, text) => {
    expect(outcome[test]).toEqual(message(text));
  });

  it("does not affect other describes", () => {
    expect(outcome["nothing was planned"]).toBe("passed");
  });
});

it("failed hooks and files leave nothing behind, in this file or the next one of the worker", async () => {
  const files = ["failing-hooks", "failing-file", "same-worker"].map(run);
  expect(await runVitest(files, { isolate: false })).toEqual({
    [run("failing-hooks")]: "from afterAll",
    [run("failing-file")]: "from the file",
    "is not reached": "skipped",
    "is followed by it": message("from afterEach"),
    "is as if nothing had been": "passed",
    "has a mock of its own in the worker of another file": "passed",
    "found the SDK as it was": "passed",
  });
}, 60_000);

it("requestHandler() accepts the handle before it is installed", async () => {
  const { mock, lifecycle } = prepareMock({ clients: [] }, "a test");
  const client = new CloudFrontClient({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: requestHandler(mock),
  });
  lifecycle.install({});
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  expect(FunctionList?.Quantity).toBe(0);
});

it("a block that runs again starts with an empty mock", () => {
  const { mock, lifecycle } = prepareMock({}, "a test");
  const block = {};
  for (const name of ["edge", "edge"]) {
    lifecycle.install(block);
    mock.seed.function({ name, code: passThrough });
    lifecycle.uninstall();
  }
  expect(() => mock.state()).toThrow("has been restored");
});

it("a test that begins before installation leaves the handle unusable", () => {
  const { mock, lifecycle } = prepareMock({}, "a test");
  lifecycle.beginTest({});
  lifecycle.endTest();
  expect(() => mock.state()).toThrow("is not installed yet");
});

it("no test of a describe that overlaps another may use the mock", () => {
  const { mock, lifecycle } = prepareMock({}, "a test");
  const [block, first, second] = [{}, {}, {}];
  lifecycle.install(block);
  lifecycle.enter(first, block);
  mock.seed.function({ name: "edge", code: passThrough });
  lifecycle.enter(second, block);
  expect(() => mock.state()).toThrow("Tests run at the same time");
  lifecycle.leave(first);
  expect(() => mock.state()).toThrow("Tests run at the same time");
  lifecycle.leave(second);
  lifecycle.beginTest(block);
  expect(mock.state()).toEqual({});
  lifecycle.endTest();
  lifecycle.uninstall();
});

it("failOnPendingFaults ignores tests that could not use the mock", () => {
  const { lifecycle } = prepareMock({ failOnPendingFaults: true }, "a test");
  const block = {};
  lifecycle.install(block);
  lifecycle.beginTest(block);
  lifecycle.beginTest(block);
  expect(() => lifecycle.endTest()).not.toThrow();
  lifecycle.endTest();
  lifecycle.uninstall();
});
