import {
  CloudFrontServiceException,
  CreateKeyValueStoreCommand,
  DescribeFunctionCommand,
  FunctionSizeLimitExceeded,
  GetFunctionCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  NoSuchFunctionExists,
  PreconditionFailed,
  UnsupportedOperation,
  UpdateFunctionCommand,
  type UpdateFunctionCommandInput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";

const first = "ETVPDKIKX0DER";
function makeUpdate(changes: Partial<UpdateFunctionCommandInput> = {}): UpdateFunctionCommandInput {
  return {
    Name: "edge",
    IfMatch: first,
    FunctionConfig: makeConfig(),
    FunctionCode: bytes(passThrough),
    ...changes,
  };
}

describe.each(interceptionModes)("UpdateFunction ($name)", ({ open }) => {
  const withFunction = (options: Parameters<typeof open>[0] = {}) => {
    const opened = open(options);
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    const update = (changes: Partial<UpdateFunctionCommandInput> = {}) =>
      opened.client.send(new UpdateFunctionCommand(makeUpdate(changes)));
    return { ...opened, update };
  };

  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    await expectException(withFunction({ region: "cn-north-1" }).update(), UnsupportedOperation);
  });

  it("rejects a configuration that violates the API model", async () => {
    await expectException(
      withFunction().update({ FunctionConfig: { Runtime: "cloudfront-js-3.0" } as never }),
      CloudFrontServiceException,
      { name: "MalformedXML", message: /^2 validation errors detected: / },
    );
  });

  it.each([0, 40_961])("rejects code of %d bytes, which violates the API model", async (size) => {
    await expectException(
      withFunction().update({ FunctionCode: new Uint8Array(size) }),
      CloudFrontServiceException,
      { name: "MalformedXML" },
    );
  });

  it("rejects code over 10,240 bytes", async () => {
    await expectException(
      withFunction().update({ Name: "unknown", FunctionCode: new Uint8Array(10_241) }),
      FunctionSizeLimitExceeded,
    );
  });

  it("rejects an unknown name", async () => {
    await expectException(
      withFunction().update({ Name: "unknown", IfMatch: undefined }),
      NoSuchFunctionExists,
    );
  });

  // seen: the text, on other operations of the same front end
  it.each([undefined, "", "latest", "etvpdkikx0der"])(
    "rejects IfMatch %s, which is not an ETag",
    async (IfMatch) => {
      await expectException(withFunction().update({ IfMatch }), InvalidIfMatchVersion, {
        status: 400,
        message: /^The If-Match version is missing or not valid for the resource\.$/,
      });
    },
  );

  // seen: the text
  it("rejects an ETag that is not the current one", async () => {
    const { update } = withFunction();
    await update();
    await expectException(update({ FunctionCode: bytes("class {}") }), PreconditionFailed, {
      status: 412,
      message:
        /^The request failed because it didn't meet the preconditions in one or more request-header fields\.$/,
    });
  });

  it("rejects a key value store under runtime 1.0", async () => {
    const stores = {
      Quantity: 1,
      Items: [
        {
          KeyValueStoreARN:
            "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1",
        },
      ],
    };
    const config = makeConfig({ Runtime: "cloudfront-js-1.0", KeyValueStoreAssociations: stores });
    await expectException(
      withFunction().update({ FunctionConfig: config, FunctionCode: bytes("class {}") }),
      InvalidArgument,
      { message: "needs the runtime cloudfront-js-2.0" },
    );
  });

  it("rejects a key value store that does not exist, or not READY", async () => {
    const { update, client } = withFunction({ propagation: "manual" });
    const { KeyValueStore } = await client.send(new CreateKeyValueStoreCommand({ Name: "redirects" }));
    const updateWith = (KeyValueStoreARN: string) => {
      const stores = { Quantity: 1, Items: [{ KeyValueStoreARN }] };
      return update({
        FunctionConfig: makeConfig({ KeyValueStoreAssociations: stores }),
        FunctionCode: bytes("class {}"),
      });
    };
    const unknown = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
    await expectException(updateWith(unknown), InvalidArgument, {
      message: `there is no key value store ${unknown}`,
    });
    await expectException(updateWith(KeyValueStore?.ARN ?? ""), InvalidArgument, {
      message: "cannot be associated before the resource is provisioned",
    });
  });

  it("rejects code that the runtime cannot run", async () => {
    await expectException(withFunction().update({ FunctionCode: bytes("class {}") }), InvalidArgument, {
      message: /^SyntaxError: Token "class" not supported in this version in 1\n/,
    });
  });

  // seen: the first two ETags of every function (terraform-provider-aws acceptance tests)
  it("advances the ETag one step per update", async () => {
    const { update } = withFunction();
    const second = await update();
    const third = await update({ IfMatch: second.ETag });
    expect([second.ETag, third.ETag]).toEqual(["E3UN6WX5RRO2AG", "E1F83G8C2ARO7P"]);
  });

  it("replaces code and configuration of DEVELOPMENT and leaves LIVE unchanged", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough, comment: "old", publish: true });
    const newer = "function handler(event) { return event.response; }";
    await client.send(
      new UpdateFunctionCommand(
        makeUpdate({ FunctionConfig: makeConfig({ Comment: "new" }), FunctionCode: bytes(newer) }),
      ),
    );
    const read = async (Stage: "DEVELOPMENT" | "LIVE") => {
      const { FunctionCode } = await client.send(new GetFunctionCommand({ Name: "edge", Stage }));
      const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage }));
      return [FunctionCode?.transformToString(), FunctionSummary?.FunctionConfig?.Comment];
    };
    expect(await read("DEVELOPMENT")).toEqual([newer, "new"]);
    expect(await read("LIVE")).toEqual([passThrough, "old"]);
  });

  // seen: a user's store was gone after an update without it (terraform-provider-aws 35889)
  it("removes a key value store association that it leaves out", async () => {
    const { client, cloudfront } = open();
    const keyValueStore =
      "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
    cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore });
    const { FunctionSummary } = await client.send(new UpdateFunctionCommand(makeUpdate()));
    expect(FunctionSummary?.FunctionConfig).toEqual(makeConfig());
  });

  it("keeps an association with a store that has reached its quota of functions", async () => {
    const { client, cloudfront } = open({ quotas: { functionsPerKeyValueStore: 1 } });
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
    cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore: arn, publish: true });
    const stores = { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] };
    const FunctionConfig = makeConfig({ KeyValueStoreAssociations: stores });
    const { FunctionSummary } = await client.send(new UpdateFunctionCommand(makeUpdate({ FunctionConfig })));
    expect(FunctionSummary?.FunctionConfig).toEqual(FunctionConfig);
  });

  it("changes the runtime", async () => {
    const { update } = withFunction();
    const { FunctionSummary } = await update({
      FunctionConfig: makeConfig({ Runtime: "cloudfront-js-1.0" }),
    });
    expect(FunctionSummary?.FunctionConfig?.Runtime).toBe("cloudfront-js-1.0");
  });

  it("changes nothing if it rejects the call", async () => {
    const { update, cloudfront } = withFunction();
    const before = cloudfront.state();
    await expectException(update({ FunctionCode: bytes("class {}") }), InvalidArgument);
    expect(cloudfront.state()).toEqual(before);
  });

  it("returns the new summary, with the original creation time", async () => {
    const clock = new Clock("2026-01-01T00:00:00.000Z");
    const { update } = withFunction({ now: clock.now });
    clock.pass(60_000);
    const { $metadata, ...output } = await update({ FunctionConfig: makeConfig({ Comment: "new" }) });
    expect(output).toEqual({
      ETag: "E3UN6WX5RRO2AG",
      FunctionSummary: {
        Name: "edge",
        Status: "UNPUBLISHED",
        FunctionConfig: makeConfig({ Comment: "new" }),
        FunctionMetadata: {
          FunctionARN: "arn:aws:cloudfront::123456789012:function/edge",
          Stage: "DEVELOPMENT",
          CreatedTime: new Date("2026-01-01T00:00:00.000Z"),
          LastModifiedTime: new Date("2026-01-01T00:01:00.000Z"),
        },
      },
    });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
