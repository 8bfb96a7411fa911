import {
  CopyDistributionCommand,
  type CopyDistributionCommandInput,
  DistributionAlreadyExists,
  GetDistributionCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  NoSuchDistribution,
  PreconditionFailed,
  TooManyDistributions,
  TooManyDistributionsWithFunctionAssociations,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { seedLive } from "../../support/make-distribution.ts";

describe.each(interceptionModes)("CopyDistribution ($name)", ({ open }) => {
  const copying = (opened: OpenedMock, changes: Partial<CopyDistributionCommandInput> = {}) => {
    const { id, etag } = opened.cloudfront.seed.distribution({
      aliases: [`${opened.cloudfront.calls().length}.example.com`],
      config: { CallerReference: "primary" },
    });
    return opened.client.send(
      new CopyDistributionCommand({
        PrimaryDistributionId: id,
        IfMatch: etag,
        CallerReference: "copy",
        Staging: true,
        ...changes,
      }),
    );
  };

  // In the order of the checks.
  it("rejects an unknown primary distribution", async () => {
    await expectException(
      copying(open(), { PrimaryDistributionId: "E0", IfMatch: "no" }),
      NoSuchDistribution,
      {
        status: 404,
      },
    );
  });

  it("rejects an IfMatch that is not an ETag", async () => {
    await expectException(copying(open(), { IfMatch: undefined }), InvalidIfMatchVersion);
  });

  it("rejects an ETag that is not the primary's", async () => {
    await expectException(copying(open(), { IfMatch: "ETVPDKIKX0DER", Staging: false }), PreconditionFailed);
  });

  it.each([undefined, false])("rejects a copy that is not a staging distribution: %s", async (Staging) => {
    await expectException(copying(open(), { Staging, CallerReference: "primary" }), InvalidArgument, {
      message: "The parameter Staging must be true",
    });
  });

  it("rejects a caller reference that is in use", async () => {
    await expectException(
      copying(open({ quotas: { distributions: 0 } }), { CallerReference: "primary" }),
      DistributionAlreadyExists,
    );
  });

  it("rejects more distributions than the quota", async () => {
    await expectException(copying(open({ quotas: { distributions: 1 } })), TooManyDistributions);
  });

  it("rejects more staging distributions than their quota", async () => {
    await expectException(copying(open({ quotas: { stagingDistributions: 0 } })), TooManyDistributions, {
      message: "0 staging distributions",
    });
  });

  it("rejects one distribution more than a function may have", async () => {
    const opened = open({ quotas: { distributionsPerFunction: 1 } });
    seedLive(opened.cloudfront);
    const { id, etag } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await expectException(
      copying(opened, { PrimaryDistributionId: id, IfMatch: etag }),
      TooManyDistributionsWithFunctionAssociations,
    );
  });

  it("leaves the primary unchanged", async () => {
    const opened = open();
    await copying(opened);
    const [id = ""] = Object.keys(opened.cloudfront.state().distributions ?? {});
    const primary = await opened.client.send(new GetDistributionCommand({ Id: id }));
    expect(primary.ETag).toBe("E23ZP02F085DFQ");
    expect(primary.Distribution?.DistributionConfig).toMatchObject({
      Staging: false,
      CallerReference: "primary",
    });
  });

  // seen: the aliases stay with the primary; a staging distribution that has any is refused
  it("copies the configuration except the aliases", async () => {
    const opened = open();
    const { Distribution } = await copying(opened);
    const [primary] = Object.values(opened.cloudfront.state().distributions ?? {});
    expect(Distribution?.DistributionConfig).toEqual({
      ...(primary?.config as object),
      CallerReference: "copy",
      Staging: true,
      Aliases: { Quantity: 0 },
    });
  });

  // assumed: a policy sends a primary's viewers to its copy, and is the primary's alone
  it("leaves the continuous deployment policy with the primary", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.distribution({
      config: { ContinuousDeploymentPolicyId: "policy" },
    });
    const { Distribution } = await copying(opened, { PrimaryDistributionId: id, IfMatch: etag });
    expect(Distribution?.DistributionConfig?.ContinuousDeploymentPolicyId).toBe("");
  });

  it.each([undefined, true, false])("enables the copy as requested: %s", async (Enabled) => {
    const { Distribution } = await copying(open(), { Enabled });
    expect(Distribution?.DistributionConfig?.Enabled).toBe(Enabled ?? true);
  });

  it("returns a new distribution that is in progress", async () => {
    const { $metadata, Distribution, ...rest } = await copying(open());
    expect(rest).toEqual({
      ETag: "E23ZP02F085DFQ",
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${Distribution?.Id}`,
    });
    expect(Distribution?.Status).toBe("InProgress");
    expect($metadata.httpStatusCode).toBe(201);
  });
});
