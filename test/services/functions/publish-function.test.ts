import {
  DescribeFunctionCommand,
  InvalidIfMatchVersion,
  NoSuchFunctionExists,
  PreconditionFailed,
  PublishFunctionCommand,
  UnsupportedOperation,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { doors } from "../../support/doors.ts";
import { expectException } from "../../support/expect-exception.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";

const unchanged = { FunctionConfig: makeConfig(), FunctionCode: bytes(passThrough) };

describe.each(doors)("PublishFunction, through the $name door", ({ open }) => {
  describe("refuses, in this order", () => {
    it("clients of a region without functions", async () => {
      const { client } = open({ region: "cn-north-1" });
      await expectException(
        client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" })),
        UnsupportedOperation,
      );
    });

    it("an unknown name", async () => {
      const { client } = open();
      await expectException(
        client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: undefined })),
        NoSuchFunctionExists,
      );
    });

    it.each([undefined, "1"])("IfMatch %s, which is no ETag", async (IfMatch) => {
      const { client, cloudfront } = open();
      cloudfront.seed.function({ name: "edge", code: passThrough });
      await expectException(
        client.send(new PublishFunctionCommand({ Name: "edge", IfMatch })),
        InvalidIfMatchVersion,
      );
    });

    it("an ETag that is not DEVELOPMENT's, LIVE's own included", async () => {
      const { client, cloudfront } = open();
      const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
      await client.send(new UpdateFunctionCommand({ Name: "edge", IfMatch: etag, ...unchanged }));
      await expectException(
        client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag })),
        PreconditionFailed,
        { status: 412 },
      );
    });
  });

  describe("does", () => {
    // seen: both stages then have the same ETag, the one that create gave
    it("give LIVE the ETag of DEVELOPMENT and draw none", async () => {
      const { client, cloudfront } = open();
      const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
      await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
      const development = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
      const live = await client.send(new DescribeFunctionCommand({ Name: "edge", Stage: "LIVE" }));
      expect([development.ETag, live.ETag]).toEqual([etag, etag]);
    });

    it("leave LIVE with that ETag until the next publication", async () => {
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

    it("take DEVELOPMENT's ETag, however often either stage has changed", async () => {
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
    it("change the status of both stages from UNPUBLISHED to UNASSOCIATED", async () => {
      const { client, cloudfront } = open();
      const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
      const status = async () =>
        (await client.send(new DescribeFunctionCommand({ Name: "edge" }))).FunctionSummary?.Status;
      expect(await status()).toBe("UNPUBLISHED");
      await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag }));
      expect(await status()).toBe("UNASSOCIATED");
    });
  });

  describe("answers", () => {
    // seen: both times of a first LIVE copy are the instant of its publication
    it("with LIVE's summary, created at its first publication and modified at its last, without an ETag", async () => {
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
});
