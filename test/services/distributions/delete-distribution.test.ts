import {
  CreateDistributionWithTagsCommand,
  CreateInvalidationCommand,
  DeleteDistributionCommand,
  DeleteFunctionCommand,
  DistributionNotDisabled,
  GetDistributionCommand,
  InvalidIfMatchVersion,
  NoSuchDistribution,
  PreconditionFailed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeDistributionConfig, seedLive } from "../../support/make-distribution.ts";

describe.each(interceptionModes)("DeleteDistribution ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects an unknown id", async () => {
    const deleting = open().client.send(new DeleteDistributionCommand({ Id: "E0", IfMatch: undefined }));
    await expectException(deleting, NoSuchDistribution, { status: 404 });
  });

  it.each([undefined, "*"])("rejects IfMatch %s, which is not an ETag", async (IfMatch) => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution();
    await expectException(
      client.send(new DeleteDistributionCommand({ Id: id, IfMatch })),
      InvalidIfMatchVersion,
    );
  });

  it("rejects an ETag that is not the current one", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution();
    const deleting = client.send(new DeleteDistributionCommand({ Id: id, IfMatch: "ETVPDKIKX0DER" }));
    await expectException(deleting, PreconditionFailed);
  });

  it("rejects a distribution that is enabled", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distribution();
    await expectException(
      client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag })),
      DistributionNotDisabled,
      { status: 409, message: /^The distribution you are trying to delete has not been disabled\.$/ },
    );
  });

  it("rejects a distribution that is still being disabled", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { Distribution, ETag } = await client.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: {
          DistributionConfig: makeDistributionConfig({ Enabled: false }),
          Tags: { Items: [] },
        },
      }),
    );
    const deleting = () =>
      client.send(new DeleteDistributionCommand({ Id: Distribution?.Id, IfMatch: ETag }));
    await expectException(deleting(), DistributionNotDisabled);
    cloudfront.settle();
    await deleting();
    expect(cloudfront.state()).toEqual({});
  });

  it("removes the distribution with its tags and invalidations", async () => {
    const { client, cloudfront } = open();
    const { Distribution, ETag } = await client.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: {
          DistributionConfig: makeDistributionConfig({ Enabled: false }),
          Tags: { Items: [{ Key: "team" }] },
        },
      }),
    );
    await client.send(
      new CreateInvalidationCommand({
        DistributionId: Distribution?.Id,
        InvalidationBatch: { CallerReference: "1", Paths: { Quantity: 1, Items: ["/*"] } },
      }),
    );
    await client.send(new DeleteDistributionCommand({ Id: Distribution?.Id, IfMatch: ETag }));
    expect(cloudfront.state()).toEqual({});
    await expectException(
      client.send(new GetDistributionCommand({ Id: Distribution?.Id })),
      NoSuchDistribution,
    );
  });

  it("releases its functions, its aliases and its caller reference", async () => {
    const { client, cloudfront } = open({ quotas: { distributions: 1 } });
    seedLive(cloudfront);
    const seed = {
      enabled: false,
      aliases: ["www.example.com"],
      functions: { "viewer-request": "edge" },
      config: { CallerReference: "first" },
    };
    const { id, etag } = cloudfront.seed.distribution(seed);
    await client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
    const again = cloudfront.seed.distribution(seed);
    await client.send(new DeleteDistributionCommand({ Id: again.id, IfMatch: again.etag }));
    await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" }));
    expect(cloudfront.state()).toEqual({});
  });

  it("returns nothing but status 204", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distribution({ enabled: false });
    const { $metadata, ...output } = await client.send(
      new DeleteDistributionCommand({ Id: id, IfMatch: etag }),
    );
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
  });
});
