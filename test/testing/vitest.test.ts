import { CloudFrontClient, ListFunctionsCommand, PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import {
  afterAll,
  afterEach,
  aroundAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  type TestContext,
  vi,
} from "vitest";
import { passThrough } from "../support/make.ts";

const client = new CloudFrontClient({ region: "us-east-1" });
function names() {
  return Object.keys(cloudfront.state().functions ?? {}).map((key) => key.replace("/DEVELOPMENT", ""));
}
function seed(name: string) {
  return cloudfront.seed.function({ name, code: passThrough });
}

const cloudfront = setupCloudFront({ accountId: "111122223333" });

beforeAll(() => void seed("of-the-file"));

describe("a test", () => {
  it.each(["first", "second"])("starts from what beforeAll left, the %s one", async (name) => {
    expect(names()).toEqual(["of-the-file"]);
    expect(cloudfront.calls()).toEqual([]);
    seed(name);
    cloudfront.on(ListFunctionsCommand).resolves({ FunctionList: undefined });
    cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("PreconditionFailed");
    expect(await client.send(new ListFunctionsCommand({}))).toEqual({ FunctionList: undefined });
    expect(cloudfront.faults.pending()).toHaveLength(1);
  });

  it("starts without what another planned", async () => {
    const { FunctionList } = await client.send(new ListFunctionsCommand({}));
    expect(FunctionList?.Quantity).toBe(1);
    expect(cloudfront.faults.pending()).toEqual([]);
  });

  it("has the options' account", () => {
    expect(seed("mine").arn).toBe("arn:aws:cloudfront::111122223333:function/mine");
  });
});

describe("a describe with a beforeAll of its own", () => {
  beforeAll(() => void seed("of-the-describe"));

  it.each([1, 2])("starts its tests from both, test %i", (number) => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
    seed(`of-test-${number}`);
  });

  describe("and one below, with another", () => {
    beforeAll(() => {
      expect(names()).toEqual(["of-the-file", "of-the-describe"]);
      seed("of-the-inner");
    });

    it.each([1, 2])("starts its tests from all of them, test %i", () => {
      expect(names()).toEqual(["of-the-file", "of-the-describe", "of-the-inner"]);
    });
  });

  it("is as it was after the one below", () => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("the next describe", () => {
  beforeAll(() => {
    expect(names()).toEqual(["of-the-file"]);
    seed("of-the-describe");
  });

  it("finds nothing of the one before", () => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("hooks around a test", () => {
  beforeEach(() => void seed("of-before-each"));
  afterEach(() => expect(names()).toEqual(["of-the-file", "of-before-each", "of-the-test"]));

  it("see what it did", () => {
    expect(names()).toEqual(["of-the-file", "of-before-each"]);
    seed("of-the-test");
  });
});

describe("a hook around a describe", () => {
  aroundAll(async (runDescribe) => {
    seed("of-around-all");
    await runDescribe();
  });

  it("leaves what beforeAll would", () => {
    expect(names()).toEqual(["of-the-file", "of-around-all"]);
  });
});

describe("a test that runs more than once", () => {
  let runs = 0;
  beforeEach(() => void runs++);
  const changes = ({ task }: TestContext) => {
    expect(names()).toEqual(["of-the-file"]);
    seed(`of-run-${runs}`);
    if (task.retry) {
      expect(runs).toBe(3);
    }
  };

  it("is retried from the same state", { retry: 2 }, (context) => changes(context));
  it("is repeated from the same state", { repeats: 1 }, (context) => changes(context));
});

describe("fixtures", () => {
  const withStore = it.extend<{ everyTest: undefined; store: string }>({
    everyTest: [
      // biome-ignore lint/correctness/noEmptyPattern: vitest parses it
      async ({}, use) => {
        seed("of-every-test");
        await use(undefined);
      },
      { auto: true },
    ],
    // biome-ignore lint/correctness/noEmptyPattern: vitest parses it
    store: async ({}, use) => {
      seed("of-a-fixture");
      await use("redirects");
      expect(names()).toContain("of-a-fixture");
    },
  });

  withStore("see their own test's state, one that every test has", () => {
    expect(names()).toEqual(["of-the-file", "of-every-test"]);
  });

  withStore("and one that a test asks for", ({ store }) => {
    expect(store).toBe("redirects");
    expect(names()).toEqual(["of-the-file", "of-every-test", "of-a-fixture"]);
  });
});

describe("with fake timers", () => {
  beforeAll(() => void vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") }));
  afterAll(() => void vi.useRealTimers());

  it("the mock's clock is theirs", async () => {
    seed("edge");
    const { functions } = cloudfront.state();
    expect(functions?.["edge/DEVELOPMENT"]).toMatchObject({ createdTime: new Date("2026-01-01T00:00:00Z") });
  });
});

describe("after vi.resetModules", () => {
  beforeEach(() => void vi.resetModules());

  it("a client from a new import of the SDK still talks to the mock", async () => {
    const sdk = await import("@aws-sdk/client-cloudfront");
    const { FunctionList } = await new sdk.CloudFrontClient({}).send(new sdk.ListFunctionsCommand({}));
    expect(FunctionList?.Quantity).toBe(1);
  });

  it("a new copy of this package refuses to intercept the same clients", async () => {
    const copy = await import("mock-cloudfront");
    expect(() => copy.mockCloudFront()).toThrow(
      /already talks to the mock that was made at .*vitest\.test\.ts/,
    );
  });
});

it("the matchers are registered", () => {
  expect(cloudfront).toHaveFunction("of-the-file");
  expect(cloudfront).not.toHaveFunction("absent");
});
