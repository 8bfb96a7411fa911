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

describe.each(runners)("toRejectWith, in $name", ({ expect: expects }) => {
  it("knows an error by its class, or by one that the class extends", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists);
    await expects(describeFunction(opened)).toRejectWith(CloudFrontServiceException);
    await expects(describeFunction(opened)).not.toRejectWith(FunctionInUse);
  });

  it("knows an error by its name", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith("NoSuchFunctionExists");
    await expects(describeFunction(opened)).not.toRejectWith("FunctionInUse");
  });

  it("knows an error by its code: a socket's, or the mock's own", async () => {
    using opened = open();
    opened.cloudfront.faults.on(DescribeFunctionCommand).disconnectsOnce();
    await expects(describeFunction(opened)).toRejectWith("ECONNRESET");
    const error = new MockCloudFrontError("UNHANDLED_OPERATION", "");
    await expects(Promise.reject(error)).toRejectWith("UNHANDLED_OPERATION");
    await expects(Promise.reject(error)).toRejectWith(MockCloudFrontError);
  });

  it("takes a function that returns the promise", async () => {
    using opened = open();
    await expects(() => describeFunction(opened)).toRejectWith(NoSuchFunctionExists);
    await expects(async () => {
      throw new TypeError("no");
    }).toRejectWith(TypeError);
  });

  it("asks for part of the message, a pattern, or a matcher of the runner", async () => {
    using opened = open();
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, "does not exist");
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, /^The specified/);
    await expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, expects.any(String));
    await expects(describeFunction(opened)).not.toRejectWith(NoSuchFunctionExists, "is in use");
    await expects(describeFunction(opened)).not.toRejectWith(NoSuchFunctionExists, /^specified/);
  });

  it("asks with an empty text for an error without a message", async () => {
    await expects(Promise.reject(new TypeError())).toRejectWith(TypeError, "");
    await expects(Promise.reject(new TypeError("no"))).not.toRejectWith(TypeError, "");
  });

  it("finds a pattern each time, though it has a memory", async () => {
    const pattern = /no/g;
    await expects(Promise.reject(new TypeError("no"))).toRejectWith(TypeError, pattern);
    await expects(Promise.reject(new TypeError("no"))).toRejectWith(TypeError, pattern);
  });

  it("holds in its negated form for a promise that resolves", async () => {
    await expects(Promise.resolve()).not.toRejectWith("Throttling");
  });

  it("says what another error is", async () => {
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

  it("says what to do, where the fake knows", async () => {
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

  it("tells of no cause that is none of the fake", async () => {
    const error = new TypeError("no", { cause: new Error("another") });
    expect(await failure(() => expects(Promise.reject(error)).toRejectWith("Throttling"))).not.toMatch(
      "another",
    );
  });

  it("says where an error comes from that is none of the service", async () => {
    const text = await failure(() =>
      expects(Promise.reject(new TypeError("x is no function"))).toRejectWith("Throttling"),
    );
    expect(text).toMatch(
      /Expected: "Throttling"\nReceived: TypeError: x is no function\n\n {4}at .*to-reject-with\.test\.ts/,
    );
    expect(text.match(/^ +at /gm)?.length).toBeLessThanOrEqual(4);
  });

  it("says what a promise resolved with", async () => {
    using opened = open();
    const list = opened.client.send(new ListFunctionsCommand({}));
    expect(await failure(() => expects(list).toRejectWith("Throttling"))).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith("Throttling")

      The promise resolved, with { FunctionList: { MaxItems: 100, Quantity: 0 } }"
    `);
  });

  it("shows both messages", async () => {
    using opened = open();
    expect(
      await failure(() => expects(describeFunction(opened)).toRejectWith(NoSuchFunctionExists, "is in use")),
    ).toMatchInlineSnapshot(`
      "expect(promise).toRejectWith(NoSuchFunctionExists, message)

      It rejected with NoSuchFunctionExists, as expected, but with another message.

      Expected: "is in use"
      Received: "The specified function does not exist"

      Caused by: mock-cloudfront: There is no function "edge": create it first, or seed.function({ name: "edge", code })."
    `);
  });

  it("says what is no error", async () => {
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
    expect(text).toMatch('Ask for it by name: toRejectWith("MockCloudFrontError").');
  });

  it("says what was found where nothing should be", async () => {
    using opened = open();
    expect(
      await failure(() => expects(describeFunction(opened)).not.toRejectWith("NoSuchFunctionExists")),
    ).toMatchInlineSnapshot(`
      "expect(promise).not.toRejectWith("NoSuchFunctionExists")

      It rejected with NoSuchFunctionExists: The specified function does not exist
      Caused by: mock-cloudfront: There is no function "edge": create it first, or seed.function({ name: "edge", code })."
    `);
  });

  it.each(["rejects", "resolves"] as const)("says that .%s is too much", async (word) => {
    const promise = word === "rejects" ? Promise.reject(new TypeError("no")) : Promise.resolve();
    const text = await failure(() => expects(promise)[word].toRejectWith(TypeError));
    expect(text).toBe(
      `expect(promise).${word}.toRejectWith(TypeError)\n\ntoRejectWith awaits the promise itself: leave out .${word}.`,
    );
  });

  it("says that an answer is no promise", async () => {
    using opened = open();
    const answer = await opened.client.send(new ListFunctionsCommand({}));
    expect(await failure(() => expects(answer).not.toRejectWith("Throttling"))).toMatchInlineSnapshot(`
      "expect(promise).not.toRejectWith("Throttling")

      toRejectWith takes a promise, or a function that returns one: await expect(client.send(command)).toRejectWith(...).

      It was given: { FunctionList: { MaxItems: 100, Quantity: 0 } }

      That is an answer: the call was awaited inside expect(...), and did not reject."
    `);
  });

  it("says that a function returns no promise", async () => {
    const text = await failure(() => expects(() => 1).not.toRejectWith("Throttling"));
    expect(text).toMatch("It was given: a function that returns 1");
  });

  it.each([
    ["an error", new TypeError("no"), "Pass the class, TypeError, and the message as the second argument."],
    ["a command", ListFunctionsCommand, "It was given: ListFunctionsCommand"],
    ["nothing", undefined, "It was given: undefined"],
    ["no name", "", 'It was given: ""'],
  ])("refuses %s", async (_, expected, advice) => {
    const promise = Promise.reject(new TypeError("no"));
    const text = await failure(() => expects(promise).not.toRejectWith(expected as never));
    expect(text).toMatch("The first argument is the class of an error (NoSuchFunctionExists) or its name");
    expect(text).toMatch(advice);
  });

  it("refuses undefined as a message", async () => {
    const text = await failure(() => expects(Promise.resolve()).not.toRejectWith(TypeError, undefined));
    expect(text).toMatch("The message is undefined.");
  });
});
