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
  it.each(["first", "second"])("starts from the state that beforeAll left (%s test)", async (name) => {
    expect(names()).toEqual(["of-the-file"]);
    expect(cloudfront.calls()).toEqual([]);
    seed(name);
    cloudfront.on(ListFunctionsCommand).resolves({ FunctionList: undefined });
    cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("PreconditionFailed");
    expect(await client.send(new ListFunctionsCommand({}))).toEqual({ FunctionList: undefined });
    expect(cloudfront.faults.pending()).toHaveLength(1);
  });

  it("starts without the configuration of another test", async () => {
    const { FunctionList } = await client.send(new ListFunctionsCommand({}));
    expect(FunctionList?.Quantity).toBe(1);
    expect(cloudfront.faults.pending()).toEqual([]);
  });

  it("uses the account of the options", () => {
    expect(seed("mine").arn).toBe("arn:aws:cloudfront::111122223333:function/mine");
  });
});

describe("a describe with its own beforeAll", () => {
  beforeAll(() => void seed("of-the-describe"));

  it.each([1, 2])("starts its tests from the state of both hooks (test %i)", (number) => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
    seed(`of-test-${number}`);
  });

  describe("a nested describe with its own beforeAll", () => {
    beforeAll(() => {
      expect(names()).toEqual(["of-the-file", "of-the-describe"]);
      seed("of-the-inner");
    });

    it.each([1, 2])("starts its tests from the state of all hooks (test %i)", () => {
      expect(names()).toEqual(["of-the-file", "of-the-describe", "of-the-inner"]);
    });
  });

  it("has its own state again after the nested describe", () => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("the next describe", () => {
  beforeAll(() => {
    expect(names()).toEqual(["of-the-file"]);
    seed("of-the-describe");
  });

  it("starts without the state of the previous describe", () => {
    expect(names()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("hooks around a test", () => {
  beforeEach(() => void seed("of-before-each"));
  afterEach(() => expect(names()).toEqual(["of-the-file", "of-before-each", "of-the-test"]));

  it("see the changes of the test", () => {
    expect(names()).toEqual(["of-the-file", "of-before-each"]);
    seed("of-the-test");
  });
});

describe("a hook around a describe", () => {
  aroundAll(async (runDescribe) => {
    seed("of-around-all");
    await runDescribe();
  });

  it("adds state like beforeAll", () => {
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

  withStore("start from the state of their test (automatic fixture)", () => {
    expect(names()).toEqual(["of-the-file", "of-every-test"]);
  });

  withStore("start from the state of their test (requested fixture)", ({ store }) => {
    expect(store).toBe("redirects");
    expect(names()).toEqual(["of-the-file", "of-every-test", "of-a-fixture"]);
  });
});

describe("fake timers", () => {
  beforeAll(() => void vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") }));
  afterAll(() => void vi.useRealTimers());

  it("set the mock's clock", async () => {
    seed("edge");
    const { functions } = cloudfront.state();
    expect(functions?.["edge/DEVELOPMENT"]).toMatchObject({ createdTime: new Date("2026-01-01T00:00:00Z") });
  });
});

describe("after vi.resetModules()", () => {
  beforeEach(() => void vi.resetModules());

  it("a client from a new import of the SDK still talks to the mock", async () => {
    const sdk = await import("@aws-sdk/client-cloudfront");
    const { FunctionList } = await new sdk.CloudFrontClient({}).send(new sdk.ListFunctionsCommand({}));
    expect(FunctionList?.Quantity).toBe(1);
  });

  it("a new copy of this package does not intercept the same clients", async () => {
    const copy = await import("mock-cloudfront");
    expect(() => copy.mockCloudFront()).toThrow(
      /is already intercepted by the mock created at .*vitest\.test\.ts/,
    );
  });
});

it("importing mock-cloudfront/vitest registers the matchers", () => {
  expect(cloudfront).toHaveFunction("of-the-file");
  expect(cloudfront).not.toHaveFunction("absent");
});
