// The function operations, against the stub that a test would write by hand.
import {
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import { parse } from "acorn";
import { mockClient } from "aws-sdk-client-mock";
import { mockCloudFront } from "mock-cloudfront";
import { compare, target } from "./compare.mjs";

const region = "us-east-1";
const FunctionConfig = { Comment: "", Runtime: "cloudfront-js-2.0" };

/** 1 KB of the kind of code that is deployed. */
const code = `function handler(event) {
  const request = event.request;
  const headers = request.headers;
  const uri = request.uri;
  const host = headers.host ? headers.host.value : '';
  if (host.startsWith('www.')) {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: 'https://' + host.substring(4) + uri } },
    };
  }
  if (uri.endsWith('/')) {
    request.uri = uri + 'index.html';
  } else if (!uri.includes('.')) {
    request.uri = uri + '/index.html';
  }
  const language = headers['accept-language'];
  if (language && uri === '/') {
    const first = language.value.split(',')[0].split('-')[0].toLowerCase();
    if (['de', 'fr', 'it', 'es'].includes(first)) request.uri = '/' + first + '/index.html';
  }
  const sorted = {};
  Object.keys(request.querystring).sort().forEach(name => {
    sorted[name] = request.querystring[name];
  });
  request.querystring = sorted;
  return request;
}
`;

const stubbed = new CloudFrontClient({ region });
const stub = mockClient(stubbed);
stub.on(DescribeFunctionCommand).resolves({ ETag: "ETVPDKIKX0DER" });
stub.on(CreateFunctionCommand).resolves({ ETag: "ETVPDKIKX0DER" });

const faked = new CloudFrontClient({ region });
const cloudfront = mockCloudFront({ clients: [faked], quotas: { functions: Infinity } });
const createCommand = (i, text = code) =>
  new CreateFunctionCommand({ Name: `f${i}`, FunctionConfig, FunctionCode: Buffer.from(text) });

/** Both stubs record every call, for ever; and the fake starts each round with one function. */
function between() {
  stub.resetHistory();
  cloudfront.reset();
  cloudfront.seed.function({ name: "edge", code });
}

const describe = new DescribeFunctionCommand({ Name: "edge" });
const described = await compare(
  "DescribeFunction",
  {
    "mockClient().on().resolves()": () => stubbed.send(describe),
    "mockCloudFront()": () => faked.send(describe),
  },
  { between },
);
target("DescribeFunction", described["mockCloudFront()"].ratio, 1.1, "times the stub");

const created = await compare(
  `CreateFunction of ${Buffer.byteLength(code)} bytes`,
  {
    "mockClient().on().resolves()": (i) => stubbed.send(createCommand(i)),
    "mockCloudFront(), code seen before": (i) => faked.send(createCommand(i)),
    "mockCloudFront(), new code": (i) => faked.send(createCommand(i, `${code}//${i}`)),
    "acorn's parse alone": (i) => parse(`${code}//${i}`, { ecmaVersion: "latest" }),
  },
  { between, times: 200 },
);
const seen = created["mockCloudFront(), code seen before"];
target("CreateFunction, code seen before", seen.ratio, 2, "times the stub");
target(
  "CreateFunction, new code",
  created["mockCloudFront(), new code"].microseconds,
  2 * created["mockClient().on().resolves()"].microseconds +
    1.5 * created["acorn's parse alone"].microseconds,
  "µs (2 stubs + 1.5 acorn)",
);

console.log("Functions created and listed page by page");
const perFunction = [];
for (const count of [2500, 5000, 10_000]) {
  between();
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) {
    await faked.send(createCommand(i));
  }
  const middle = process.hrtime.bigint();
  let Marker;
  let listed = 0;
  do {
    const { FunctionList } = await faked.send(new ListFunctionsCommand({ Marker }));
    listed += FunctionList.Quantity;
    Marker = FunctionList.NextMarker;
  } while (Marker);
  const [creating, listing] = [middle - start, process.hrtime.bigint() - middle].map(
    (ns) => Number(ns) / 1000 / count,
  );
  perFunction.push(creating + listing);
  console.log(
    `  ${String(count).padStart(6)}  ${creating.toFixed(1).padStart(6)} µs a creation  ${listing.toFixed(1).padStart(6)} µs an item listed (${listed})`,
  );
}
console.log();
target("10,000 to 2,500 functions, each", perFunction[2] / perFunction[0], 1.3, "times (1 is linear)");
