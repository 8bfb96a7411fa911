import fc from "fast-check";
import { expect, it } from "vitest";
import type { LambdaInvocation } from "../../../src/edge/lambda/lambda-event.ts";
import type { LambdaHandler } from "../../../src/edge/lambda/lambda-types.ts";
import { runRequestLambda, runResponseLambda } from "../../../src/edge/lambda/run-lambda.ts";
import { type EdgeRequest, getHeaderValues, type HeaderList } from "../../../src/edge/message.ts";

const stage = fc.constantFrom<LambdaInvocation["stage"]>("viewer-request", "origin-request");
const name = fc.constantFrom(
  "Accept",
  "accept",
  "X-A",
  "x-a",
  "Cookie",
  "Via",
  "X-Amz-Cf-Id",
  "X-Forwarded-Proto",
);
const value = fc.stringMatching(/^[ -~]{0,12}$/);
const headers = fc.array(fc.tuple(name, value), { maxLength: 6 });

const request = fc.record({
  method: fc.constantFrom("GET", "POST", "DELETE"),
  protocol: fc.constant("https" as const),
  host: fc.constant("www.example.com"),
  path: fc.stringMatching(/^\/[A-Za-z0-9%./_~-]{0,20}$/),
  query: fc.option(fc.stringMatching(/^[A-Za-z0-9%=&+]{0,20}$/), { nil: undefined }),
  headers,
  body: fc.uint8Array({ maxLength: 50 }),
});

function makeInvocation(changes: Partial<LambdaInvocation>): LambdaInvocation {
  return {
    arn: "arn:aws:lambda:us-east-1:123456789012:function:edge:1",
    stage: "viewer-request",
    includeBody: true,
    distribution: { id: "E1", domainName: "d1.cloudfront.net" },
    requestId: "id",
    viewerIp: "192.0.2.7",
    ...changes,
  };
}

/** Returns the values of each name, without the order of the names. */
function toValues(list: HeaderList): object {
  const names = new Set(list.map(([key]) => key.toLowerCase()));
  return Object.fromEntries([...names].sort().map((key) => [key, getHeaderValues(list, key)]));
}

/** Passes on what it got, as JSON has it: Lambda gets and returns JSON. */
const passOn: LambdaHandler = async (event) => {
  const { request: received, response } = JSON.parse(JSON.stringify(event)).Records[0].cf;
  return response ?? received;
};

it("a function that passes the request on changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(request, stage, async (given, at) => {
      const result = await runRequestLambda(passOn, makeInvocation({ stage: at }), given);
      const { request: left } = result as { readonly request: EdgeRequest };
      expect({ ...left, headers: toValues(left.headers) }).toEqual({
        ...given,
        headers: toValues(given.headers),
      });
    }),
  );
});

it("a function that passes the response on changes nothing", async () => {
  const responseStage = fc.constantFrom<LambdaInvocation["stage"]>("origin-response", "viewer-response");
  const response = fc.record({
    status: fc.integer({ min: 200, max: 599 }),
    statusText: fc.stringMatching(/^[A-Za-z ]{0,10}$/),
    headers,
    body: fc.uint8Array({ maxLength: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(request, response, responseStage, async (asked, given, at) => {
      const result = await runResponseLambda(passOn, makeInvocation({ stage: at }), asked, given);
      const { response: left } = result as { readonly response: typeof given };
      expect({ ...left, headers: toValues(left.headers) }).toEqual({
        ...given,
        headers: toValues(given.headers),
      });
    }),
  );
});
