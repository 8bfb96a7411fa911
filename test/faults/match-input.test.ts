import { CloudFrontClient, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesInput } from "../../src/faults/match-input.ts";
import { bytes, makeFunction } from "../support/make.ts";

const input = makeFunction({ Tags: { Items: [{ Key: "team", Value: "web" }] } });

describe("an input matches", () => {
  it.each<[string, object]>([
    ["nothing at all", {}],
    ["one of its members", { Name: "edge" }],
    ["part of a member, at any depth", { FunctionConfig: { Runtime: "cloudfront-js-2.0" } }],
    ["all of it", input],
    ["equal bytes, of whatever class", { FunctionCode: Buffer.from(input.FunctionCode ?? "") }],
    ["a whole array", { Tags: { Items: [{ Key: "team", Value: "web" }] } }],
    ["a member that is not there, asked for as undefined", { Extra: undefined }],
    ["the runner's own matchers", { Name: expect.stringMatching(/^ed/), FunctionConfig: expect.anything() }],
    [
      "the runner's own matchers in an array",
      { Tags: { Items: [expect.objectContaining({ Key: "team" })] } },
    ],
    ["a matcher of sinon's", { Name: { test: (value: unknown) => value === "edge", message: "edge" } }],
  ])("%s", (_, pattern) => {
    expect(matchesInput(input, pattern)).toBe(true);
  });
});

describe("an input does not match", () => {
  it.each<[string, object]>([
    ["another value", { Name: "other" }],
    ["a member that it lacks", { Stage: "LIVE" }],
    ["another value at some depth", { FunctionConfig: { Runtime: "cloudfront-js-1.0" } }],
    ["something below what it lacks", { Missing: { Runtime: "cloudfront-js-1.0" } }],
    ["part of an array's element", { Tags: { Items: [{ Key: "team" }] } }],
    ["an array of another length", { Tags: { Items: [] } }],
    ["other bytes", { FunctionCode: bytes("function") }],
    ["bytes where it has text", { Name: bytes("edge") }],
    ["a matcher that says no", { Name: expect.stringContaining("x") }],
    ["an expression that would match the text, which sinon compares too", { Name: /edge/ }],
  ])("%s", (_, pattern) => {
    expect(matchesInput(input, pattern)).toBe(false);
  });
});

it("compares dates by their time", () => {
  expect(matchesInput({ at: new Date(5) }, { at: new Date(5) })).toBe(true);
  expect(matchesInput({ at: new Date(5) }, { at: new Date(6) })).toBe(false);
});

/** Plain data of few names and values, so that parts often agree. */
const leaf = fc.constantFrom<unknown>(1, "a", true, undefined, new Date(1), new Date(2));
const { data } = fc.letrec((tie) => ({
  data: fc.dictionary(fc.constantFrom("A", "B"), tie("value"), { maxKeys: 2, noNullPrototype: true }),
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(leaf, { maxLength: 2 }), tie("data")),
}));

it("agrees with aws-sdk-client-mock on inputs and patterns", async () => {
  const client = new CloudFrontClient({ region: "us-east-1" });
  await fc.assert(
    fc.asyncProperty(data as fc.Arbitrary<object>, data as fc.Arbitrary<object>, async (actual, pattern) => {
      const stub = mockClient(client);
      stub.on(CreateFunctionCommand, pattern as never).resolves({ ETag: "matched" });
      const answer = await client.send(new CreateFunctionCommand(actual as never));
      stub.restore();
      expect(matchesInput(actual, pattern)).toBe(answer?.ETag === "matched");
    }),
    { numRuns: 300 },
  );
});
