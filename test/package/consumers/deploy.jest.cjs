const {
  CloudFrontClient,
  CreateFunctionCommand,
  GetFunctionCommand,
  FunctionAlreadyExists,
} = require("@aws-sdk/client-cloudfront");
const { mockCloudFront } = require("mock-cloudfront");

const code = "function handler(event) { return event.request; }";
const edge = {
  Name: "edge",
  FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
  FunctionCode: Buffer.from(code),
};

const cloudfront = mockCloudFront();
const client = new CloudFrontClient({ region: "us-east-1" });
afterAll(() => cloudfront.restore());

// jest gives each test file globals of its own, where an `instanceof` of another realm's class fails.
it("dates are dates, and bytes the SDK's", async () => {
  const { FunctionSummary } = await client.send(new CreateFunctionCommand(edge));
  expect(FunctionSummary.FunctionMetadata.CreatedTime).toBeInstanceOf(Date);
  const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge" }));
  expect(FunctionCode).toBeInstanceOf(Uint8Array);
  expect(FunctionCode.transformToString()).toBe(code);
});

it("refusals are the SDK's exceptions", async () => {
  await expect(client.send(new CreateFunctionCommand(edge))).rejects.toBeInstanceOf(FunctionAlreadyExists);
});
