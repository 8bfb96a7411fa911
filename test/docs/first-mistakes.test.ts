// docs/guide/first-mistakes.md shows each once; here they are held at both interceptionModes.

import {
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  ListFunctionsCommand,
  ListTrustStoresCommand,
  PublishFunctionCommand,
  type PublishFunctionCommandInput,
  TestFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { PutKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it, onTestFinished } from "vitest";
import { mockCloudFront } from "../../src/index.ts";
import { viewerRequest } from "../../src/runtime.ts";
import { type InterceptionMode, interceptionModes } from "../support/interception-modes.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "../support/make.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";
import { withoutTrustStores } from "../support/without-trust-stores.ts";

describe.each(interceptionModes)("mistakes with intercept: $name", ({ name, open }: InterceptionMode) => {
  const seeded = () => {
    const opened = open();
    return { ...opened, ...opened.cloudfront.seed.function({ name: "edge", code: passThrough }) };
  };
  /** The service's own text, and what stands below it in a runner's report. */
  const told = async (call: Promise<unknown>) => {
    const { message, cause } = await refusalOf(call);
    return [message, (cause as Error | undefined)?.message];
  };

  it("no region and no credentials are no mistake", async () => {
    const client = new CloudFrontClient({});
    using _ = mockCloudFront({ clients: [client], intercept: name as "send" | "http" });
    await expect(client.send(new ListFunctionsCommand({}))).resolves.toBeDefined();
  });

  it.each([
    ["code", new CreateFunctionCommand(makeFunction({ FunctionCode: passThrough as never })), "FunctionCode"],
    [
      "an event",
      new TestFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER", EventObject: "{}" as never }),
      "EventObject",
    ],
  ])("%s as text: what to make of it", async (_, command, member) => {
    const { client } = seeded();
    const [message] = await told(client.send(command as CreateFunctionCommand));
    expect(message).toContain(
      `\n${member} must be bytes: Buffer.from(text), or new TextEncoder().encode(text).`,
    );
  });

  it.each<[string, Partial<PublishFunctionCommandInput>, string, string]>([
    ["none", {}, "IfMatch is missing", "The If-Match version is missing or not valid for the resource."],
    [
      "in quotes",
      { IfMatch: '"ETVPDKIKX0DER"' },
      'IfMatch is "\\"ETVPDKIKX0DER\\""',
      "The If-Match version is missing or not valid for the resource.",
    ],
    [
      "an old one",
      { IfMatch: "E3UN6WX5RRO2AG" },
      'IfMatch is "E3UN6WX5RRO2AG"',
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    ],
  ])("an ETag, %s: the service's text, and the right one", async (_, input, given, text) => {
    const { client } = seeded();
    const command = new PublishFunctionCommand({ Name: "edge", ...input } as PublishFunctionCommandInput);
    expect(await told(client.send(command))).toEqual([
      text,
      `${given}, but the ETag of edge/DEVELOPMENT is "ETVPDKIKX0DER". ` +
        "Every write changes the ETag. Pass the ETag of the latest response unchanged.",
    ]);
  });

  it("an old ETag at TestFunction, which says of it that it is none: the right one", async () => {
    const { client } = seeded();
    const EventObject = bytes(JSON.stringify(viewerRequest()));
    const test = new TestFunctionCommand({ Name: "edge", IfMatch: "E3UN6WX5RRO2AG", EventObject });
    expect(await told(client.send(test))).toEqual([
      "The If-Match version is missing or not valid for the resource.",
      expect.stringContaining(
        'IfMatch is "E3UN6WX5RRO2AG", but the ETag of edge/DEVELOPMENT is "ETVPDKIKX0DER".',
      ),
    ]);
  });

  it("the control plane's ETag at the data plane: the right one", async () => {
    const { cloudfront, keyValueStoreClient } = open();
    const { arn, etag, dataEtag } = cloudfront.seed.keyValueStore({ name: "redirects" });
    const put = new PutKeyCommand({ KvsARN: arn, Key: "a", Value: "1", IfMatch: etag });
    expect(await told(keyValueStoreClient.send(put))).toEqual([
      "Pre-Condition failed during update of Key-Value-Store",
      expect.stringContaining(`IfMatch is "${etag}", but the ETag of redirects is "${dataEtag}".`),
    ]);
  });

  it("a LIVE stage that was never published: what publishes it", async () => {
    const { client } = seeded();
    expect(await told(client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" })))).toEqual([
      "The specified function does not exist",
      'There is no LIVE stage of "edge": publish it first (PublishFunction, or seed.function({ publish: true })).',
    ]);
  });

  it("a function that is not there: what makes it", async () => {
    const { client } = open();
    expect(await told(client.send(new DescribeFunctionCommand({ Name: "edge" })))).toEqual([
      "The specified function does not exist",
      'There is no function "edge": create it first, or seed.function({ name: "edge", code }).',
    ]);
  });

  it("a state that an earlier test left: what resets it", async () => {
    const { client } = seeded();
    expect(await told(client.send(new CreateFunctionCommand(makeFunction())))).toEqual([
      "A function named edge already exists.",
      expect.stringContaining("cloudfront.reset() before each test, or use setupCloudFront()"),
    ]);
  });

  it("1.0 and its syntax: the place, and what to write", async () => {
    const { client } = open();
    const [message] = await told(
      client.send(
        new CreateFunctionCommand(
          makeFunction({
            FunctionConfig: makeConfig({ Runtime: "cloudfront-js-1.0" }),
            FunctionCode: bytes("function handler(event) {\n  const request = event.request;\n}"),
          }),
        ),
      ),
    );
    expect(message).toContain("runtime 1.0 has no `const`; write `var`, or use cloudfront-js-2.0");
    expect(message).toContain("> 2 |   const request = event.request;");
  });

  it("an operation that nothing handles: three ways to answer it", async () => {
    const { client } = open({ services: withoutTrustStores });
    const [message] = await told(client.send(new ListTrustStoresCommand({})));
    expect(message).toContain("cloudfront.on(ListTrustStoresCommand).resolves({ ... })");
    expect(message).toContain('cloudfront.override("ListTrustStores", handler)');
    expect(message).toContain("defineService(");
  });

  it("a second mock: where the first was made, and how to have two", () => {
    const { client } = open();
    const { message } = thrownBy(() => mockCloudFront({ clients: [client] }));
    expect(message).toMatch(
      /interception-modes\.ts:\d+.*restore\(\) it first.*mockCloudFront\(\{ clients: \[client\] \}\)/,
    );
  });

  it("the user's own mockClient: told at the next use, also when it is gone again", () => {
    const { client, cloudfront } = open();
    const own = mockClient(client);
    const taken = expect.objectContaining({ code: "CLIENT_RESTUBBED" });
    expect(() => cloudfront.calls()).toThrow(taken);
    own.restore();
    expect(() => cloudfront.calls()).toThrow(taken);
    expect(() => cloudfront.on(ListFunctionsCommand)).toThrow(/Remove that stub.*cloudfront\.on\(Command\)/);
  });

  it("a fault that waits for a call of another copy's client: why none came", () => {
    const { cloudfront } = open();
    cloudfront.faults.onAnyCommand().rejectsOnce("Throttling");
    expect(() => cloudfront.faults.assertNonePending()).toThrow("No call has reached this mock.");
  });
});

it("the client instead of a list of clients", () => {
  const clients = new CloudFrontClient({}) as never;
  expect(() => mockCloudFront({ clients })).toThrow(
    "The option clients is an object of the class CloudFrontClient; give a list of CloudFrontClient or " +
      "CloudFrontKeyValueStoreClient instances or classes: [client].",
  );
});

it("a mock that was restored is not told what to answer", () => {
  const client = new CloudFrontClient({});
  const cloudfront = mockCloudFront({ clients: [client] });
  onTestFinished(() => cloudfront.restore());
  cloudfront.restore();
  expect(() => cloudfront.on(ListFunctionsCommand)).toThrow(expect.objectContaining({ code: "RESTORED" }));
});
