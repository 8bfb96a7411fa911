import {
  CreateInvalidationCommand,
  GetDistributionCommand,
  NoSuchDistribution,
  waitUntilDistributionDeployed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { seedLive } from "../../support/make-distribution.ts";
import { writeDistribution } from "../../support/write-distribution.ts";

describe.each(interceptionModes)("GetDistribution ($name)", ({ open }) => {
  it("rejects an unknown id", async () => {
    await expectException(open().client.send(new GetDistributionCommand({ Id: "E0" })), NoSuchDistribution, {
      status: 404,
      message: /^The specified distribution does not exist\.$/,
    });
  });

  it("advises the ids of existing distributions", async () => {
    const { client, cloudfront } = open();
    const getAdvice = async () => {
      const error = await expectException(
        client.send(new GetDistributionCommand({ Id: "E0" })),
        NoSuchDistribution,
      );
      return (error.cause as Error).message;
    };
    expect(await getAdvice()).toBe(
      "There is no distribution at all. Create one, or call cloudfront.seed.distribution().",
    );
    const ids = Array.from({ length: 7 }, () => cloudfront.seed.distribution().id);
    expect(await getAdvice()).toBe(
      `There is no distribution "E0". There are: ${ids.slice(0, 5).join(", ")} and 2 more.`,
    );
  });

  it("shows the end of a deployment by the clock, and a waiter sees it", async () => {
    const clock = new Clock();
    const opened = open({ propagation: { ms: 1000 }, now: clock.now });
    const { Distribution } = await writeDistribution("CreateDistribution", opened, {});
    const status = async () =>
      (await opened.client.send(new GetDistributionCommand({ Id: Distribution?.Id }))).Distribution?.Status;
    clock.pass(999);
    expect(await status()).toBe("InProgress");
    clock.pass(1);
    expect(await status()).toBe("Deployed");
    const waited = await waitUntilDistributionDeployed(
      { client: opened.client, maxWaitTime: 120 },
      { Id: Distribution?.Id },
    );
    expect(waited.state).toBe("SUCCESS");
  });

  it("shows the change on settle(), while a waiter waits", async () => {
    const opened = open({ propagation: "manual" });
    const { Distribution } = await writeDistribution("CreateDistribution", opened, {});
    const waiting = waitUntilDistributionDeployed(
      { client: opened.client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 },
      { Id: Distribution?.Id },
    );
    await opened.client.send(new GetDistributionCommand({ Id: Distribution?.Id }));
    opened.cloudfront.settle();
    expect((await waiting).state).toBe("SUCCESS");
  });

  it("counts the invalidations that are in progress", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { id } = cloudfront.seed.distribution();
    const count = async () =>
      (await client.send(new GetDistributionCommand({ Id: id }))).Distribution?.InProgressInvalidationBatches;
    await client.send(
      new CreateInvalidationCommand({
        DistributionId: id,
        InvalidationBatch: { CallerReference: "1", Paths: { Quantity: 1, Items: ["/*"] } },
      }),
    );
    expect(await count()).toBe(1);
    cloudfront.settle();
    expect(await count()).toBe(0);
  });

  it("returns the distribution and its ETag", async () => {
    const { client, cloudfront } = open();
    seedLive(cloudfront);
    const { id, arn, domainName, etag } = cloudfront.seed.distribution({
      functions: { "viewer-request": "edge" },
    });
    const { $metadata, ...output } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(output.ETag).toBe(etag);
    expect(output.Distribution).toMatchObject({
      Id: id,
      ARN: arn,
      DomainName: domainName,
      Status: "Deployed",
    });
    expect(Object.keys(output)).toEqual(["Distribution", "ETag"]);
    expect($metadata.httpStatusCode).toBe(200);
  });
});
