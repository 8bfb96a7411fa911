import type { FunctionRuntime } from "../../src/runtime/check/runtimes.ts";
import { viewerRequest } from "../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../src/runtime/event/viewer-response.ts";

/** The behavior of TestFunction for a function and an event, as reported publicly. */
export interface FunctionResultCase {
  readonly name: string;
  readonly runtime?: FunctionRuntime;
  readonly code: string;
  /** @defaultValue a GET request for /docs/ */
  readonly event?: object;
  readonly keyValueStore?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly succeeds?: true;
    /** The value of the header x-r in the returned response. */
    readonly value?: string;
    readonly output?: object;
    readonly rawOutput?: string;
    readonly error?: string;
    readonly errorIncludes?: string;
    readonly logsBytes?: number;
  };
  readonly source: string;
}

export const defaultEvent = viewerRequest({ uri: "/docs/", headers: { host: "www.example.com" } });

const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";
const response = viewerResponse({ headers: { server: "S", "content-type": undefined } });

export const functionResultCases: readonly FunctionResultCase[] = [
  {
    name: "qs-assign-text",
    code: `function handler(event) {
  event.request.querystring = 'a=1&b=2';
  return event.request;
}`,
    event: {
      ...defaultEvent,
      request: { ...defaultEvent.request, querystring: { b: { value: "2" }, a: { value: "1" } } },
    },
    expected: { succeeds: true },
    source:
      "official AWS code or text: aws-samples/amazon-cloudfront-functions normalize-query-string-parameters/normalize-query-string.js (README: runtimes 1.0 and 2.0; also the developer guide page example-function-normalize-query-string) and issue #11 comment of 2024-01 (used in production)",
  },
  {
    name: "qs-assign-text-1.0",
    runtime: "cloudfront-js-1.0",
    code: `function handler(event) {
  event.request.querystring = 'a=1&b=2';
  return event.request;
}`,
    event: { ...defaultEvent, request: { ...defaultEvent.request, querystring: { b: { value: "2" } } } },
    expected: { succeeds: true },
    source: "official AWS code or text: the same sample, runtime 1.0",
  },
  {
    name: "rawquerystring-in-test",
    code: `function handler(event) {
  var r;
  try { r = String(typeof event.request.rawQueryString() + ':' + event.request.rawQueryString()); } catch (x) { r = 'threw ' + x; }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    event: {
      ...defaultEvent,
      request: { ...defaultEvent.request, querystring: { key1: { value: "val1" } } },
    },
    expected: { value: "string:" },
    source:
      "AWS output: tech.enechange.co.jp/entry/2025/12/17/000000 (console test with a query string in the event: empty text; author: by design)",
  },
  {
    name: "qs-name-case",
    code: `function handler(event) {
  var r;
  try { r = String(Object.keys(event.request.querystring).join() + '|' + Object.keys(event.request.cookies).join()); } catch (x) { r = 'threw ' + x; }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    event: {
      ...defaultEvent,
      request: {
        ...defaultEvent.request,
        querystring: { "Key-A": { value: "1" } },
        cookies: { "Sid-B": { value: "2" } },
      },
    },
    expected: { value: "Key-A|Sid-B" },
    source:
      "official AWS code or text: awsdocs/amazon-cloudfront-developer-guide commit b31135c (names of cookies and query parameters keep their case)",
  },
  {
    name: "qs-multivalue-first",
    code: `function handler(event) {
  var r;
  try { r = String(event.request.querystring.k.value + event.request.querystring.k.multiValue.map(function (m) { return m.value; }).join('')); } catch (x) { r = 'threw ' + x; }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    event: {
      ...defaultEvent,
      request: {
        ...defaultEvent.request,
        querystring: { k: { value: "B", multiValue: [{ value: "B" }, { value: "C" }] } },
      },
    },
    expected: { value: "BBC" },
    source: "AWS output: tech.enechange.co.jp/entry/2022/05/31/161435 (event contents printed)",
  },
  {
    name: "async-undefined-return",
    code: `async function handler(event) {
  await Promise.resolve();
}`,
    expected: { errorIncludes: "returned an invalid value" },
    source:
      "edge: x-cache FunctionValidationError: anomalyco/sst commit 4a353a934 / #4287 (handler without a return)",
  },
  {
    name: "test-error-output",
    code: `function handler(event) {
  throw new Error('no');
}`,
    expected: { rawOutput: "{}", error: `${couldNotRun}Error: no` },
    source:
      'maintainer fixture from the API: paulhammond/cftest commit a8532ac (2021-07) and its run_test.go: an answer with an error carries FunctionOutput "{}"',
  },
  {
    name: "test-text-body",
    code: `function handler(event) {
  return { statusCode: 200, statusDescription: 'OK', headers: {}, body: 'hello' };
}`,
    expected: {
      output: {
        response: {
          statusCode: 200,
          statusDescription: "OK",
          headers: {},
          cookies: {},
          body: { encoding: "text", data: "hello" },
        },
      },
    },
    source:
      'first-hand statement: paulhammond/cftest README ("the underlying testing APIs … convert that string into a full object") and testdata/body_string.json',
  },
  {
    name: "test-partial-event-output",
    code: `function handler(event) {
  
  return event.request;
}`,
    event: {
      version: "1.0",
      context: { eventType: "viewer-request" },
      viewer: { ip: "198.51.100.11" },
      request: { method: "GET", uri: "/", headers: {}, querystring: {} },
    },
    expected: { output: { request: { method: "GET", uri: "/", headers: {}, querystring: {}, cookies: {} } } },
    source: "AWS output: aws-samples READMEs (cookies are added to the output)",
  },
  {
    name: "test-404-output",
    code: `function handler(event) {
  return { statusCode: 404, statusDescription: 'Not Found', headers: {} };
}`,
    expected: {
      output: { response: { headers: {}, statusDescription: "Not Found", cookies: {}, statusCode: 404 } },
    },
    source: "first-hand statement: paulhammond/cftest README",
  },
  {
    name: "host-changed",
    code: `function handler(event) {
  event.request.headers.host = { value: 'other.example.com' };
  return event.request;
}`,
    expected: { succeeds: true },
    source:
      'first-hand statement: aws-samples/amazon-cloudfront-functions #31 (2022-11: passes in the test tab; at the edge 502 "The CloudFront function tried to add, delete, or change a read-only header.")',
  },
  {
    name: "readonly-response-deleted",
    code: `function handler(event) {
  return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/x' } } };
}`,
    event: viewerResponse({ headers: { server: "S", "content-type": undefined, via: "1.1 x" } }),
    expected: { succeeds: true },
    source:
      "first-hand statement: aws-samples/amazon-cloudfront-functions #27 (test passes, 502 at the edge)",
  },
  {
    name: "header-plain-text",
    code: `function handler(event) {
  event.response.headers['x-foo'] = 'bar';
  return event.response;
}`,
    event: response,
    expected: { errorIncludes: "returned an invalid value" },
    source: "first-hand statement (does not work): anomalyco/sst #5073",
  },
  {
    name: "header-upper-case",
    code: `function handler(event) {
  event.response.headers['X-Foo'] = { value: 'bar' };
  return event.response;
}`,
    event: response,
    expected: {
      error:
        "The CloudFront function returned an invalid value: response.headers must have header names in lower case.",
    },
    source: "AWS output: several authors (known text)",
  },
  {
    name: "header-alias",
    code: `function handler(event) {
  event.request.headers['x-forwarded-host'] = event.request.headers.host;
  return event.request;
}`,
    expected: {
      output: {
        request: {
          method: "GET",
          uri: "/docs/",
          headers: { host: { value: "www.example.com" }, "x-forwarded-host": { value: "www.example.com" } },
          querystring: {},
          cookies: {},
        },
      },
    },
    source:
      "first-hand statement: serverless/serverless packages/engine/src/lib/aws/cloudfrontRoutingFunction.js, opennextjs/opennextjs-aws (in production)",
  },
  {
    name: "origin-property",
    code: `function handler(event) {
  event.request.origin = { custom: { domainName: 'b.example.com' } };
  return event.request;
}`,
    expected: {
      output: {
        request: {
          method: "GET",
          uri: "/docs/",
          headers: { host: { value: "www.example.com" } },
          querystring: {},
          cookies: {},
        },
      },
    },
    source: "first-hand statement: public code (ignored without a word)",
  },
  {
    name: "status-success-text",
    code: `function handler(event) {
  return { statusCode: 200, statusDescription: 'Success' };
}`,
    expected: { succeeds: true },
    source:
      "AWS output: an SRE team's article on book covers and KeyValueStore, 2024-03 (public code): curl shows HTTP 200 with FunctionGeneratedResponse",
  },
  {
    name: "binary-text-body",
    code: `function handler(event) {
  return { statusCode: 200, headers: { 'content-type': { value: 'image/gif' } }, body: '\\x47\\x49\\x46\\xff' };
}`,
    expected: { succeeds: true },
    source:
      "first-hand statement: thinkst/canarytokens aws-css-token-infra/CSSClonedSiteCFFunc/index.js (in production)",
  },
  {
    name: "log-10kb",
    code: `function handler(event) {
  console.log('x'.repeat(20000));
  return event.request;
}`,
    expected: { logsBytes: 10240 },
    source: "official AWS code or text: developer guide: function logs are truncated at 10 KB",
  },
  {
    name: "trailing-handler-expression",
    code: `function handler(event) { return event.request; }
handler;`,
    expected: { succeeds: true },
    source: "first-hand statement: public code",
  },
  {
    name: "json-toplevel-callback",
    code: `function handler(event, context, callback) {
  callback(null, event.request);
}`,
    expected: { errorIncludes: "TypeError" },
    source: "inference from njs (built and run): Lambda habit; njs: undefined is not a function",
  },
  {
    name: "kvs-missing-key-text",
    code: `import cf from 'cloudfront';
async function handler(event) {
  var r;
  try { const v = await cf.kvs().get('/test'); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    keyValueStore: {},
    expected: { value: "threw Error: KeyNotFound" },
    source:
      'AWS output: an SRE team\'s article, 2024-03 (public code): the branch err.toString() === "Error: KeyNotFound" is the one that CloudWatch shows',
  },
  {
    name: "kvs-missing-exists",
    code: `import cf from 'cloudfront';
async function handler(event) {
  var r;
  try { const v = await cf.kvs().exists('/test'); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    keyValueStore: {},
    expected: { value: "false" },
    source: "first-hand statement: fujiwara/cfft #12; thinkst/canarytokens",
  },
  {
    name: "kvs-get-json",
    code: `import cf from 'cloudfront';
const kv = cf.kvs();
async function handler(event) {
  const v = await kv.get('c', { format: 'json' });
  return { statusCode: 200, headers: { 'x-r': { value: v.a + v.b[0] } } };
}`,
    keyValueStore: { c: '{"a":"x","b":["y"]}' },
    expected: { value: "xy" },
    source: "official AWS code or text: aws-samples/amazon-cloudfront-redirector",
  },
  {
    name: "kvs-meta",
    code: `import cf from 'cloudfront';
async function handler(event) {
  var r;
  try { const v = await cf.kvs().meta().then((m) => m.keyCount); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }
  return { statusCode: 200, headers: { 'x-r': { value: r } } };
}`,
    keyValueStore: { a: "1" },
    expected: { value: "1" },
    source: "official AWS code or text: aws/aws-cdk integration test (meta().keyCount)",
  },
  {
    name: "kvs-sequential-loop",
    code: `import cf from 'cloudfront';
async function handler(event) {
  const kv = cf.kvs();
  let s = '';
  for (let i = 0; i < 3; i++) {
    const v = await kv.get('k' + i);
    s += v;
  }
  return { statusCode: 200, headers: { 'x-r': { value: s } } };
}`,
    keyValueStore: { k0: "a", k1: "b", k2: "c" },
    expected: { value: "abc" },
    source: "official AWS code or text: developer guide (awaits in a loop)",
  },
  {
    name: "origin-hostheader",
    code: `import cf from 'cloudfront';
function handler(event) {
  cf.updateRequestOrigin({ domainName: 'b.example.com', hostHeader: 'b.example.com' });
  return event.request;
}`,
    expected: { succeeds: true },
    source:
      "guide: the test does not test the change; edge 502: aws-samples/amazon-cloudfront-functions #56; public code (502 FunctionValidationError unless OAC is off)",
  },
  {
    name: "origin-oac-region",
    code: `import cf from 'cloudfront';
function handler(event) {
  cf.updateRequestOrigin({ domainName: 'b.example.com', originAccessControlConfig: { enabled: true, signingBehavior: 'always', signingProtocol: 'sigv4', originType: 'lambda', region: 'us-east-1' } });
  return event.request;
}`,
    expected: { succeeds: true },
    source: "first-hand statement: public code (works at the edge though the guide does not list region)",
  },
  {
    name: "origin-select-by-id",
    code: `import cf from 'cloudfront';
function handler(event) {
  cf.selectRequestOriginById('origin-2');
  return event.request;
}`,
    expected: { succeeds: true },
    source:
      "first-hand statement: serverless/serverless packages/engine/src/lib/aws/cloudfrontRoutingFunction.js",
  },
  {
    name: "status-in-response",
    code: `function handler(event) {
  event.response.statusCode = 404;
  event.response.statusDescription = 'Not Found';
  return event.response;
}`,
    event: response,
    expected: {
      output: {
        response: {
          headers: { server: { value: "S" } },
          statusDescription: "Not Found",
          cookies: {},
          statusCode: 404,
        },
      },
    },
    source:
      "first-hand statement: NHSDigital/eps-prescription-tracker-ui packages/cloudfrontFunctions/src/s3404ModifyStatusCode.js (deployed)",
  },
  {
    name: "cookie-attributes",
    code: `function handler(event) {
  event.response.cookies.v = { value: '1', attributes: 'Path=/; Secure' };
  return event.response;
}`,
    event: response,
    expected: {
      output: {
        response: {
          headers: { server: { value: "S" } },
          statusDescription: "OK",
          cookies: { v: { value: "1", attributes: "Path=/; Secure" } },
          statusCode: 200,
        },
      },
    },
    source:
      "first-hand statement: abeatrice/cloudfront-functions viewer-response/index.js; andrei-demidov/cloudfront-functions-csrf",
  },
  {
    name: "delete-cookies-object",
    code: `function handler(event) {
  delete event.request.cookies;
  return event.request;
}`,
    event: { ...defaultEvent, request: { ...defaultEvent.request, cookies: { a: { value: "1" } } } },
    expected: { succeeds: true },
    source: "first-hand statement: anomalyco/sst cf-function-router (production)",
  },
  {
    name: "lambda-answer",
    code: `function handler(event) {
  return { status: '302', statusDescription: 'Found', headers: { location: [{ key: 'Location', value: '/x' }] } };
}`,
    expected: { errorIncludes: "returned an invalid value" },
    source: "inference: Lambda@Edge habit (several functions of the collection)",
  },
  {
    name: "two-statement-host-check",
    code: `function handler(event) {
  if (event.request.headers.host && event.request.headers.host.value.split('.')[0] === 'www') event.request.uri = '/www';
  return event.request;
}`,
    expected: {
      output: {
        request: {
          method: "GET",
          uri: "/www",
          headers: { host: { value: "www.example.com" } },
          querystring: {},
          cookies: {},
        },
      },
    },
    source: "first-hand statement: notespacejp/terraform-aws-cloudfront-functions-replace-base-path",
  },
];
