import {
  CreateDistributionCommand,
  type DistributionConfig,
  GetDistributionConfigCommand,
  InvalidArgument,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes } from "../../../support/interception-modes.ts";
import { makeBehavior, makeDistribution, withAliases } from "../../../support/make-distribution.ts";

function parameters(count: number): DistributionConfig["TenantConfig"] {
  return {
    ParameterDefinitions: Array.from({ length: count }, (_, i) => ({
      Name: `p${i}`,
      Definition: { StringSchema: { Required: true } },
    })),
  };
}

describe.each(interceptionModes)("a multi-tenant distribution ($name)", ({ open }) => {
  it.each<[string, Partial<DistributionConfig>]>([
    ["Aliases", withAliases("www.example.com")],
    ["PriceClass", { PriceClass: "PriceClass_100" }],
    ["IsIPV6Enabled", { IsIPV6Enabled: true }],
    ["Staging", { Staging: true }],
    [
      "TrustedSigners",
      {
        DefaultCacheBehavior: makeBehavior({
          TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] },
        }),
      },
    ],
    ["SmoothStreaming", { DefaultCacheBehavior: makeBehavior({ SmoothStreaming: true }) }],
    [
      "Logging",
      { Logging: { Enabled: true, IncludeCookies: false, Bucket: "logs.s3.amazonaws.com", Prefix: "" } },
    ],
  ])("rejects %s", async (member, changes) => {
    using opened = open();
    const input = makeDistribution({ ConnectionMode: "tenant-only", ...changes });
    await expectException(opened.client.send(new CreateDistributionCommand(input)), InvalidArgument, {
      status: 400,
      message: `The parameter ${member} is not supported for multi-tenant distributions.`,
    });
  });

  it("rejects more than five parameters", async () => {
    using opened = open();
    const input = makeDistribution({ ConnectionMode: "tenant-only", TenantConfig: parameters(6) });
    await expectException(opened.client.send(new CreateDistributionCommand(input)), InvalidArgument, {
      message: "TenantConfig has 6 parameters; a multi-tenant distribution may have 5.",
    });
  });

  it("is the only kind with parameters", async () => {
    using opened = open();
    const input = makeDistribution({ TenantConfig: parameters(1) });
    await expectException(opened.client.send(new CreateDistributionCommand(input)), InvalidArgument, {
      message: "The parameter TenantConfig needs ConnectionMode tenant-only.",
    });
  });

  it("accepts an update of the configuration as it was read", async () => {
    using opened = open();
    const input = makeDistribution({ ConnectionMode: "tenant-only", TenantConfig: parameters(5) });
    const { Distribution } = await opened.client.send(new CreateDistributionCommand(input));
    const { DistributionConfig, ETag } = await opened.client.send(
      new GetDistributionConfigCommand({ Id: Distribution?.Id }),
    );
    expect(DistributionConfig).not.toHaveProperty("PriceClass");
    expect(DistributionConfig?.DefaultCacheBehavior).not.toHaveProperty("SmoothStreaming");
    const updated = await opened.client.send(
      new UpdateDistributionCommand({ Id: Distribution?.Id, IfMatch: ETag, DistributionConfig }),
    );
    expect(updated.Distribution?.DistributionConfig).toEqual(DistributionConfig);
  });
});
