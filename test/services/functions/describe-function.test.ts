import {
  CloudFrontServiceException,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  NoSuchFunctionExists,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeFunction, passThrough } from "../../support/make.ts";

describe.each(interceptionModes)("DescribeFunction ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    const { client } = open({ region: "cn-north-1" });
    await expectException(client.send(new DescribeFunctionCommand({ Name: "edge" })), UnsupportedOperation);
  });

  it("rejects a stage that does not exist", async () => {
    const { client } = open();
    const describing = client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "TEST" as never }));
    await expectException(describing, CloudFrontServiceException, {
      name: "MalformedXML",
      message:
        "Value 'TEST' at 'stage' failed to satisfy constraint: Member must satisfy value set: [DEVELOPMENT, LIVE]",
    });
  });

  it("rejects an unknown name", async () => {
    const { client } = open();
    await expectException(client.send(new DescribeFunctionCommand({ Name: "edge" })), NoSuchFunctionExists, {
      status: 404,
      message: /^The specified function does not exist$/,
    });
  });

  // seen: the LIVE stage of what was never published answers as an unknown name does
  it("rejects the LIVE stage of a function that was never published", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await expectException(
      client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" })),
      NoSuchFunctionExists,
    );
  });

  it("returns the same as CreateFunction, without a location and with status 200", async () => {
    const { client } = open();
    const created = await client.send(new CreateFunctionCommand(makeFunction()));
    const { $metadata, ...described } = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    expect(described).toEqual({ ETag: created.ETag, FunctionSummary: created.FunctionSummary });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns DEVELOPMENT if no stage is given", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    expect(FunctionSummary?.FunctionMetadata?.Stage).toBe("DEVELOPMENT");
  });

  it("returns a copy that the caller may change", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough, comment: "mine" });
    const first = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    Object.assign(first.FunctionSummary?.FunctionConfig as object, { Comment: "changed" });
    first.FunctionSummary?.FunctionMetadata?.CreatedTime?.setTime(0);
    const second = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    expect(second.FunctionSummary?.FunctionConfig?.Comment).toBe("mine");
    expect(second.FunctionSummary?.FunctionMetadata?.CreatedTime?.getTime()).toBeGreaterThan(0);
  });
});
