import {
  InvalidArgument,
  ListDistributionsCommand,
  paginateListDistributions,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("ListDistributions ($name)", ({ open }) => {
  const seeded = ({ cloudfront }: OpenedMock, count: number) =>
    Array.from({ length: count }, () => cloudfront.seed.distribution().id);

  describe("refuses", () => {
    it.each([{ MaxItems: 0 }, { Marker: "EDFDVBD6EXAMPLE" }])("%j", async (input) => {
      await expectException(open().client.send(new ListDistributionsCommand(input)), InvalidArgument, {
        status: 400,
      });
    });
  });

  describe("does", () => {
    it("list each once, by the SDK's paginator too", async () => {
      const opened = open();
      const ids = seeded(opened, 7);
      const listed: (string | undefined)[] = [];
      for await (const page of paginateListDistributions({ client: opened.client, pageSize: 3 }, {})) {
        listed.push(...(page.DistributionList?.Items ?? []).map(({ Id }) => Id));
      }
      expect(listed).toEqual(ids);
    });
  });

  describe("answers", () => {
    it("with an empty list, without Items", async () => {
      const { DistributionList, $metadata } = await open().client.send(new ListDistributionsCommand({}));
      expect(DistributionList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
      expect($metadata.httpStatusCode).toBe(200);
    });

    it("with a page and where the next begins", async () => {
      const opened = open();
      seeded(opened, 3);
      const { DistributionList: first } = await opened.client.send(
        new ListDistributionsCommand({ MaxItems: 2 }),
      );
      expect(first).toMatchObject({ Marker: "", MaxItems: 2, IsTruncated: true, Quantity: 2 });
      const Marker = first?.NextMarker;
      const { DistributionList: second } = await opened.client.send(new ListDistributionsCommand({ Marker }));
      expect(second).toMatchObject({ Marker, MaxItems: 100, IsTruncated: false, Quantity: 1 });
      expect(second?.NextMarker).toBeUndefined();
    });

    it("with summaries: the configuration without what is the caller's own", async () => {
      const { client, cloudfront } = open();
      const { id, arn, domainName, etag } = cloudfront.seed.distribution({ aliases: ["www.example.com"] });
      const { DistributionList } = await client.send(new ListDistributionsCommand({}));
      const [summary] = DistributionList?.Items ?? [];
      const config = cloudfront.state().distributions?.[id]?.config;
      const { CallerReference, DefaultRootObject, Logging, ContinuousDeploymentPolicyId, ...shared } =
        config as Record<string, unknown>;
      expect(summary).toEqual({
        ...shared,
        Id: id,
        ARN: arn,
        DomainName: domainName,
        ETag: etag,
        Status: "Deployed",
        LastModifiedTime: expect.any(Date),
        AliasICPRecordals: [{ CNAME: "www.example.com", ICPRecordalStatus: "APPROVED" }],
      });
    });
  });
});
