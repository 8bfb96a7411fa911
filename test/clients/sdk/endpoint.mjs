// What each of these scripts is given: the endpoint's URL as its argument, clients of it with no stub about them, and
// checks that are counted.
//
// The endpoint is `mock-cloudfront serve --propagation 300`: what is on its way arrives by the clock.
import assert from "node:assert/strict";
import { lookup } from "node:dns";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";

const [, , url] = process.argv;
const configuration = {
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
};
let checks = 0;
const names = new Set();

export const client = new CloudFrontClient({ ...configuration, endpoint: url });

/** Calls `<account>.localhost`, which many resolvers do not know. */
export const dataClient = (changes = {}) =>
  new CloudFrontKeyValueStoreClient({
    ...configuration,
    endpoint: url.replace("127.0.0.1", "localhost"),
    requestHandler: { httpAgent: { lookup: (_host, options, done) => lookup("localhost", options, done) } },
    ...changes,
  });

export async function control(method, path) {
  const response = await fetch(`${url}/_mock/${path}`, { method });
  const text = await response.text();
  return text && JSON.parse(text);
}

export function equal(actual, expected) {
  assert.deepEqual(actual, expected);
  checks++;
}

/** Answers the message. An error must be an instance of the SDK's class, where the SDK has one. */
export async function refused(error, status, promise) {
  const refusal = await promise.then(
    (output) => assert.fail(`was answered ${JSON.stringify(output)} instead of being refused`),
    (reason) => reason,
  );
  const name = typeof error === "string" ? error : error.name;
  equal([refusal.name, refusal.$metadata?.httpStatusCode], [name, status]);
  if (typeof error === "function") assert.ok(refusal instanceof error, `${name} is of another class`);
  names.add(name);
  return refusal.message;
}

/** What has a status of its own and no waiter in the SDK. */
export async function arrives(look, status) {
  const before = await look();
  const end = Date.now() + 10_000;
  let now = before;
  while (now !== status && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    now = await look();
  }
  equal(now, status);
}

export async function done() {
  await control("POST", "reset");
  equal(await control("GET", "state"), {});
  console.log(`AWS SDK for JavaScript: ${checks} checks, refused with ${[...names].sort().join(", ")}`);
}
