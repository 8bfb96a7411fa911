import {
  CloudFrontServiceException,
  GetFunctionCommand,
  NoSuchFunctionExists,
  UnsupportedOperation,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";

describe.each(interceptionModes)("GetFunction ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    const { client } = open({ region: "cn-northwest-1" });
    await expectException(client.send(new GetFunctionCommand({ Name: "edge" })), UnsupportedOperation);
  });

  it("rejects a stage that does not exist", async () => {
    const { client } = open();
    await expectException(
      client.send(new GetFunctionCommand({ Name: "edge", Stage: "live" as never })),
      CloudFrontServiceException,
      { name: "MalformedXML" },
    );
  });

  it("rejects an unknown name", async () => {
    const { client } = open();
    await expectException(client.send(new GetFunctionCommand({ Name: "edge" })), NoSuchFunctionExists);
  });

  it("rejects the LIVE stage of a function that was never published", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await expectException(
      client.send(new GetFunctionCommand({ Name: "edge", Stage: "LIVE" })),
      NoSuchFunctionExists,
    );
  });

  // seen: the content type
  it("returns the code as the SDK's byte adapter, its ETag and content type", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    const { $metadata, FunctionCode, ...rest } = await client.send(new GetFunctionCommand({ Name: "edge" }));
    expect(FunctionCode?.transformToString()).toBe(passThrough);
    expect(FunctionCode).toBeInstanceOf(Uint8Array);
    expect(rest).toEqual({ ETag: etag, ContentType: "application/octet-stream" });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns each stage's own code and ETag", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const newer = "function handler(event) { return event.response; }";
    const updated = await client.send(
      new UpdateFunctionCommand({
        Name: "edge",
        IfMatch: etag,
        FunctionConfig: makeConfig(),
        FunctionCode: bytes(newer),
      }),
    );
    const development = await client.send(new GetFunctionCommand({ Name: "edge", Stage: "DEVELOPMENT" }));
    const live = await client.send(new GetFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect([development.FunctionCode?.transformToString(), development.ETag]).toEqual([newer, updated.ETag]);
    expect([live.FunctionCode?.transformToString(), live.ETag]).toEqual([passThrough, etag]);
  });

  it("returns a copy of the code that the caller may change", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const first = await client.send(new GetFunctionCommand({ Name: "edge" }));
    first.FunctionCode?.fill(0);
    const second = await client.send(new GetFunctionCommand({ Name: "edge" }));
    expect(second.FunctionCode?.transformToString()).toBe(passThrough);
  });
});
