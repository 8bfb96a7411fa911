import {
  CloudFrontClient,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DescribeFunctionCommand,
  ListFunctionsCommand,
  NoSuchFunctionExists,
} from "@aws-sdk/client-cloudfront";
import { DescribeKeyValueStoreCommand, PutKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { bytes, makeFunction, passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

function open(): OpenedMock {
  return interceptionModes[0]!.open();
}

function create({ client }: OpenedMock, changes: Partial<CreateFunctionCommandInput>) {
  return client.send(new CreateFunctionCommand(makeFunction(changes)));
}

describe.each(runners)("toHaveHandled ($name)", ({ expect: expects }) => {
  it("finds a call of a command", async () => {
    using opened = open();
    await create(opened, {});
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand);
    expects(opened.cloudfront).not.toHaveHandled(ListFunctionsCommand);
  });

  it("distinguishes commands of the two clients with the same name", async () => {
    using opened = open();
    const { cloudfront, keyValueStoreClient } = opened;
    const { arn } = cloudfront.seed.keyValueStore({ name: "flags" });
    await keyValueStoreClient.send(new DescribeKeyValueStoreCommand({ KvsARN: arn }));
    expects(cloudfront).toHaveHandled(DescribeKeyValueStoreCommand, { KvsARN: arn });
    expects(cloudfront).not.toHaveHandled(PutKeyCommand);
  });

  it("compares part of the input with each call", async () => {
    using opened = open();
    await create(opened, { Name: "a" });
    await create(opened, { Name: "b" });
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, {
      Name: "a",
      FunctionConfig: { Runtime: "cloudfront-js-2.0" },
    });
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, { Name: expects.stringMatching(/^b$/) });
    expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand, { Name: "c" });
  });

  it.each([
    ["bytes", bytes(passThrough)],
    ["a Buffer", Buffer.from(passThrough)],
    ["a string", passThrough],
    ["a matcher of bytes", expects.any(Uint8Array)],
    ["a matcher of strings", expects.stringContaining("event.request")],
  ])("accepts code as %s", async (_, FunctionCode) => {
    using opened = open();
    await create(opened, { FunctionCode: bytes(passThrough) });
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, { FunctionCode });
  });

  it("rejects code that differs", async () => {
    using opened = open();
    await create(opened, { FunctionCode: bytes(passThrough) });
    const shorter = passThrough.slice(0, -1);
    expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand, { FunctionCode: bytes(shorter) });
    expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand, { FunctionCode: shorter });
  });

  it("compares bytes that are not valid UTF-8", async () => {
    using opened = open();
    await create(opened, { FunctionCode: Uint8Array.of(0xff) }).catch(() => {});
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, { FunctionCode: Uint8Array.of(0xff) });
    expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand, {
      FunctionCode: Uint8Array.of(0xfe),
    });
  });

  it("compares all elements of an array, and part of each", async () => {
    using opened = open();
    const Tags = {
      Items: [
        { Key: "team", Value: "web" },
        { Key: "cost", Value: "1" },
      ],
    };
    await create(opened, { Tags });
    const { cloudfront } = opened;
    expects(cloudfront).toHaveHandled(CreateFunctionCommand, {
      Tags: { Items: [{ Key: "team" }, { Key: "cost" }] },
    });
    expects(cloudfront).not.toHaveHandled(CreateFunctionCommand, { Tags: { Items: [{ Key: "team" }] } });
    expects(cloudfront).not.toHaveHandled(CreateFunctionCommand, {
      Tags: { Items: [{ Key: "cost" }, { Key: "team" }] },
    });
  });

  it("counts a call that failed", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    await client.send(new DescribeFunctionCommand({ Name: "edge" })).catch(() => {});
    expects(cloudfront).toHaveHandled(DescribeFunctionCommand, { Name: "edge" });
  });

  it("ignores calls before reset()", async () => {
    using opened = open();
    await create(opened, {});
    opened.cloudfront.reset();
    expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand);
  });

  it("accepts any part of an input", async () => {
    using opened = open();
    const input = makeFunction({ Tags: { Items: [{ Key: "team", Value: "web" }] } });
    await create(opened, input);
    fc.assert(
      fc.property(
        fc.subarray(Object.keys(input)),
        fc.subarray(Object.keys(input.FunctionConfig!)),
        (members, inner) => {
          const pick = (from: object, names: string[]) =>
            Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
          const part = pick({ ...input, FunctionConfig: pick(input.FunctionConfig!, inner) }, members);
          expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, part);
          expects(opened.cloudfront).not.toHaveHandled(CreateFunctionCommand, { ...part, Name: "another" });
        },
      ),
    );
  });

  it("lists other operations that were handled", async () => {
    using opened = open();
    await create(opened, { Name: "a" });
    await create(opened, { Name: "b" });
    await opened.client.send(new ListFunctionsCommand({}));
    expect(
      await failure(() => expects(opened.cloudfront).toHaveHandled(DescribeFunctionCommand, { Name: "a" })),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveHandled(DescribeFunctionCommand, input)

      DescribeFunction was not handled.

      Handled instead: CreateFunction twice, ListFunctions once."
    `);
  });

  it("says that no call reached the mock, and which calls do not", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    expect(
      await failure(() => expects(cloudfront).toHaveHandled(ListFunctionsCommand)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveHandled(ListFunctionsCommand)

      ListFunctions was not handled.

      No call reached the mock. Calls that on(...) answers do not reach it, nor do calls that were not awaited."
    `);
  });

  it("shows how the only call differs", async () => {
    using opened = open();
    await create(opened, { Name: "edge" });
    expect(
      await failure(() =>
        expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, {
          Name: expects.any(String),
          FunctionConfig: { Runtime: "cloudfront-js-1.0" },
          FunctionCode: "function handler() {}",
        }),
      ),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveHandled(CreateFunctionCommand, input)

      CreateFunction was handled once, with another input.

      - Expected
      + Received

        {
      -   "FunctionCode": "function handler() {}",
      +   "FunctionCode": "function handler(event) { return event.request; }",
          "FunctionConfig": {
      -     "Runtime": "cloudfront-js-1.0",
      +     "Runtime": "cloudfront-js-2.0",
          },
          "Name": Any<String>,
        }"
    `);
  });

  it("shows the nearest of several calls, and lists all", async () => {
    using opened = open();
    await create(opened, { Name: "a" });
    await create(opened, { Name: "b", FunctionConfig: { Comment: "", Runtime: "cloudfront-js-1.0" } });
    await create(opened, { Name: "a" }).catch(() => {});
    expect(
      await failure(() =>
        expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, {
          Name: "c",
          FunctionConfig: { Comment: "", Runtime: "cloudfront-js-1.0" },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveHandled(CreateFunctionCommand, input)

      CreateFunction was handled 3 times, never with that input. The nearest is call 2:

      - Expected
      + Received

        {
          "FunctionConfig": {
            "Comment": "",
            "Runtime": "cloudfront-js-1.0",
          },
      -   "Name": "c",
      +   "Name": "b",
        }

      All its calls:
        1. { Name: 'a', FunctionConfig: { Comment: 'a test', Runtime: 'cloudfront-js-2.0' }, FunctionCode: 'function handler(event) { return event.request; }' }
        2. { Name: 'b', FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-1.0' }, FunctionCode: 'function handler(event) { return event.request; }' }
        3. { Name: 'a', FunctionConfig: { Comment: 'a test', Runtime: 'cloudfront-js-2.0' }, FunctionCode: 'function handler(event) { return event.request; }' }, and rejected with FunctionAlreadyExists"
    `);
  });

  it("says how a failed call ended", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    await client.send(new DescribeFunctionCommand({ Name: "edge" })).catch(() => {});
    const text = await failure(() =>
      expects(cloudfront).toHaveHandled(DescribeFunctionCommand, { Name: "e" }),
    );
    expect(text).toMatch(
      `DescribeFunction was handled once, with another input, and rejected with ${NoSuchFunctionExists.name}.`,
    );
  });

  it("says what was handled if the negated form fails", async () => {
    using opened = open();
    await opened.client.send(new ListFunctionsCommand({ MaxItems: 10 }));
    await opened.client.send(new ListFunctionsCommand({ MaxItems: 20 }));
    expect(
      await failure(() => expects(opened.cloudfront).not.toHaveHandled(ListFunctionsCommand)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveHandled(ListFunctionsCommand)

      ListFunctions was handled twice.

        1. { MaxItems: 10 }
        2. { MaxItems: 20 }"
    `);
    expect(
      await failure(() =>
        expects(opened.cloudfront).not.toHaveHandled(ListFunctionsCommand, { MaxItems: 20 }),
      ),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveHandled(ListFunctionsCommand, input)

      ListFunctions was handled once with that input.

        2. { MaxItems: 20 }"
    `);
  });

  it.each([
    ["a command instance", new ListFunctionsCommand({})],
    ["a name", "ListFunctions"],
    ["a client", CloudFrontClient],
    ["a function", () => {}],
  ])("rejects %s instead of a command class", async (_, command) => {
    const cloudfront = mockCloudFront({ clients: [] });
    const text = await failure(() => expects(cloudfront).not.toHaveHandled(command as never));
    expect(text).toMatch("The first argument is a command class such as CreateFunctionCommand, not ");
  });

  it("passes bytes to a runner's matcher as a string that keeps the byte order mark", async () => {
    using opened = interceptionModes[0]!.open();
    const FunctionCode = bytes("\uFEFFfunction handler() {}");
    await opened.client.send(new CreateFunctionCommand(makeFunction({ FunctionCode })));
    expects(opened.cloudfront).toHaveHandled(CreateFunctionCommand, {
      FunctionCode: expects.stringMatching(/^\uFEFFfunction/),
    });
  });

  it("names a class that is not a command", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const text = await failure(() => expects(cloudfront).toHaveHandled(CloudFrontClient as never));
    expect(text).toMatch(/such as CreateFunctionCommand, not CloudFrontClient\.$/);
  });

  it("rejects undefined as the input", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const text = await failure(() => expects(cloudfront).not.toHaveHandled(ListFunctionsCommand, undefined));
    expect(text).toMatch("The input is undefined.");
  });
});

describe.each(runners)("toHaveHandledTimes ($name)", ({ expect: expects }) => {
  it("counts the calls of a command, or those with an input", async () => {
    using opened = open();
    await create(opened, { Name: "a" });
    await create(opened, { Name: "b" });
    const { cloudfront } = opened;
    expects(cloudfront).toHaveHandledTimes(CreateFunctionCommand, 2);
    expects(cloudfront).toHaveHandledTimes(CreateFunctionCommand, 1, { Name: "a" });
    expects(cloudfront).toHaveHandledTimes(ListFunctionsCommand, 0);
    expects(cloudfront).not.toHaveHandledTimes(CreateFunctionCommand, 1);
    expects(cloudfront).not.toHaveHandledTimes(CreateFunctionCommand, 2, { Name: "a" });
  });

  it("shows the count and all calls", async () => {
    using opened = open();
    await opened.client.send(new ListFunctionsCommand({ MaxItems: 10 }));
    expect(
      await failure(() => expects(opened.cloudfront).toHaveHandledTimes(ListFunctionsCommand, 2)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveHandledTimes(ListFunctionsCommand, 2)

      ListFunctions was handled once.

      All its calls:
        1. { MaxItems: 10 }"
    `);
  });

  it("lists other operations if there was no call", async () => {
    using opened = open();
    await create(opened, {});
    const text = await failure(() => expects(opened.cloudfront).toHaveHandledTimes(ListFunctionsCommand, 1));
    expect(text).toMatch("ListFunctions was not handled.\n\nHandled instead: CreateFunction once.");
  });

  it.each([1.5, -1, "1", undefined])("rejects %o as the count", async (times) => {
    using opened = open();
    const text = await failure(() =>
      expects(opened.cloudfront).not.toHaveHandledTimes(ListFunctionsCommand, times as never),
    );
    expect(text).toMatch("The second argument is a whole number of calls from 0, not ");
  });
});
