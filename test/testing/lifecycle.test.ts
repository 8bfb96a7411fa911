import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { requestHandler } from "mock-cloudfront/http";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../src/testing/setup.ts";
import { passThrough } from "../support/make.ts";
import { type Outcome, runVitest } from "../support/run-vitest.ts";

function run(name: string) {
  return `test/testing/runs/${name}.ts`;
}
function message(text: string) {
  return expect.stringContaining(text);
}

/** What happens to tests that have to fail, in a run of their own. */
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

describe("faults that a test planned and did not meet", () => {
  it("fail it where the option asks for that, with a table of them", () => {
    expect(outcome["meets no fault"]).toEqual(message("1 planned fault has not occurred"));
    expect(outcome["meets no fault"]).toMatch(/ListFunctionsCommand +any +rejectsOnce\("Throttling"\)/);
    expect(outcome["meets no fault"]).toEqual(message("failOnPendingFaults"));
  });

  it("are gone in the next one", () => {
    expect(outcome["meets its fault"]).toBe("passed");
  });
});

describe("tests that run at the same time", () => {
  it("can use neither the handle nor a client", () => {
    expect(outcome["uses the handle"]).toEqual(message("Tests run at the same time (test.concurrent)"));
    expect(outcome["uses a client"]).toEqual(message("Tests run at the same time (test.concurrent)"));
  });

  it("may do what else they like", () => {
    expect(outcome["uses neither"]).toBe("passed");
  });

  it("do not disturb those that come after, nor a concurrent one alone", () => {
    expect(outcome["comes after"]).toBe("passed");
    expect(outcome["is alone"]).toBe("passed");
  });
});

describe("describes that run at the same time", () => {
  it("have the mock only where none of them uses it before it is alone", () => {
    expect(outcome["is in the first describe"]).toBe("passed");
    expect(outcome["is in one that begins beside it"]).toEqual(message("Tests run at the same time"));
    expect(outcome["runs beside the first one's beforeAll"]).toEqual(message("Tests run at the same time"));
  });

  it("do not disturb what comes after", () => {
    expect(outcome["comes after the describes"]).toBe("passed");
  });
});

describe("the handle says where it is of use", () => {
  it("while tests are collected", () => {
    expect(outcome[run("used-too-early")]).toMatch(/\(.*used-too-early\.ts:4:20\) is not installed yet/);
  });

  it("outside of its describe", () => {
    expect(outcome["is inside"]).toBe("passed");
    expect(outcome["is outside"]).toMatch(/\(.*used-outside\.ts:7:22\) has been restored/);
  });

  it("in a test that called setupCloudFront() itself", () => {
    expect(outcome["sets a mock up inside of a test"]).toEqual(message("not in a test or hook"));
  });

  it("in a test after one that restored it", () => {
    expect(outcome.restores).toBe("passed");
    expect(outcome["comes after restore()"]).toEqual(message("called restore() on the mock"));
  });

  it("in a test after one that stubbed the client", () => {
    expect(outcome["stubs the class"]).toBe("passed");
    expect(outcome["comes after the stub"]).toEqual(message("no longer talks to the mock"));
  });
});

it("a second setupCloudFront() on the same clients is refused, with what to do", () => {
  expect(outcome[run("set-up-twice")]).toMatch(
    /already talks to the mock that was made at .*set-up-twice\.ts:4:/,
  );
  expect(outcome[run("set-up-twice")]).toEqual(message("One setupCloudFront() is enough for a file"));
});

it.each([true, false])(
  "in a setup file it serves all test files, isolate %s",
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

describe("what beforeAll planned", () => {
  it.each([
    ["on", "used on():"],
    ["override", "used override():"],
    ["faults, first test", "used faults:"],
    ["faults, second test", "used faults:"],
    ["scenario", "used a scenario:"],
  ])("is refused, since a reset would forget it: %s", (test, text) => {
    expect(outcome[test]).toEqual(message(text));
  });

  it("is no concern of other describes", () => {
    expect(outcome["nothing was planned"]).toBe("passed");
  });
});

it("hooks and files that fail leave nothing behind, in this file or in the next one of the worker", async () => {
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

it("a request handler can be made of the handle before it is installed", async () => {
  const { mock, lifecycle } = prepare({ clients: [] }, "a test");
  const client = new CloudFrontClient({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: requestHandler(mock),
  });
  lifecycle.install({});
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  expect(FunctionList?.Quantity).toBe(0);
});

it("a block that runs again starts from nothing", () => {
  const { mock, lifecycle } = prepare({}, "a test");
  const block = {};
  for (const name of ["edge", "edge"]) {
    lifecycle.install(block);
    mock.seed.function({ name, code: passThrough });
    lifecycle.uninstall();
  }
  expect(() => mock.state()).toThrow("has been restored");
});

it("a test that is set up too late to have a mock leaves the handle's own refusal", () => {
  const { mock, lifecycle } = prepare({}, "a test");
  lifecycle.beginTest({});
  lifecycle.endTest();
  expect(() => mock.state()).toThrow("is not installed yet");
});

it("nothing in a describe that begins beside another may use the mock", () => {
  const { mock, lifecycle } = prepare({}, "a test");
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

it("tests that were refused have no faults to meet", () => {
  const { lifecycle } = prepare({ failOnPendingFaults: true }, "a test");
  const block = {};
  lifecycle.install(block);
  lifecycle.beginTest(block);
  lifecycle.beginTest(block);
  expect(() => lifecycle.endTest()).not.toThrow();
  lifecycle.endTest();
  lifecycle.uninstall();
});
