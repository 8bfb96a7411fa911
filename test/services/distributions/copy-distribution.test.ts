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

  describe("refuses, in this order", () => {
    it("an unknown primary distribution", async () => {
      await expectException(
        copying(open(), { PrimaryDistributionId: "E0", IfMatch: "no" }),
        NoSuchDistribution,
        {
          status: 404,
        },
      );
    });

    it("IfMatch that is no ETag", async () => {
      await expectException(copying(open(), { IfMatch: undefined }), InvalidIfMatchVersion);
    });

    it("an ETag that is not the primary's", async () => {
      await expectException(
        copying(open(), { IfMatch: "ETVPDKIKX0DER", Staging: false }),
        PreconditionFailed,
      );
    });

    it.each([undefined, false])("a copy that is no staging distribution: %s", async (Staging) => {
      await expectException(copying(open(), { Staging, CallerReference: "primary" }), InvalidArgument, {
        message: "The parameter Staging must be true",
      });
    });

    it("a caller reference that is taken", async () => {
      await expectException(
        copying(open({ quotas: { distributions: 0 } }), { CallerReference: "primary" }),
        DistributionAlreadyExists,
      );
    });

    it("more distributions than the quota", async () => {
      await expectException(copying(open({ quotas: { distributions: 1 } })), TooManyDistributions);
    });

    it("more staging distributions than their quota", async () => {
      await expectException(copying(open({ quotas: { stagingDistributions: 0 } })), TooManyDistributions, {
        message: "0 staging distributions",
      });
    });

    it("one distribution more than a function may have", async () => {
      const opened = open({ quotas: { distributionsPerFunction: 1 } });
      seedLive(opened.cloudfront);
      const { id, etag } = opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
      await expectException(
        copying(opened, { PrimaryDistributionId: id, IfMatch: etag }),
        TooManyDistributionsWithFunctionAssociations,
      );
    });
  });

  describe("does", () => {
    it("leave the primary as it was", async () => {
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
    it("copy the configuration, but for the aliases", async () => {
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
    it("leave the continuous deployment policy with the primary", async () => {
      const opened = open();
      const { id, etag } = opened.cloudfront.seed.distribution({
        config: { ContinuousDeploymentPolicyId: "policy" },
      });
      const { Distribution } = await copying(opened, { PrimaryDistributionId: id, IfMatch: etag });
      expect(Distribution?.DistributionConfig?.ContinuousDeploymentPolicyId).toBe("");
    });

    it.each([undefined, true, false])("enable the copy as it is told: %s", async (Enabled) => {
      const { Distribution } = await copying(open(), { Enabled });
      expect(Distribution?.DistributionConfig?.Enabled).toBe(Enabled ?? true);
    });
  });

  describe("answers", () => {
    it("with a distribution of its own, in progress", async () => {
      const { $metadata, Distribution, ...rest } = await copying(open());
      expect(rest).toEqual({
        ETag: "E23ZP02F085DFQ",
        Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${Distribution?.Id}`,
      });
      expect(Distribution?.Status).toBe("InProgress");
      expect($metadata.httpStatusCode).toBe(201);
    });
  });
});
