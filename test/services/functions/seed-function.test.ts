import { DescribeFunctionCommand, GetFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";

const [send] = interceptionModes;
const open = send?.open as NonNullable<typeof send>["open"];

describe("seed.function", () => {
  it("returns the identifiers of the resource", () => {
    using opened = open();
    expect(opened.cloudfront.seed.function({ name: "edge", code: passThrough })).toEqual({
      name: "edge",
      arn: "arn:aws:cloudfront::123456789012:function/edge",
      etag: "ETVPDKIKX0DER",
    });
  });

  it("creates the same state as CreateFunction and PublishFunction", async () => {
    using opened = open();
    const { client, cloudfront } = opened;
    const keyValueStore =
      "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
    const { etag } = cloudfront.seed.function({
      name: "edge",
      code: passThrough,
      comment: "mine",
      keyValueStore,
      publish: true,
    });
    const live = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect(live.ETag).toBe(etag);
    expect(live.FunctionSummary).toMatchObject({
      Status: "UNASSOCIATED",
      FunctionConfig: {
        Comment: "mine",
        Runtime: "cloudfront-js-2.0",
        KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: keyValueStore }] },
      },
    });
  });

  it("ignores quotas and the code check", () => {
    using opened = open({ quotas: { functions: 0, functionSize: 1 } });
    const seeding = () => opened.cloudfront.seed.function({ name: "edge", code: "class {}" });
    expect(seeding).not.toThrow();
  });

  it("accepts bytes and keeps its own copy", async () => {
    using opened = open();
    const code = Buffer.from(passThrough);
    opened.cloudfront.seed.function({ name: "edge", code });
    code.fill(0);
    const { FunctionCode } = await opened.client.send(new GetFunctionCommand({ Name: "edge" }));
    expect(FunctionCode?.transformToString()).toBe(passThrough);
  });

  it("uses the mock's clock in both stages", async () => {
    const clock = new Clock("2026-03-04T05:06:07.000Z");
    using opened = open({ now: clock.now });
    opened.cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const live = await opened.client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect(live.FunctionSummary?.FunctionMetadata?.CreatedTime).toEqual(clock.now());
  });

  it.each([
    [{ code: undefined as never }, 'The code of "edge" is undefined'],
    [{ code: passThrough, runtime: "cloudfront-js-3.0" as never }, 'There is no runtime "cloudfront-js-3.0"'],
  ])("rejects %j", (seed, message) => {
    using opened = open();
    expect(() => opened.cloudfront.seed.function({ name: "edge", ...seed })).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
  });

  it("adds nothing to calls()", () => {
    using opened = open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    expect(opened.cloudfront.calls()).toEqual([]);
  });

  it.each(["", "a b", "a".repeat(65)])("rejects the name %j", (name) => {
    using opened = open();
    expect(() => opened.cloudfront.seed.function({ name, code: passThrough })).toThrow(
      expect.objectContaining({
        code: "INVALID_SEED",
        message: expect.stringContaining(JSON.stringify(name)),
      }),
    );
  });

  it.each([
    [{ code: passThrough }, "A function cannot be named undefined"],
    [
      { Name: "edge", code: passThrough },
      'seed.function() has no option "Name". The options are: name, code,',
    ],
    ["edge", 'seed.function() expects an object, but got "edge".'],
  ])("rejects the seed %j", (seed, message) => {
    using opened = open();
    expect(() => opened.cloudfront.seed.function(seed as never)).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
  });

  it("rejects a name that is in use", () => {
    using opened = open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    expect(() => opened.cloudfront.seed.function({ name: "edge", code: passThrough })).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining('"edge" already') }),
    );
  });
});
