import {
  DescribeFunctionCommand,
  GetDistributionCommand,
  InvalidIfMatchVersion,
  NoSuchFunctionExists,
  PreconditionFailed,
  PublishFunctionCommand,
  UnsupportedOperation,
  UpdateDistributionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";

const unchanged = { FunctionConfig: makeConfig(), FunctionCode: bytes(passThrough) };

describe.each(interceptionModes)("PublishFunction ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    const { client } = open({ region: "cn-north-1" });
    await expectException(
      client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" })),
      UnsupportedOperation,
    );
  });

  it("rejects an unknown name", async () => {
    const { client } = open();
    await expectException(
      client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: undefined })),
      NoSuchFunctionExists,
    );
  });

  it("advises the name instead of an ARN", async () => {
    const { client, cloudfront } = open();
    const { arn, etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    const call = client.send(new PublishFunctionCommand({ Name: arn, IfMatch: etag }));
    const error = await expectException(call, NoSuchFunctionExists, { status: 404 });
    expect((error.cause as Error).message).toBe(`"${arn}" is an ARN. Pass the name: "edge".`);
  });

  it.each([undefined, "1"])("rejects IfMatch %s, which is not an ETag", async (IfMatch) => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await expectException(
      client.send(new PublishFunctionCommand({ Name: "edge", IfMatch })),
      InvalidIfMatchVersion,
    );
  });

  it("rejects an ETag other than DEVELOPMENT's, such as LIVE's", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    await client.send(new UpdateFunctionCommand({ Name: "edge", IfMatch: etag, ...unchanged }));
    await expectException(
      client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag })),
      PreconditionFailed,
      { status: 412 },
    );
  });

  // seen: both stages then have the same ETag, the one that create gave
  it("gives LIVE the ETag of DEVELOPMENT and creates none", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
    const development = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
    const live = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect([development.ETag, live.ETag]).toEqual([etag, etag]);
  });

  it("leaves LIVE with that ETag until the next publication", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const liveEtag = async () =>
      (await client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }))).ETag;
    const { ETag } = await client.send(
      new UpdateFunctionCommand({ Name: "edge", IfMatch: etag, ...unchanged }),
    );
    expect(await liveEtag()).toBe(etag);
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: ETag }));
    expect(await liveEtag()).toBe(ETag);
  });

  it("accepts DEVELOPMENT's ETag, however often either stage has changed", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
    const second = await client.send(
      new UpdateFunctionCommand({ Name: "edge", IfMatch: etag, ...unchanged }),
    );
    const third = await client.send(
      new UpdateFunctionCommand({ Name: "edge", IfMatch: second.ETag, ...unchanged }),
    );
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: third.ETag }));
    const live = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
    expect(live.ETag).toBe(third.ETag);
  });

  // seen: DEVELOPMENT says UNASSOCIATED too once the function is published
  it("changes the status of both stages from UNPUBLISHED to UNASSOCIATED", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    const status = async () =>
      (await client.send(new DescribeFunctionCommand({ Name: "edge" }))).FunctionSummary?.Status;
    expect(await status()).toBe("UNPUBLISHED");
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
    expect(await status()).toBe("UNASSOCIATED");
  });

  describe("the distributions that have the function", () => {
    // seen: an UpdateDistribution with the ETag from before the publication is refused
    it("get a new ETag and are deployed again", async () => {
      const { client, cloudfront } = open({ propagation: "manual" });
      const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
      cloudfront.seed.function({ name: "other", code: passThrough, publish: true });
      const { id } = cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
      const other = cloudfront.seed.distribution({ functions: { "viewer-request": "other" } });
      await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));

      const moved = await client.send(new GetDistributionCommand({ Id: id }));
      expect([moved.ETag, moved.Distribution?.Status]).toEqual(["ETVPDKIKX0DER", "InProgress"]);
      const unmoved = await client.send(new GetDistributionCommand({ Id: other.id }));
      expect([unmoved.ETag, unmoved.Distribution?.Status]).toEqual([other.etag, "Deployed"]);
      const DistributionConfig = moved.Distribution?.DistributionConfig;
      await expectException(
        client.send(new UpdateDistributionCommand({ Id: id, IfMatch: other.etag, DistributionConfig })),
        PreconditionFailed,
      );
    });

    // seen: IN_PROGRESS in the answer, DEPLOYED in a later look
    it("make the output say IN_PROGRESS, and both stages DEPLOYED once they are deployed", async () => {
      const { client, cloudfront } = open();
      const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
      cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
      const { FunctionSummary } = await client.send(
        new PublishFunctionCommand({ Name: "edge", IfMatch: etag }),
      );
      expect(FunctionSummary?.Status).toBe("IN_PROGRESS");
      for (const Stage of ["DEVELOPMENT", "LIVE"] as const) {
        const described = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage }));
        expect(described.FunctionSummary?.Status).toBe("DEPLOYED");
      }
    });
  });

  // seen: both times of a first LIVE copy are the instant of its publication
  it("returns LIVE's summary, created at its first publication and modified at its last, without an ETag", async () => {
    const clock = new Clock("2026-01-01T00:00:00.000Z");
    const { client, cloudfront } = open({ now: clock.now });
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, comment: "mine" });
    clock.pass(1000);
    const { $metadata, ...output } = await client.send(
      new PublishFunctionCommand({ Name: "edge", IfMatch: etag }),
    );
    expect(output).toEqual({
      FunctionSummary: {
        Name: "edge",
        Status: "UNASSOCIATED",
        FunctionConfig: makeConfig({ Comment: "mine" }),
        FunctionMetadata: {
          FunctionARN: "arn:aws:cloudfront::123456789012:function/edge",
          Stage: "LIVE",
          CreatedTime: new Date("2026-01-01T00:00:01.000Z"),
          LastModifiedTime: new Date("2026-01-01T00:00:01.000Z"),
        },
      },
    });
    expect($metadata.httpStatusCode).toBe(200);

    clock.pass(1000);
    const again = await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
    expect(again.FunctionSummary?.FunctionMetadata).toMatchObject({
      CreatedTime: new Date("2026-01-01T00:00:01.000Z"),
      LastModifiedTime: new Date("2026-01-01T00:00:02.000Z"),
    });
  });
});
