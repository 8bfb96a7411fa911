const {
  CloudFrontClient,
  CreateFunctionCommand,
  FunctionAlreadyExists,
  GetFunctionCommand,
} = require("@aws-sdk/client-cloudfront");
const { mockCloudFront } = require("mock-cloudfront");
const { requestHandler, startServer } = require("mock-cloudfront/http");

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const code = "function handler(event) { return event.request; }";
const input = {
  Name: "edge",
  FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
  FunctionCode: Buffer.from(code),
};

// jest gives each test file its own globals: bytes, dates and errors must be instances of these.
async function deploy(client) {
  const { ETag, FunctionSummary } = await client.send(new CreateFunctionCommand(input));
  expect(ETag).toMatch(/^E/);
  expect(FunctionSummary.FunctionMetadata.CreatedTime).toBeInstanceOf(Date);
  const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge" }));
  expect(FunctionCode).toBeInstanceOf(Uint8Array);
  expect(FunctionCode.transformToString()).toBe(code);
  await expect(client.send(new CreateFunctionCommand(input))).rejects.toBeInstanceOf(FunctionAlreadyExists);
}

it.each(["send", "http"])(
  'a client that is intercepted at "%s" returns values of the test\'s realm',
  async (intercept) => {
    const cloudfront = mockCloudFront({ intercept });
    await deploy(new CloudFrontClient({ region: "us-east-1" }));
    cloudfront.restore();
  },
);

it("an intercepted client needs no region", async () => {
  const cloudfront = mockCloudFront({ intercept: "http" });
  await deploy(new CloudFrontClient({}));
  cloudfront.restore();
});

it("a client with a request handler of the mock returns values of the test's realm", async () => {
  const handler = requestHandler(mockCloudFront({ clients: [] }));
  await deploy(new CloudFrontClient({ region: "us-east-1", credentials, requestHandler: handler }));
});

it("a client of the endpoint returns values of the test's realm", async () => {
  const server = await startServer();
  await deploy(new CloudFrontClient({ region: "us-east-1", credentials, endpoint: server.url }));
  await server.close();
});
