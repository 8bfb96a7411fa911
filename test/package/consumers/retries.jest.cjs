const { setupCloudFront } = require("mock-cloudfront/jest");

const code = "function handler(event) { return event.request; }";
const names = (cloudfront) => Object.keys(cloudfront.state().functions ?? {});
jest.retryTimes(2);

describe("a test that is retried", () => {
  const cloudfront = setupCloudFront();
  let runs = 0;
  beforeAll(() => void cloudfront.seed.function({ name: "of-the-describe", code }));

  it("starts from the same state", () => {
    expect(names(cloudfront)).toEqual(["of-the-describe/DEVELOPMENT"]);
    cloudfront.seed.function({ name: "of-a-run", code });
    expect(++runs).toBe(3);
  });
});

// They fail while they run concurrently. jest retries them one by one.
describe("concurrent tests that are retried", () => {
  const cloudfront = setupCloudFront();

  it.concurrent.each(["first", "second"])("start from the same state (%s)", async (name) => {
    expect(names(cloudfront)).toEqual([]);
    cloudfront.seed.function({ name, code });
  });
});

describe("a describe that is retried as a whole", () => {
  jest.retryTimes(1, { entireDescribe: true });
  const cloudfront = setupCloudFront();
  let runs = 0;
  beforeAll(() => {
    expect(names(cloudfront)).toEqual([]);
    cloudfront.seed.function({ name: "of-the-describe", code });
  });

  it("has a mock again", () => {
    expect(names(cloudfront)).toEqual(["of-the-describe/DEVELOPMENT"]);
    expect(++runs).toBe(2);
  });
});
