import { CloudFrontClient, DescribeFunctionCommand, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { allCustomMatcher } from "aws-sdk-client-mock-vitest";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

expect.extend(allCustomMatcher);

const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });
const list = async () => {
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  return (FunctionList.Items ?? []).map(({ Name }) => Name);
};

const cloudfront = setupCloudFront();
const seed = (name) => cloudfront.seed.function({ name, code });

beforeAll(() => void seed("of-the-file"));
// jest runs afterAll hooks in order, so that a hook of setupCloudFront() would run before this one.
afterAll(async () => expect(await list()).toContain("of-the-file"));

it.each(["first", "second"])("a test starts from the state that beforeAll left (%s test)", async (name) => {
  expect(await list()).toEqual(["of-the-file"]);
  seed(name);
  expect(cloudfront).toHaveFunction(name);
  expect(cloudfront).toHaveHandled(ListFunctionsCommand);
});

describe("a describe with its own beforeAll", () => {
  beforeAll(() => void seed("of-the-describe"));

  it.each([1, 2])("starts from both, test %i", async (number) => {
    expect(await list()).toEqual(["of-the-file", "of-the-describe"]);
    seed(`of-test-${number}`);
  });

  describe("and a nested one", () => {
    beforeAll(() => void seed("of-the-inner"));
    it("starts from all of them", async () => {
      expect(await list()).toEqual(["of-the-file", "of-the-describe", "of-the-inner"]);
    });
  });
});

describe("the next describe", () => {
  beforeAll(() => void seed("of-the-describe"));

  it("starts without the state of the previous one", async () => {
    expect(await list()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("hooks around a test", () => {
  beforeEach(() => void seed("of-before-each"));
  afterEach(async () => expect(await list()).toEqual(["of-the-file", "of-before-each", "of-the-test"]));
  it("see the changes of the test", () => void seed("of-the-test"));
});

describe("fake timers", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  it("set the mock's clock", () => {
    seed("edge");
    const { createdTime } = cloudfront.state().functions["edge/DEVELOPMENT"];
    expect(createdTime.toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });
});

describe("after resetModules()", () => {
  beforeEach(() => void vi.resetModules());

  it("a client of a newly loaded SDK still talks to the mock", async () => {
    const sdk = await import("@aws-sdk/client-cloudfront");
    await new sdk.CloudFrontClient({ region: "us-east-1" }).send(new sdk.ListFunctionsCommand({}));
    expect(cloudfront.calls(ListFunctionsCommand)).toHaveLength(1);
  });

  it("a new copy of this package does not intercept the same clients", async () => {
    const copy = await import("mock-cloudfront");
    expect(() => copy.mockCloudFront()).toThrow(/already intercepted by the mock .*setup\.both\./);
  });
});

it("the matchers of aws-sdk-client-mock accept the stub", async () => {
  await client.send(new DescribeFunctionCommand({ Name: "of-the-file" }));
  expect(cloudfront.client).toHaveReceivedCommandWith(DescribeFunctionCommand, { Name: "of-the-file" });
  expect(cloudfront.client).toHaveReceivedCommandTimes(ListFunctionsCommand, 0);
});
