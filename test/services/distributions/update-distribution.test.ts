import {
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  type DistributionConfig,
  FunctionInUse,
  GetDistributionConfigCommand,
  IllegalUpdate,
  InconsistentQuantities,
  InvalidIfMatchVersion,
  NoSuchDistribution,
  NoSuchOrigin,
  PreconditionFailed,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { associations, makeBehavior, seedLive } from "../../support/make-distribution.ts";
import { completeBehavior } from "../../support/write-distribution.ts";

describe.each(interceptionModes)("UpdateDistribution ($name)", ({ open }) => {
  /** Reads, changes and writes, as a deploy tool does. */
  const updating = async (
    { client }: OpenedMock,
    id: string,
    changes: Partial<DistributionConfig>,
    ifMatch?: { readonly IfMatch: string | undefined },
  ) => {
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id: id }));
    return client.send(
      new UpdateDistributionCommand({
        Id: id,
        IfMatch: ETag,
        ...ifMatch,
        DistributionConfig: { ...(DistributionConfig as DistributionConfig), ...changes },
      }),
    );
  };
  const behavior = (...pairs: Parameters<typeof associations>) => ({
    DefaultCacheBehavior: completeBehavior(
      makeBehavior({ TargetOriginId: "origin", FunctionAssociations: associations(...pairs) }),
    ),
  });

  // The rules for configurations have their tests in validation.test.ts and rules.
  // In the order of the checks.
  it("rejects wrong counts", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(
      updating(opened, id, { Aliases: { Quantity: 1 } }, { IfMatch: undefined }),
      InconsistentQuantities,
    );
  });

  it("rejects an unknown id", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution();
    const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: id }));
    await expectException(
      client.send(new UpdateDistributionCommand({ Id: "E0", IfMatch: undefined, DistributionConfig })),
      NoSuchDistribution,
      { status: 404 },
    );
  });

  it.each([undefined, "*"])("rejects IfMatch %s, which is not an ETag", async (IfMatch) => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(updating(opened, id, {}, { IfMatch }), InvalidIfMatchVersion, {
      status: 400,
      message: "The If-Match version is missing or not valid for the resource.",
    });
  });

  it("rejects an ETag that is not the current one", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.distribution();
    await updating(opened, id, {});
    await expectException(
      updating(opened, id, { CallerReference: "other" }, { IfMatch: etag }),
      PreconditionFailed,
      { status: 412 },
    );
  });

  it("rejects another caller reference", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(
      updating(opened, id, {
        CallerReference: "other",
        DefaultCacheBehavior: completeBehavior(makeBehavior()),
      }),
      IllegalUpdate,
      { message: /^You cannot update Origin or CallerReference\.$/ },
    );
  });

  it("rejects a change of Staging", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(updating(opened, id, { Staging: true }), IllegalUpdate, {
      message: "Staging is false",
    });
  });

  it("rejects an invalid configuration, and keeps the current one", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    const before = opened.cloudfront.state();
    await expectException(
      updating(opened, id, {
        DefaultCacheBehavior: completeBehavior(makeBehavior({ TargetOriginId: "nowhere" })),
      }),
      NoSuchOrigin,
    );
    expect(opened.cloudfront.state()).toEqual(before);
  });

  it("replaces the whole configuration, including members that the update omits", async () => {
    const opened = open();
    seedLive(opened.cloudfront);
    const { id } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    const { Distribution } = await updating(opened, id, {
      DefaultCacheBehavior: completeBehavior(makeBehavior({ TargetOriginId: "origin" })),
    });
    expect(Distribution?.DistributionConfig?.DefaultCacheBehavior?.FunctionAssociations).toEqual({
      Quantity: 0,
    });
  });

  it("accepts a configuration as it was read", async () => {
    const opened = open();
    seedLive(opened.cloudfront);
    const { id } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    const before = opened.cloudfront.state().distributions?.[id]?.config;
    await updating(opened, id, {});
    expect(opened.cloudfront.state().distributions?.[id]?.config).toEqual(before);
  });

  it("treats a configuration without Staging as one with Staging false", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await updating(opened, id, { Staging: undefined });
    expect(opened.cloudfront.state().distributions?.[id]?.config).toMatchObject({ Staging: false });
  });

  it("releases functions that they remove at once if changes arrive immediately", async () => {
    const opened = open();
    seedLive(opened.cloudfront);
    const { id } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await updating(opened, id, behavior());
    expect(opened.cloudfront.state().distributions?.[id]).toMatchObject({ pendingDisassociations: [] });
  });

  // seen: DeleteFunction is refused for a while after the function has been taken off
  it("keeps a function that it removes in use until the change has arrived", async () => {
    const opened = open({ propagation: "manual" });
    const arn = seedLive(opened.cloudfront);
    const { id } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await updating(opened, id, behavior());
    const deleting = () =>
      opened.client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" }));
    await expectException(deleting(), FunctionInUse);
    const { FunctionSummary } = await opened.client.send(new DescribeFunctionCommand({ Name: "edge" }));
    expect(FunctionSummary?.Status).toBe("UNASSOCIATED");

    // Another change on the way does not let it go early, nor does its return and second leave.
    await updating(opened, id, { Comment: "again" });
    await expectException(deleting(), FunctionInUse);
    await updating(opened, id, behavior(["viewer-request", arn]));
    await updating(opened, id, behavior());
    await expectException(deleting(), FunctionInUse, { message: "in use by 1 distributions" });
    opened.cloudfront.settle();
    await deleting();
    expect(opened.cloudfront.state().functions).toBeUndefined();
  });

  it("returns the distribution in progress and the next ETag", async () => {
    const clock = new Clock("2026-01-01T00:00:00.000Z");
    const opened = open({ now: clock.now });
    const { id } = opened.cloudfront.seed.distribution();
    clock.pass(1000);
    const { $metadata, Distribution, ...rest } = await updating(opened, id, { Comment: "new" });
    expect(rest).toEqual({ ETag: "ETVPDKIKX0DER" });
    expect(Distribution).toMatchObject({
      Id: id,
      Status: "InProgress",
      LastModifiedTime: new Date("2026-01-01T00:00:01.000Z"),
      DistributionConfig: { Comment: "new" },
    });
    expect($metadata.httpStatusCode).toBe(200);
    expect((await updating(opened, id, {})).ETag).toBe("E3UN6WX5RRO2AG");
  });
});
