// The SDK's stack on the mock, compared with the same stack on a handler that always returns the same response. Then the
// endpoint.
//
// A canned response needs no serialization. For a list of 20, the SDK's own XML serializer takes 80 % of the mock's time
// (167 of 210 µs). A target against the canned response would therefore measure the SDK: 1.5 is not reachable without a
// second XML serializer, which could differ from the SDK's (docs/decisions/0007). So the list is compared with a handler
// that serializes the same output for each call.
import { Agent, request as httpRequest } from "node:http";
import {
  CloudFrontClient,
  DescribeFunctionCommand,
  ListFunctions$,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { requestHandler, startServer } from "mock-cloudfront/http";
import { compare, target } from "./compare.mjs";

const region = "us-east-1";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const code = "function handler(event) { return event.request; }";

const handled = mockCloudFront({ clients: [] });
const handler = requestHandler(handled);
const byHandler = new CloudFrontClient({ region, credentials, requestHandler: handler });

/** Returns the mock's first response, byte for byte. */
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

/** Serializes the same output with the SDK's protocol for each call. */
let list;
const bySerializer = new CloudFrontClient({
  region,
  credentials,
  requestHandler: {
    async handle(request) {
      list ??= await byHandler.send(new ListFunctionsCommand({}));
      const { constructor: HttpResponse, headers } = (await canned.get(request.path)) ?? {};
      const [, namespace, name, , , output] = ListFunctions$;
      const { config } = bySerializer;
      const { body } = await config.protocol.serializeRequest(
        { namespace, name, traits: { http: ["POST", "/", 200] }, input: output, output: "unit" },
        list,
        { ...config, endpoint: async () => ({ protocol: "https:", hostname: "localhost", path: "/" }) },
      );
      return {
        response: new HttpResponse({ statusCode: 200, headers: { ...headers }, body: Buffer.from(body) }),
      };
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
/** By command: the handler that the mock is compared with, and the most times that it may take. */
const cases = {
  DescribeFunction: {
    command: new DescribeFunctionCommand({ Name: "f0" }),
    others: {},
    measure: ["the canned response", 1.5],
  },
  "ListFunctions of 20": {
    command: new ListFunctionsCommand({}),
    others: { "a handler that serializes the same output": bySerializer },
    measure: ["a handler that serializes the same output", 1.25],
  },
};
for (const [name, { command, others, measure }] of Object.entries(cases)) {
  await byCanned.send(command);
  const clients = {
    "the canned response": byCanned,
    ...others,
    "requestHandler()": byHandler,
    'intercept: "http"': intercepted,
  };
  const ways = Object.entries(clients).map(([way, client]) => [way, () => client.send(command)]);
  const [standard, limit] = measure;
  const results = await compare(`${name} through the SDK's own stack`, Object.fromEntries(ways), {
    times: 100,
    between: () => cloudfront.client.resetHistory(),
  });
  const ratio = results['intercept: "http"'].ratio / results[standard].ratio;
  target(`${name}, intercept: "http"`, ratio, limit, `times ${standard}`);
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
