// What each of these scripts is given: the endpoint's URL as its argument, clients of it with no stub about them, and
// checks that are counted.
//
// The endpoint is `mock-cloudfront serve --propagation manual`: what is on its way arrives at `control("POST", "settle")`.
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

export async function control(method, path, members) {
  const body = members && { body: JSON.stringify(members), headers: { "content-type": "application/json" } };
  const response = await fetch(`${url}/_mock/${path}`, { method, ...body });
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
  if (typeof error === "function") {
    assert.ok(refusal instanceof error, `${name} is of another class`);
  }
  names.add(name);
  return refusal.message;
}

/** Lets what is on its way arrive, after the first look of a waiter and before its second. */
export const settlesMeanwhile = () => void setTimeout(() => control("POST", "settle"), 500);

export async function done() {
  await control("POST", "reset");
  equal(await control("GET", "state"), {});
  console.log(`AWS SDK for JavaScript: ${checks} checks, refused with ${[...names].sort().join(", ")}`);
}
