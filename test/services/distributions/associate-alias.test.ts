import {
  AssociateAliasCommand,
  GetDistributionCommand,
  IllegalUpdate,
  InvalidArgument,
  NoSuchDistribution,
  TooManyDistributionCNAMEs,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { withAliases } from "../../support/make-distribution.ts";

describe.each(interceptionModes)("AssociateAlias ($name)", ({ open }) => {
  const associate = ({ client }: OpenedMock, TargetDistributionId: string, Alias = "www.example.com") =>
    client.send(new AssociateAliasCommand({ TargetDistributionId, Alias }));
  const getDistribution = async ({ client }: OpenedMock, Id: string) => {
    const { Distribution, ETag } = await client.send(new GetDistributionCommand({ Id }));
    return { aliases: Distribution?.DistributionConfig?.Aliases, etag: ETag, status: Distribution?.Status };
  };

  it("refuses an unknown distribution", async () => {
    await expectException(associate(open(), "E0"), NoSuchDistribution, { status: 404 });
  });

  it.each([
    ["a staging distribution", { Staging: true }, IllegalUpdate],
    ["a multi-tenant distribution", { ConnectionMode: "tenant-only" as const }, IllegalUpdate],
    ["a distribution without a certificate", {}, InvalidArgument],
  ])("refuses %s", async (_, config, Exception) => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution({ config });
    await expectException(associate(opened, id), Exception, { status: 400 });
  });

  it.each(["", "example", "www..example.com", "*.*.example.com", "https://example.com"])(
    "refuses the alias %j",
    async (alias) => {
      const opened = open();
      const { id } = opened.cloudfront.seed.distribution({ config: withAliases("a.example.com") });
      await expectException(associate(opened, id, alias), InvalidArgument, { status: 400 });
    },
  );

  it("refuses one alias too many, not one that the distribution has already", async () => {
    const opened = open({ quotas: { aliases: 1 } });
    const { id } = opened.cloudfront.seed.distribution({ config: withAliases("a.example.com") });
    await expectException(associate(opened, id), TooManyDistributionCNAMEs, { status: 400 });
    await associate(opened, id, "a.example.com");
  });

  it("moves an alias from an enabled distribution, and deploys both again", async () => {
    const opened = open({ propagation: "manual" });
    const { seed } = opened.cloudfront;
    const source = seed.distribution({ config: withAliases("WWW.example.com", "b.example.com") });
    const target = seed.distribution({ config: withAliases("a.example.com") });
    const { $metadata, ...output } = await associate(opened, target.id);
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(200);
    expect(await getDistribution(opened, source.id)).toEqual({
      aliases: { Quantity: 1, Items: ["b.example.com"] },
      etag: "ETVPDKIKX0DER",
      status: "InProgress",
    });
    expect(await getDistribution(opened, target.id)).toEqual({
      aliases: { Quantity: 2, Items: ["a.example.com", "www.example.com"] },
      etag: "ETVPDKIKX0DER",
      status: "InProgress",
    });
  });

  it("adds an alias that no distribution has, and leaves alone an alias that the target has", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution({ config: withAliases("a.example.com") });
    await associate(opened, id, "*.example.org");
    const before = await getDistribution(opened, id);
    expect(before.aliases?.Items).toEqual(["a.example.com", "*.example.org"]);
    await associate(opened, id, "A.example.com");
    expect(await getDistribution(opened, id)).toEqual(before);
  });
});
