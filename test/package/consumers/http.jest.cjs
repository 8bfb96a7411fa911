const { CloudFrontClient, CreateFunctionCommand, GetFunctionCommand } = require("@aws-sdk/client-cloudfront");
const { mockCloudFront } = require("mock-cloudfront");
const { requestHandler, startServer } = require("mock-cloudfront/http");

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const code = "function handler(event) { return event.request; }";
const input = {
  Name: "edge",
  FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
  FunctionCode: Buffer.from(code),
};

// Under jest a test has globals of its own: bytes, dates and errors must be those of the test.
async function deploys(client) {
  const { ETag, FunctionSummary } = await client.send(new CreateFunctionCommand(input));
  expect(ETag).toMatch(/^E/);
  expect(FunctionSummary.FunctionMetadata.CreatedTime).toBeInstanceOf(Date);
  const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge" }));
  expect(FunctionCode.transformToString()).toBe(code);
  await expect(client.send(new CreateFunctionCommand(input))).rejects.toMatchObject({
    name: "FunctionAlreadyExists",
  });
}

it("the SDK's own stack", async () => {
  const cloudfront = mockCloudFront({ intercept: "http" });
  await deploys(new CloudFrontClient({}));
  cloudfront.restore();
});

it("a client with the fake for a handler", async () => {
  const handler = requestHandler(mockCloudFront({ clients: [] }));
  await deploys(new CloudFrontClient({ region: "us-east-1", credentials, requestHandler: handler }));
});

it("a client of the endpoint", async () => {
  const server = await startServer();
  await deploys(new CloudFrontClient({ region: "us-east-1", credentials, endpoint: server.url }));
  await server.close();
});
