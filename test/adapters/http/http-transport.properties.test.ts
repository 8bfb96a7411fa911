import {
  type CloudFrontClient,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { MockCloudFrontOptions } from "../../../src/index.ts";
import {
  type AnyCall,
  configurationCall,
  contentsCall,
  distributionCall,
  functionCall,
  seedAll,
  storeCall,
  tagCall,
} from "../../support/any-call.ts";
import { connectionCall } from "../../support/any-connection-call.ts";
import { deliveryCall } from "../../support/any-delivery-call.ts";
import { tenantCall } from "../../support/any-tenant-call.ts";
import { Clock } from "../../support/clock.ts";
import { scaleRuns } from "../../support/effort.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { bytes, passThrough } from "../../support/make.ts";
import { bundles } from "../../support/make-trust-store.ts";
import { ownProperties } from "../../support/own-properties.ts";

type Command = Parameters<CloudFrontClient["send"]>[0];

/** Text that XML can carry. The XML parser drops text that is only white space, and so does the service. */
const text = fc
  .string({ unit: "grapheme", maxLength: 20 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of these
  .filter((value) => !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(value));
const markup = fc.constantFrom(
  "<a>&amp;</a>",
  "a\r\nb",
  "]]>",
  "\"quoted' & <",
  " padded ",
  "é漢😀",
  "%2F%",
  "a+b c",
  "..",
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", "b", "edge_1-X") },
  text.filter((value) => value !== ""),
  markup,
  fc.constant(undefined),
);
const etag = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("ETVPDKIKX0DER", "E3UN6WX5RRO2AG", "E1F83G8C2ARO7P") },
  fc.constantFrom("stale", "", '"quoted"', undefined),
);
const code = fc.oneof(
  { weight: 5, arbitrary: fc.constant(bytes(passThrough)) },
  fc.uint8Array({ maxLength: 30 }),
  fc.constant(bytes("function handler(event) { return {")),
  fc.constant(undefined),
);
const stage = fc.constantFrom("DEVELOPMENT", "LIVE", "production", "", undefined);
const config = fc.oneof(
  fc.record({
    Comment: fc.oneof(text, markup, fc.constant(undefined)),
    Runtime: fc.constantFrom("cloudfront-js-1.0", "cloudfront-js-2.0", "node", undefined),
    KeyValueStoreAssociations: fc.constantFrom(
      undefined,
      { Quantity: 0 },
      { Quantity: 0, Items: [] },
      { Quantity: 1, Items: [{ KeyValueStoreARN: "arn:aws:cloudfront::123456789012:key-value-store/x" }] },
      { Quantity: undefined, Items: [{ KeyValueStoreARN: undefined }] },
    ),
  }),
  fc.constant(undefined),
);
const tags = fc.constantFrom(
  undefined,
  { Items: [] },
  { Items: [{ Key: "k", Value: "<v>" }] },
  { Items: [{ Key: "" }] },
);
const paging = {
  Marker: fc.constantFrom("1", "", "x", undefined),
  MaxItems: fc.constantFrom(1, 2, 0, -1, 500, undefined),
};
const event = fc.constantFrom(bytes("{}"), bytes("not json"), new Uint8Array(), undefined);

function made<I>(Command: new (input: never) => unknown, input: fc.Arbitrary<I>): fc.Arbitrary<Command> {
  return input.map((given) => new Command(given as never) as Command);
}

const command = fc.oneof(
  made(
    CreateFunctionCommand,
    fc.record({ Name: name, FunctionConfig: config, FunctionCode: code, Tags: tags }),
  ),
  made(
    UpdateFunctionCommand,
    fc.record({ Name: name, IfMatch: etag, FunctionConfig: config, FunctionCode: code }),
  ),
  made(DeleteFunctionCommand, fc.record({ Name: name, IfMatch: etag })),
  made(DescribeFunctionCommand, fc.record({ Name: name, Stage: stage })),
  made(GetFunctionCommand, fc.record({ Name: name, Stage: stage })),
  made(PublishFunctionCommand, fc.record({ Name: name, IfMatch: etag })),
  made(TestFunctionCommand, fc.record({ Name: name, IfMatch: etag, Stage: stage, EventObject: event })),
  made(ListFunctionsCommand, fc.record({ Stage: stage, ...paging })),
) as fc.Arbitrary<Command>;

const functionCommand: fc.Arbitrary<AnyCall> = command.map(
  (each) =>
    ({ client }) =>
      client.send(each),
);

/** Returns each outcome with all own properties, without the raw response that the SDK adds to an error. */
async function outcomes(opened: OpenedMock, calls: readonly AnyCall[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const each of calls) {
    const outcome = (await each(opened).catch((error: unknown) => error)) as object | undefined;
    all.push([outcome?.constructor.name, ownProperties(outcome, ["stack", "$response"])]);
  }
  return all;
}

async function expectSameInBothModes(calls: readonly AnyCall[], options: MockCloudFrontOptions = {}) {
  const [bySend, byHttp] = await Promise.all(
    interceptionModes.map(async ({ open }) => {
      using opened = open({ now: new Clock().now, objects: bundles, ...options });
      await seedAll(opened);
      const all = await outcomes(opened, calls);
      return {
        all,
        state: opened.cloudfront.state(),
        calls: opened.cloudfront.calls().map(({ input }) => input),
      };
    }),
  );
  expect(byHttp).toEqual(bySend);
}

it("random calls of the functions family have the same outcome in both interception modes", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(functionCommand, { maxLength: 10 }), (calls) => expectSameInBothModes(calls)),
    { numRuns: scaleRuns(300) },
  );
});

it("random calls of all families have the same outcome in both interception modes", {
  timeout: 120_000,
}, async () => {
  const anyCall = fc.oneof(
    storeCall,
    contentsCall,
    contentsCall,
    tagCall,
    functionCall,
    distributionCall,
    distributionCall,
    configurationCall,
    configurationCall,
    deliveryCall,
    connectionCall,
    connectionCall,
    tenantCall,
  );
  const propagation = fc.constantFrom("immediate" as const, "manual" as const);
  await fc.assert(
    fc.asyncProperty(fc.array(anyCall, { minLength: 5, maxLength: 25 }), propagation, (calls, propagation) =>
      expectSameInBothModes(calls, { propagation }),
    ),
    { numRuns: scaleRuns(200) },
  );
});
