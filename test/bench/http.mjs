// The SDK's own stack on the fake, against the same stack on a handler that always answers the same; and the endpoint.
import { Agent, request as httpRequest } from "node:http";
import { CloudFrontClient, DescribeFunctionCommand, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { requestHandler, startServer } from "mock-cloudfront/http";
import { compare, target } from "./compare.mjs";

const region = "us-east-1";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const code = "function handler(event) { return event.request; }";

const handled = mockCloudFront({ clients: [] });
const handler = requestHandler(handled);
const byHandler = new CloudFrontClient({ region, credentials, requestHandler: handler });

/** Answers what the fake answered first, byte for byte. */
const canned = new Map();
const byCanned = new CloudFrontClient({
  region,
  credentials,
  requestHandler: {
    async handle(request) {
      if (!canned.has(request.path)) {
        canned.set(request.path, (await handler.handle(request)).response);
      }
      const { constructor: HttpResponse, statusCode, headers, body } = canned.get(request.path);
      return { response: new HttpResponse({ statusCode, headers: { ...headers }, body }) };
    },
  },
});

const intercepted = new CloudFrontClient({ region });
const cloudfront = mockCloudFront({ clients: [intercepted], intercept: "http" });

for (const mock of [handled, cloudfront]) {
  for (let i = 0; i < 20; i++) {
    mock.seed.function({ name: `f${i}`, code });
  }
}
const commands = {
  DescribeFunction: new DescribeFunctionCommand({ Name: "f0" }),
  "ListFunctions of 20": new ListFunctionsCommand({}),
};
for (const [name, command] of Object.entries(commands)) {
  const results = await compare(
    `${name} through the SDK's own stack`,
    {
      "a handler that answers the same bytes": () => byCanned.send(command),
      "requestHandler()": () => byHandler.send(command),
      'intercept: "http"': () => intercepted.send(command),
    },
    { times: 100, between: () => cloudfront.client.resetHistory() },
  );
  target(`${name}, intercept: "http"`, results['intercept: "http"'].ratio, 1.5, "times the canned answer");
}
cloudfront.restore();

const server = await startServer();
server.mock.seed.function({ name: "edge", code });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const get = () =>
  new Promise((resolve, reject) => {
    const options = {
      agent,
      port: server.port,
      host: "127.0.0.1",
      path: "/2020-05-31/function/edge/describe",
    };
    httpRequest(options, (response) => response.resume().once("end", resolve))
      .once("error", reject)
      .end();
  });
const rates = [];
for (let round = 0; round < 8; round++) {
  const start = performance.now();
  for (let i = 0; i < 1000; i++) {
    await get();
  }
  if (round > 0) {
    rates.push(1e6 / (performance.now() - start));
  }
}
console.log("The endpoint");
console.log(
  `  ${rates.sort((a, b) => a - b)[3].toFixed(0)} requests a second, one after the other on one connection\n`,
);
agent.destroy();
await server.close();
