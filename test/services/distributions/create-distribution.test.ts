import {
  CNAMEAlreadyExists,
  CreateDistributionCommand,
  DescribeFunctionCommand,
  DistributionAlreadyExists,
  type DistributionConfig,
  GetDistributionConfigCommand,
  InconsistentQuantities,
  TooManyDistributions,
  waitUntilDistributionDeployed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import {
  aliases,
  makeDistribution,
  makeDistributionConfig,
  seedLive,
  withAliases,
  withFunctions,
} from "../../support/make-distribution.ts";

describe.each(interceptionModes)("CreateDistribution ($name)", ({ open }) => {
  // What is wrong in a configuration is in requirements.test.ts and associations.test.ts.
  // In the order of the checks.
  it("rejects wrong counts before any other problem", async () => {
    const { client } = open();
    await client.send(new CreateDistributionCommand(makeDistribution()));
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution({ Aliases: { Quantity: 1 } }))),
      InconsistentQuantities,
    );
  });

  // seen: the same request again is refused too, whatever older documentation says
  it("rejects a caller reference that is in use, and names the distribution that has it", async () => {
    const { client } = open();
    const { Distribution } = await client.send(new CreateDistributionCommand(makeDistribution()));
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution())),
      DistributionAlreadyExists,
      {
        status: 409,
        message:
          "The caller reference that you are using to create a distribution is associated with another distribution. " +
          `Already exists: ${Distribution?.Id}`,
      },
    );
  });

  it("rejects more distributions than the quota", async () => {
    const { client, cloudfront } = open({ quotas: { distributions: 1 } });
    cloudfront.seed.distribution({ aliases: ["www.example.com"] });
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution({ Aliases: aliases("www.example.com") }))),
      TooManyDistributions,
      { status: 400, message: "The account has 1 distributions, which is its quota." },
    );
  });

  // assumed: the code
  it("rejects more staging distributions than their quota", async () => {
    const { client, cloudfront } = open({ quotas: { stagingDistributions: 1 } });
    cloudfront.seed.distribution({ config: { Staging: true } });
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution({ Staging: true }))),
      TooManyDistributions,
      { status: 400, message: "The account has 1 staging distributions, which is its quota." },
    );
    await expect(client.send(new CreateDistributionCommand(makeDistribution()))).resolves.toBeDefined();
  });

  it("rejects an invalid configuration", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.distribution({ aliases: ["www.example.com"] });
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution({ Aliases: aliases("www.example.com") }))),
      CNAMEAlreadyExists,
    );
  });

  it("keeps the whole configuration, and its own copy of it", async () => {
    const { client } = open({ references: "any" });
    const whole: DistributionConfig = makeDistributionConfig({
      DefaultRootObject: "index.html",
      CustomErrorResponses: {
        Quantity: 1,
        Items: [
          { ErrorCode: 404, ResponsePagePath: "/404.html", ResponseCode: "404", ErrorCachingMinTTL: 10 },
        ],
      },
      ViewerMtlsConfig: { Mode: "required", TrustStoreConfig: { TrustStoreId: "ts" } },
      ConnectionFunctionAssociation: { Id: "cf" },
      CacheTagConfig: { HeaderName: "tag" },
      AnycastIpListId: "list",
    });
    const { Distribution } = await client.send(new CreateDistributionCommand({ DistributionConfig: whole }));
    const before = structuredClone(whole);
    Object.assign(whole, { Comment: "changed" });
    const { DistributionConfig } = await client.send(
      new GetDistributionConfigCommand({ Id: Distribution?.Id }),
    );
    expect(DistributionConfig).toMatchObject(before);
    expect(DistributionConfig).toEqual(Distribution?.DistributionConfig);
  });

  it("gives ARN and domain name of the China partition to a client of its regions", async () => {
    const { client } = open({ region: "cn-northwest-1" });
    const { Distribution } = await client.send(new CreateDistributionCommand(makeDistribution()));
    expect(Distribution?.ARN).toBe(`arn:aws-cn:cloudfront::123456789012:distribution/${Distribution?.Id}`);
    expect(Distribution?.DomainName).toMatch(/\.cloudfront\.cn$/);
  });

  it("gives each distribution its own id, ARN and domain name, the same in every run", async () => {
    const namesIn = async () => {
      const { client } = open();
      const names: unknown[] = [];
      for (const CallerReference of ["1", "2"]) {
        const { Distribution } = await client.send(
          new CreateDistributionCommand(makeDistribution({ CallerReference })),
        );
        names.push([Distribution?.Id, Distribution?.ARN, Distribution?.DomainName]);
      }
      return names;
    };
    const [one, other] = await namesIn();
    expect(one).not.toEqual(other);
    expect(await namesIn()).toEqual([one, other]);
  });

  it("associates its functions, and both stages report it once the distribution is deployed", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const arn = seedLive(cloudfront);
    await client.send(
      new CreateDistributionCommand(makeDistribution(withFunctions(["viewer-request", arn]))),
    );
    const statuses = () =>
      Promise.all(
        (["DEVELOPMENT", "LIVE"] as const).map(
          async (Stage) =>
            (await client.send(new DescribeFunctionCommand({ Name: "edge", Stage }))).FunctionSummary?.Status,
        ),
      );
    expect(await statuses()).toEqual(["IN_PROGRESS", "IN_PROGRESS"]);
    cloudfront.settle();
    expect(await statuses()).toEqual(["DEPLOYED", "DEPLOYED"]);
  });

  it("changes nothing if it rejects the call", async () => {
    const { client, cloudfront } = open();
    await expectException(
      client.send(new CreateDistributionCommand(makeDistribution({ Aliases: { Quantity: 1 } }))),
      InconsistentQuantities,
    );
    expect(cloudfront.state()).toEqual({});
  });

  // seen: the members, their order apart, in update-distribution's answer of 2025-12
  it("returns the distribution in progress, its first ETag and its location", async () => {
    const clock = new Clock("2026-03-04T05:06:07.890Z");
    const { client } = open({ now: clock.now, accountId: "111122223333" });
    const { $metadata, ...output } = await client.send(
      new CreateDistributionCommand(makeDistribution(withAliases("www.example.com"))),
    );
    const { Id = "", DomainName, DistributionConfig } = output.Distribution ?? {};
    expect(Id).toMatch(/^E[1-9A-Z][0-9A-Z]{10,12}$/);
    expect(DomainName).toMatch(/^d[1-9a-z][0-9a-z]{10,12}\.cloudfront\.net$/);
    expect(DistributionConfig).toMatchObject(makeDistributionConfig());
    expect(output).toEqual({
      ETag: "E23ZP02F085DFQ",
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${Id}`,
      Distribution: {
        Id,
        ARN: `arn:aws:cloudfront::111122223333:distribution/${Id}`,
        Status: "InProgress",
        LastModifiedTime: new Date("2026-03-04T05:06:07.890Z"),
        InProgressInvalidationBatches: 0,
        DomainName,
        ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
        ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
        AliasICPRecordals: [{ CNAME: "www.example.com", ICPRecordalStatus: "APPROVED" }],
        DistributionConfig,
      },
    });
    expect($metadata.httpStatusCode).toBe(201);
  });

  it("returns InProgress, and a waiter ends at once because the next read says Deployed", async () => {
    const { client } = open();
    const { Distribution } = await client.send(new CreateDistributionCommand(makeDistribution()));
    expect(Distribution?.Status).toBe("InProgress");
    const waited = await waitUntilDistributionDeployed(
      { client, maxWaitTime: 120 },
      { Id: Distribution?.Id },
    );
    expect(waited.state).toBe("SUCCESS");
  });
});
