import {
  CloudFrontServiceException,
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DescribeFunctionCommand,
  FunctionAlreadyExists,
  FunctionSizeLimitExceeded,
  GetFunctionCommand,
  InvalidArgument,
  TooManyFunctions,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "../../support/make.ts";

const storeArn = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
function withStores(...arns: string[]) {
  return {
    Quantity: arns.length,
    Items: arns.map((KeyValueStoreARN) => ({ KeyValueStoreARN })),
  };
}
function malformed(message: string) {
  return { name: "MalformedXML", status: 400, message };
}

describe.each(interceptionModes)("CreateFunction ($name)", ({ open }) => {
  const creating = (
    changes: Parameters<typeof makeFunction>[0],
    options: Parameters<typeof open>[0] = {},
  ) => {
    const { client } = open(options);
    return client.send(new CreateFunctionCommand(makeFunction(changes)));
  };

  // In the order of the checks.
  it.each(["cn-north-1", "cn-northwest-1"])(
    "rejects clients of %s, where functions do not exist",
    async (region) => {
      await expectException(creating({ Name: "not a name" }, { region }), UnsupportedOperation, {
        status: 400,
        message: /^This operation is not supported in this region$/,
      });
    },
  );

  it("rejects missing members, all at once", async () => {
    await expectException(
      creating({ FunctionConfig: {} as never, FunctionCode: undefined }),
      CloudFrontServiceException,
      malformed(
        "3 validation errors detected: " +
          "Value null at 'functionConfig.comment' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'functionConfig.runtime' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'functionCode' failed to satisfy constraint: Member must not be null",
      ),
    );
  });

  // seen: this text, in a report of a name with a dot and more than 64 characters
  it("rejects a name with invalid characters or length", async () => {
    const name = `${"a".repeat(64)}.`;
    await expectException(
      creating({ Name: name }),
      CloudFrontServiceException,
      malformed(
        `2 validation errors detected: Value '${name}' at 'name' failed to satisfy constraint: ` +
          "Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_]{1,64}$; " +
          `Value '${name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64`,
      ),
    );
  });

  it("rejects a comment of more than 128 characters", async () => {
    await expectException(
      creating({ FunctionConfig: makeConfig({ Comment: "c".repeat(129) }) }),
      InvalidArgument,
      // seen: the message (agentcore-public-stack 356)
      { status: 400, message: /^The parameter Comment is too big\.$/ },
    );
  });

  it("rejects a runtime that does not exist", async () => {
    await expectException(
      creating({ FunctionConfig: makeConfig({ Runtime: "cloudfront-js-3.0" as never }) }),
      CloudFrontServiceException,
      malformed("Member must satisfy value set: [cloudfront-js-1.0, cloudfront-js-2.0]"),
    );
  });

  it.each([
    ["no code at all", 0, "greater than or equal to 1"],
    ["more code than a request may hold", 40_961, "less than or equal to 40960"],
  ])("rejects %s", async (_, size, rule) => {
    await expectException(
      creating({ FunctionCode: new Uint8Array(size) }),
      CloudFrontServiceException,
      malformed(
        `Value '${size} bytes' at 'functionCode' failed to satisfy constraint: Member must have length ${rule}`,
      ),
    );
  });

  it("rejects an ARN of another kind of resource", async () => {
    await expectException(
      creating({
        FunctionConfig: makeConfig({ KeyValueStoreAssociations: withStores("arn:aws:s3:::bucket") }),
      }),
      CloudFrontServiceException,
      malformed("'functionConfig.keyValueStoreAssociations.items.1.member.keyValueStoreARN'"),
    );
  });

  it.each([
    [
      "a key of other characters",
      { Key: "a;b", Value: "" },
      CloudFrontServiceException,
      "MalformedXML",
      "tags.items.1.member.key",
    ],
    [
      "a key of more than 128",
      { Key: "k".repeat(129) },
      CloudFrontServiceException,
      "MalformedXML",
      "equal to 128",
    ],
    [
      "a value of more than 256",
      { Key: "k", Value: "v".repeat(257) },
      CloudFrontServiceException,
      "MalformedXML",
      "equal to 256",
    ],
    [
      "a key reserved for AWS",
      { Key: "aws:k" },
      InvalidArgument,
      "InvalidArgument",
      "'aws:k' begins with 'aws:'",
    ],
  ])("rejects a tag with %s", async (_, tag, Exception, name, message) => {
    await expectException(creating({ Tags: { Items: [tag] } }), Exception, { name, message });
  });

  it("rejects an empty name and an empty tag key", async () => {
    await expectException(
      creating({ Name: "", Tags: { Items: [{ Key: "" }] } }),
      CloudFrontServiceException,
      malformed("3 validation errors detected: "),
    );
  });

  it("rejects a tag key given twice", async () => {
    const twice = { Items: [{ Key: "stage" }, { Key: "stage" }] };
    await expectException(creating({ Tags: twice }), InvalidArgument, {
      message: "'stage' is given twice",
    });
  });

  it("rejects more tags than the quota", async () => {
    const two = { Items: [{ Key: "a" }, { Key: "b" }] };
    await expectException(creating({ Tags: two }, { quotas: { tagsPerResource: 1 } }), InvalidArgument, {
      message: "There are 2 tags; a resource may have 1.",
    });
  });

  it("rejects code over 10,240 bytes", async () => {
    await expectException(creating({ FunctionCode: new Uint8Array(10_241) }), FunctionSizeLimitExceeded, {
      status: 413,
    });
  });

  it("rejects a name that is in use", async () => {
    const { client } = open();
    await client.send(new CreateFunctionCommand(makeFunction()));
    await expectException(client.send(new CreateFunctionCommand(makeFunction())), FunctionAlreadyExists, {
      status: 409,
    });
  });

  it("rejects the 101st function", async () => {
    const { client, cloudfront } = open();
    for (let i = 0; i < 100; i++) {
      cloudfront.seed.function({ name: `f${i}`, code: passThrough, publish: true });
    }
    await expectException(client.send(new CreateFunctionCommand(makeFunction())), TooManyFunctions, {
      status: 400,
    });
  });

  it("rejects a Quantity that is not the number of Items", async () => {
    const associations = { Quantity: 2, Items: [{ KeyValueStoreARN: storeArn }] };
    await expectException(
      creating({ FunctionConfig: makeConfig({ KeyValueStoreAssociations: associations }) }),
      InvalidArgument,
      {
        message: "quantity of KeyValueStoreAssociations (2) does not match the actual quantity supplied (1)",
      },
    );
  });

  it("rejects two key value stores", async () => {
    const associations = withStores(storeArn, storeArn.replace("8aa7", "8aa8"));
    await expectException(
      creating({ FunctionConfig: makeConfig({ KeyValueStoreAssociations: associations }) }),
      InvalidArgument,
      { message: "a function may have one key value store" },
    );
  });

  it("rejects a key value store under runtime 1.0", async () => {
    const config = makeConfig({
      Runtime: "cloudfront-js-1.0",
      KeyValueStoreAssociations: withStores(storeArn),
    });
    await expectException(creating({ FunctionConfig: config }), InvalidArgument, {
      message: "needs the runtime cloudfront-js-2.0",
    });
  });

  it("rejects a key value store that does not exist", async () => {
    await expectException(
      creating({ FunctionConfig: makeConfig({ KeyValueStoreAssociations: withStores(storeArn) }) }),
      InvalidArgument,
      {
        status: 400,
        message: `KeyValueStoreAssociationArn is invalid: there is no key value store ${storeArn}.`,
      },
    );
  });

  // seen: the parameter's name and the words from "cannot" on
  it("rejects a key value store that is not READY", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { KeyValueStore } = await client.send(new CreateKeyValueStoreCommand({ Name: "redirects" }));
    const associations = withStores(KeyValueStore?.ARN ?? "");
    const create = () =>
      client.send(
        new CreateFunctionCommand(
          makeFunction({ FunctionConfig: makeConfig({ KeyValueStoreAssociations: associations }) }),
        ),
      );
    await expectException(create(), InvalidArgument, {
      status: 400,
      message: /KeyValueStoreAssociationArn .* cannot be associated before the resource is provisioned/,
    });
    cloudfront.settle();
    expect(await create()).toMatchObject({ ETag: "ETVPDKIKX0DER" });
  });

  it("rejects one function more than a key value store may have", async () => {
    const { client, cloudfront } = open({ quotas: { functionsPerKeyValueStore: 1 } });
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
    cloudfront.seed.function({ name: "first", code: passThrough, keyValueStore: arn, publish: true });
    const config = makeConfig({ KeyValueStoreAssociations: withStores(arn) });
    await expectException(
      client.send(new CreateFunctionCommand(makeFunction({ FunctionConfig: config }))),
      InvalidArgument,
      { message: "is associated with 1 functions; a key value store may be with 1." },
    );
  });

  it("rejects code that the runtime cannot run, with the engine's message, the location and advice", async () => {
    const code = bytes("const site = 'a';\nfunction handler(event) { return event.request; }");
    const error = await expectException(
      creating({ FunctionConfig: makeConfig({ Runtime: "cloudfront-js-1.0" }), FunctionCode: code }),
      InvalidArgument,
      { status: 400, message: /^SyntaxError: Token "const" not supported in this version in 1\n/ },
    );
    expect(error.message).toContain("> 1 | const site = 'a';");
    expect(error.message).toContain('codeCheck: "service"');
  });

  it("rejects code with control characters, which a response cannot contain", async () => {
    const error = await expectException(creating({ FunctionCode: new Uint8Array([0]) }), InvalidArgument);
    expect(error.message).toContain('Unexpected token "\ufffd" in 1');
  });

  it("reports AWS's own errors before the code check", async () => {
    const { client, cloudfront } = open({ quotas: { functions: 1 } });
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const broken = bytes("class {}");
    const tooLarge = new Uint8Array(10_241);
    const create = (changes: object) => client.send(new CreateFunctionCommand(makeFunction(changes)));
    await expectException(create({ Name: "!", FunctionCode: tooLarge }), CloudFrontServiceException, {
      name: "MalformedXML",
    });
    await expectException(create({ FunctionCode: tooLarge }), FunctionSizeLimitExceeded);
    await expectException(create({ FunctionCode: broken }), FunctionAlreadyExists);
    await expectException(create({ Name: "other", FunctionCode: broken }), TooManyFunctions);
  });

  it("checks tags before the size, the quota before stores, stores before the code check", async () => {
    const { client, cloudfront } = open({ quotas: { functions: 1 } });
    const create = (changes: object) => client.send(new CreateFunctionCommand(makeFunction(changes)));
    const reserved = { Items: [{ Key: "AWS:k" }] };
    await expectException(create({ Tags: reserved, FunctionCode: new Uint8Array(10_241) }), InvalidArgument, {
      message: "'AWS:k' begins with 'aws:'",
    });
    const config = makeConfig({
      Runtime: "cloudfront-js-1.0",
      KeyValueStoreAssociations: withStores(storeArn),
    });
    await expectException(
      create({ FunctionConfig: config, FunctionCode: bytes("class {}") }),
      InvalidArgument,
      {
        message: "needs the runtime cloudfront-js-2.0",
      },
    );
    cloudfront.seed.function({ name: "other", code: passThrough });
    await expectException(create({ FunctionConfig: config }), TooManyFunctions);
  });

  it("accepts code with warnings of the code check", async () => {
    const code = bytes("function handler(event) { event.list.flatMap(String); return event.request; }");
    const { FunctionSummary } = await creating({ FunctionCode: code });
    expect(FunctionSummary?.Name).toBe("edge");
  });

  it("reports only errors of the code check, not warnings", async () => {
    const code = bytes("function handler(event) { event.list.flatMap(String); return new Map(); }");
    const error = await expectException(creating({ FunctionCode: code }), InvalidArgument);
    expect(error.message).toContain('"Map" is not defined');
    expect(error.message).not.toContain("warning");
  });

  it("keeps the code to the byte", async () => {
    const { client } = open();
    const code = "function handler(event) {\r\n  return event.request; // ü 😀\n}\n";
    await client.send(new CreateFunctionCommand(makeFunction({ FunctionCode: bytes(code) })));
    const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge" }));
    expect(FunctionCode?.transformToString()).toBe(code);
  });

  it("keeps its own copy of its input", async () => {
    const { client } = open();
    const input = makeFunction({ FunctionCode: bytes(passThrough) });
    await client.send(new CreateFunctionCommand(input));
    input.FunctionCode?.fill(0);
    Object.assign(input.FunctionConfig as object, { Comment: "changed" });
    const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge" }));
    const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    expect(FunctionCode?.transformToString()).toBe(passThrough);
    expect(FunctionSummary?.FunctionConfig?.Comment).toBe("a test");
  });

  it("keeps the tags", async () => {
    const { client, cloudfront } = open();
    await client.send(
      new CreateFunctionCommand(makeFunction({ Tags: { Items: [{ Key: "team", Value: "web" }] } })),
    );
    const arn = "arn:aws:cloudfront::123456789012:function/edge";
    expect(cloudfront.state().tags?.[arn]?.tags).toEqual([{ Key: "team", Value: "web" }]);
  });

  it("accepts as many tags as the quota", async () => {
    const two = { Items: [{ Key: "a" }, { Key: "b" }] };
    const { FunctionSummary } = await creating({ Tags: two }, { quotas: { tagsPerResource: 2 } });
    expect(FunctionSummary?.Name).toBe("edge");
  });

  it("changes nothing if it rejects the call", async () => {
    const { client, cloudfront } = open();
    const create = new CreateFunctionCommand(
      makeFunction({ FunctionCode: bytes("class {}"), Tags: { Items: [{ Key: "team" }] } }),
    );
    await expectException(client.send(create), InvalidArgument);
    expect(cloudfront.state()).toEqual({});
  });

  it.each(["cloudfront-js-1.0", "cloudfront-js-2.0"] as const)("accepts code for %s", async (Runtime) => {
    const { FunctionSummary } = await creating({ FunctionConfig: makeConfig({ Runtime }) });
    expect(FunctionSummary?.FunctionConfig?.Runtime).toBe(Runtime);
  });

  it('accepts any code with codeCheck: "service", as AWS does', async () => {
    const made = await creating({ FunctionCode: bytes("class {}") }, { codeCheck: "service" });
    expect(made.FunctionSummary?.Status).toBe("UNPUBLISHED");
  });

  it("accepts 10,240 bytes of code, and up to 100 functions", async () => {
    const { client, cloudfront } = open();
    for (let i = 0; i < 99; i++) {
      cloudfront.seed.function({ name: `f${i}`, code: passThrough });
    }
    const code = bytes(passThrough.padEnd(10_240));
    await client.send(new CreateFunctionCommand(makeFunction({ FunctionCode: code })));
    expect(Object.keys(cloudfront.state().functions ?? {})).toHaveLength(100);
  });

  it("returns the DEVELOPMENT stage's summary, ETag and location", async () => {
    const clock = new Clock("2026-03-04T05:06:07.890Z");
    const { client, cloudfront } = open({ now: clock.now, accountId: "111122223333" });
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
    const config = makeConfig({ KeyValueStoreAssociations: withStores(arn) });
    const { $metadata, ...output } = await client.send(
      new CreateFunctionCommand(makeFunction({ FunctionConfig: config })),
    );
    expect(output).toEqual({
      ETag: "ETVPDKIKX0DER",
      Location:
        "https://cloudfront.amazonaws.com/2020-05-31/function/arn:aws:cloudfront::111122223333:function/edge",
      FunctionSummary: {
        Name: "edge",
        Status: "UNPUBLISHED",
        FunctionConfig: {
          Comment: "a test",
          Runtime: "cloudfront-js-2.0",
          KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] },
        },
        FunctionMetadata: {
          FunctionARN: "arn:aws:cloudfront::111122223333:function/edge",
          Stage: "DEVELOPMENT",
          CreatedTime: new Date("2026-03-04T05:06:07.890Z"),
          LastModifiedTime: new Date("2026-03-04T05:06:07.890Z"),
        },
      },
    });
    expect($metadata).toMatchObject({ httpStatusCode: 201, attempts: 1, totalRetryDelay: 0 });
    expect($metadata.requestId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
