import {
  CloudFrontServiceException,
  DescribeFunctionCommand,
  FunctionInUse,
  ListFunctionsCommand,
  NoSuchFunctionExists,
  PreconditionFailed,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { MockCloudFrontError } from "../../../src/index.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

function open(): OpenedMock {
  return interceptionModes[0]!.open();
}
function describeFunction({ client }: OpenedMock) {
  return client.send(new DescribeFunctionCommand({ Name: "edge" }));
}

describe.each(runners)("toRejectWith ($name)", ({ expect: expects }) => {
  it("accepts an error's class or a base class", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists);
    await expects(describeFunction(opened)).toRejectWith(CloudFrontServiceException);
    await expects(describeFunction(opened)).not.toRejectWith(FunctionInUse);
  });

  it("accepts an error's name", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith("NoSuchFunctionExists");
    await expects(describeFunction(opened)).not.toRejectWith("FunctionInUse");
  });

  it("accepts the code of a socket error or of the mock's own errors", async () => {
    using opened = open();
    opened.cloudfront.faults.on(DescribeFunctionCommand).disconnectsOnce();
    await expects(describeFunction(opened)).toRejectWith("ECONNRESET");
    const error = new MockCloudFrontError("UNHANDLED_OPERATION", "");
    await expects(Promise.reject(error)).toRejectWith("UNHANDLED_OPERATION");
    await expects(Promise.reject(error)).toRejectWith(MockCloudFrontError);
  });

  it("accepts a function that returns the promise", async () => {
    using opened = open();
    await expects(() => describeFunction(opened)).toRejectWith(NoSuchFunctionExists);
    await expects(async () => {
      throw new TypeError("no");
    }).toRejectWith(TypeError);
  });

  it("accepts part of the message, a pattern, or a matcher of the runner", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, "does not exist");
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, /^The specified/);
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, expects.any(String));
    await expects(describeFunction(opened)).not.toRejectWith(NoSuchFunctionExists, "is in use");
    await expects(describeFunction(opened)).not.toRejectWith(NoSuchFunctionExists, /^specified/);
  });

  it("accepts an empty string for an error without a message", async () => {
    await expects(Promise.reject(new TypeError())).toRejectWith(TypeError, "");
    await expects(Promise.reject(new TypeError("no"))).not.toRejectWith(TypeError, "");
  });

  it("ignores the lastIndex of a global pattern", async () => {
    const pattern = /no/g;
    await expects(Promise.reject(new TypeError("no"))).toRejectWith(TypeError, pattern);
    await expects(Promise.reject(new TypeError("no"))).toRejectWith(TypeError, pattern);
  });

  it("passes in the negated form if the promise resolves", async () => {
    await expects(Promise.resolve()).not.toRejectWith("Throttling");
  });

  it("shows an unexpected error", async () => {
    using opened = open();
    expect(
      await failure(() => expects(describeFunction(opened)).toRejectWith(FunctionInUse)),
    ).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith(FunctionInUse)

      Expected: FunctionInUse
      Received: NoSuchFunctionExists: The specified function does not exist
      Caused by: mock-cloudfront: There is no function "edge": create it first, or seed.function({ name: "edge", code })."
    `);
  });

  it("shows the mock's advice", async () => {
    using opened = open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    const publishing = () =>
      opened.client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "E3UN6WX5RRO2AG" }));
    expect(await failure(() => expects(publishing()).toRejectWith(FunctionInUse))).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith(FunctionInUse)

      Expected: FunctionInUse
      Received: PreconditionFailed: The request failed because it didn't meet the preconditions in one or more request-header fields.
      Caused by: mock-cloudfront: IfMatch is "E3UN6WX5RRO2AG", but the ETag of edge/DEVELOPMENT is "ETVPDKIKX0DER". Every write changes the ETag. Pass the ETag of the latest response unchanged."
    `);
    for (const expectation of [
      () => expects(publishing()).toRejectWith(PreconditionFailed, "is in use"),
      () => expects(publishing()).not.toRejectWith(PreconditionFailed),
    ]) {
      expect(await failure(expectation)).toMatch(
        /\nCaused by: mock-cloudfront: IfMatch is "E3UN6WX5RRO2AG", but the ETag of edge\/DEVELOPMENT is/,
      );
    }
  });

  it("omits a cause that is not the mock's advice", async () => {
    const error = new TypeError("no", { cause: new Error("another") });
    expect(await failure(() => expects(Promise.reject(error)).toRejectWith("Throttling"))).not.toMatch(
      "another",
    );
  });

  it("shows the stack of an error that is not a service exception", async () => {
    const text = await failure(() =>
      expects(Promise.reject(new TypeError("x is not a function"))).toRejectWith("Throttling"),
    );
    expect(text).toMatch(
      /Expected: "Throttling"\nReceived: TypeError: x is not a function\n\n {4}at .*to-reject-with\.test\.ts/,
    );
    expect(text.match(/^ +at /gm)?.length).toBeLessThanOrEqual(4);
  });

  it("shows the value of a promise that resolved", async () => {
    using opened = open();
    const list = opened.client.send(new ListFunctionsCommand({}));
    expect(await failure(() => expects(list).toRejectWith("Throttling"))).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith("Throttling")

      The promise resolved to { FunctionList: { MaxItems: 100, Quantity: 0 } }"
    `);
  });

  it("shows both messages", async () => {
    using opened = open();
    expect(
      await failure(() => expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, "is in use")),
    ).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith(NoSuchFunctionExists, message)

      The promise rejected with NoSuchFunctionExists, as expected, but with another message.

      Expected: "is in use"
      Received: "The specified function does not exist"

      Caused by: mock-cloudfront: There is no function "edge": create it first, or seed.function({ name: "edge", code })."
    `);
  });

  it("shows a rejection that is not an error", async () => {
    const text = await failure(() => expects(Promise.reject("no")).toRejectWith(TypeError));
    expect(text).toMatch('Expected: TypeError\nReceived: "no"');
  });

  it("says that a package is loaded twice", async () => {
    class Twin extends Error {
      override readonly name = "MockCloudFrontError";
    }
    const text = await failure(() =>
      expects(Promise.reject(new Twin("no"))).toRejectWith(MockCloudFrontError),
    );
    expect(text).toMatch('Pass the name instead: toRejectWith("MockCloudFrontError").');
  });

  it("shows the error if the negated form fails", async () => {
    using opened = open();
    expect(
      await failure(() => expects(describeFunction(opened)).not.toRejectWith("NoSuchFunctionExists")),
    ).toMatchInlineSnapshot(`
      "expect(promise).not.toRejectWith("NoSuchFunctionExists")

      The promise rejected with NoSuchFunctionExists: The specified function does not exist
      Caused by: mock-cloudfront: There is no function "edge": create it first, or seed.function({ name: "edge", code })."
    `);
  });

  it.each(["rejects", "resolves"] as const)("says that .%s must be omitted", async (word) => {
    const promise = word === "rejects" ? Promise.reject(new TypeError("no")) : Promise.resolve();
    const text = await failure(() => expects(promise)[word].toRejectWith(TypeError));
    expect(text).toBe(
      `expect(promise).${word}.toRejectWith(TypeError)\n\ntoRejectWith awaits the promise itself: omit .${word}.`,
    );
  });

  it("says that an output is not a promise", async () => {
    using opened = open();
    const answer = await opened.client.send(new ListFunctionsCommand({}));
    expect(await failure(() => expects(answer).not.toRejectWith("Throttling"))).toMatchInlineSnapshot(`
      "expect(promise).not.toRejectWith("Throttling")

      toRejectWith expects a promise, or a function that returns one: await expect(client.send(command)).toRejectWith(...).

      The received value is { FunctionList: { MaxItems: 100, Quantity: 0 } }.

      This is the output of a call, which succeeded: the call was awaited inside expect(...)."
    `);
  });

  it("says that a function did not return a promise", async () => {
    const text = await failure(() => expects(() => 1).not.toRejectWith("Throttling"));
    expect(text).toMatch("The received value is a function that returns 1.");
  });

  it.each([
    ["an error", new TypeError("no"), "Pass the class, TypeError, and the message as the second argument."],
    ["a command", ListFunctionsCommand, "not ListFunctionsCommand."],
    ["undefined", undefined, "not undefined."],
    ["an empty name", "", 'not "".'],
  ])("rejects %s as the expected error", async (_, expected, advice) => {
    const promise = Promise.reject(new TypeError("no"));
    const text = await failure(() => expects(promise).not.toRejectWith(expected as never));
    expect(text).toMatch("The first argument is an error class (NoSuchFunctionExists) or an error name");
    expect(text).toMatch(advice);
  });

  it("rejects undefined as the message", async () => {
    const text = await failure(() => expects(Promise.resolve()).not.toRejectWith(TypeError, undefined));
    expect(text).toMatch("The message is undefined.");
  });
});
