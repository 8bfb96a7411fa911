// Tests that must fail: runners.test.ts reads their messages.
const { CloudFrontClient, ListFunctionsCommand } = require("@aws-sdk/client-cloudfront");
const { setupCloudFront } = require("mock-cloudfront/jest");

const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });
const cloudfront = setupCloudFront({ failOnPendingFaults: true });

let tooEarly;
try {
  cloudfront.state();
} catch (error) {
  tooEarly = error;
}

it("was used while tests were collected", () => {
  throw tooEarly;
});

it("meets no fault", () => void cloudfront.faults.onAnyCommand().rejectsOnce("Throttling"));

it("starts without the fault", () => expect(cloudfront.faults.pending()).toEqual([]));

describe("configured too early", () => {
  beforeAll(() => void cloudfront.on(ListFunctionsCommand).resolves({}));
  it("on", () => undefined);
});

describe("a beforeAll that fails", () => {
  beforeAll(() => {
    cloudfront.seed.function({ name: "left-over", code });
    throw new Error("from beforeAll");
  });
  it("fails with it", () => undefined);
});

it("starts without the state of the failed hook", () => expect(cloudfront.state()).toEqual({}));

describe("at the same time", () => {
  it.concurrent("uses the handle", async () => void cloudfront.state());
  it.concurrent("uses a client", async () => void (await client.send(new ListFunctionsCommand({}))));
  it.concurrent("uses neither", async () => undefined);
});

describe("alone", () => {
  it.concurrent("is concurrent", async () => expect(cloudfront.state()).toEqual({}));
});

describe("with another mock", () => {
  it("restores", () => cloudfront.restore());
  it("comes after", () => undefined);
});
