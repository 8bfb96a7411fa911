const {
  CloudFrontClient,
  DescribeFunctionCommand,
  ListFunctionsCommand,
} = require("@aws-sdk/client-cloudfront");
const { setupCloudFront } = require("mock-cloudfront/jest");
require("aws-sdk-client-mock-jest");

const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });
const list = async () => {
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  return (FunctionList.Items ?? []).map(({ Name }) => Name);
};

const cloudfront = setupCloudFront();
const seed = (name) => cloudfront.seed.function({ name, code });

beforeAll(() => void seed("of-the-file"));
// jest runs these in order, so that one of setupCloudFront() itself would come first.
afterAll(async () => expect(await list()).toContain("of-the-file"));

it.each(["first", "second"])("starts from what beforeAll left, the %s one", async (name) => {
  expect(await list()).toEqual(["of-the-file"]);
  seed(name);
  expect(cloudfront).toHaveFunction(name);
  expect(cloudfront).toHaveHandled(ListFunctionsCommand);
});

describe("a describe with a beforeAll of its own", () => {
  beforeAll(() => void seed("of-the-describe"));

  it.each([1, 2])("starts from both, test %i", async (number) => {
    expect(await list()).toEqual(["of-the-file", "of-the-describe"]);
    seed(`of-test-${number}`);
  });

  describe("and one below", () => {
    beforeAll(() => void seed("of-the-inner"));
    it("starts from all of them", async () => {
      expect(await list()).toEqual(["of-the-file", "of-the-describe", "of-the-inner"]);
    });
  });
});

describe("the next describe", () => {
  beforeAll(() => void seed("of-the-describe"));

  it("finds nothing of the one before", async () => {
    expect(await list()).toEqual(["of-the-file", "of-the-describe"]);
  });
});

describe("hooks around a test", () => {
  beforeEach(() => void seed("of-before-each"));
  afterEach(async () => expect(await list()).toEqual(["of-the-file", "of-before-each", "of-the-test"]));
  it("see what it did", () => void seed("of-the-test"));
});

describe("with fake timers", () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") }));
  afterEach(() => void jest.useRealTimers());

  it("the mock's clock is theirs", () => {
    seed("edge");
    const { createdTime } = cloudfront.state().functions["edge/DEVELOPMENT"];
    expect(createdTime.toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });
});

describe("after jest.resetModules()", () => {
  beforeEach(() => void jest.resetModules());

  it("a client of the SDK that is required anew still talks to the mock", async () => {
    const sdk = require("@aws-sdk/client-cloudfront");
    await new sdk.CloudFrontClient({ region: "us-east-1" }).send(new sdk.ListFunctionsCommand({}));
    expect(cloudfront.calls(ListFunctionsCommand)).toHaveLength(1);
  });

  it("and a new copy of this package refuses to intercept the same clients", () => {
    const copy = require("mock-cloudfront");
    expect(() => copy.mockCloudFront()).toThrow(
      /is already intercepted by the mock created at .*setup\.jest\.cjs/,
    );
  });
});

it("the matchers of aws-sdk-client-mock-jest know the stub", async () => {
  await client.send(new DescribeFunctionCommand({ Name: "of-the-file" }));
  expect(cloudfront.client).toHaveReceivedCommandWith(DescribeFunctionCommand, { Name: "of-the-file" });
  expect(cloudfront.client).toHaveReceivedCommandTimes(ListFunctionsCommand, 0);
});
