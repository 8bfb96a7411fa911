import {
  GetInvalidationCommand,
  NoSuchDistribution,
  NoSuchInvalidation,
  waitUntilInvalidationCompleted,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { invalidate } from "../../support/make-invalidation.ts";

describe.each(interceptionModes)("GetInvalidation ($name)", ({ open }) => {
  const invalidated = async (options: Parameters<typeof open>[0] = {}) => {
    const { client, cloudfront } = open(options);
    const DistributionId = cloudfront.seed.distribution().id;
    const { Invalidation } = await client.send(invalidate(DistributionId, ["/a", "/b"], "deploy 1"));
    const input = { DistributionId, Id: Invalidation?.Id };
    const status = async () => (await client.send(new GetInvalidationCommand(input))).Invalidation?.Status;
    return { client, cloudfront, input, status };
  };

  // In the order of the checks.
  it("rejects an unknown distribution", async () => {
    const { client, input } = await invalidated();
    await expectException(
      client.send(new GetInvalidationCommand({ ...input, DistributionId: "E0" })),
      NoSuchDistribution,
      { status: 404 },
    );
  });

  it("rejects an unknown invalidation, and one of another distribution", async () => {
    const { client, cloudfront, input } = await invalidated();
    const other = cloudfront.seed.distribution();
    for (const wrong of [
      { ...input, Id: "I0" },
      { ...input, DistributionId: other.id },
    ]) {
      await expectException(client.send(new GetInvalidationCommand(wrong)), NoSuchInvalidation, {
        status: 404,
        message: /^The specified invalidation does not exist\.$/,
      });
    }
  });

  it("shows the end of the change by the clock", async () => {
    const clock = new Clock();
    const { status } = await invalidated({ propagation: { ms: 1000 }, now: clock.now });
    clock.pass(999);
    expect(await status()).toBe("InProgress");
    clock.pass(1);
    expect(await status()).toBe("Completed");
  });

  it("shows the change on settle(), while a waiter waits", async () => {
    const { client, cloudfront, input, status } = await invalidated({ propagation: "manual" });
    const options = { client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };
    const waiting = waitUntilInvalidationCompleted(options, input);
    expect(await status()).toBe("InProgress");
    cloudfront.settle();
    expect((await waiting).state).toBe("SUCCESS");
  });

  it("ends a waiter at once if changes arrive immediately", async () => {
    const { client, input } = await invalidated();
    const waited = await waitUntilInvalidationCompleted({ client, maxWaitTime: 60 }, input);
    expect(waited.state).toBe("SUCCESS");
  });

  it("returns the invalidation", async () => {
    const clock = new Clock("2026-03-04T05:06:07.890Z");
    const { client, input } = await invalidated({ now: clock.now });
    const { $metadata, ...output } = await client.send(new GetInvalidationCommand(input));
    expect(output).toEqual({
      Invalidation: {
        Id: input.Id,
        Status: "Completed",
        CreateTime: new Date("2026-03-04T05:06:07.890Z"),
        InvalidationBatch: { CallerReference: "deploy 1", Paths: { Quantity: 2, Items: ["/a", "/b"] } },
      },
    });
    expect($metadata.httpStatusCode).toBe(200);
  });
});
