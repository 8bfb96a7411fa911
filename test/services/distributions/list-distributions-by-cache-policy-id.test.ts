import { InvalidArgument, ListDistributionsByCachePolicyIdCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { doors } from "../../support/doors.ts";
import { expectException } from "../../support/expect-exception.ts";
import { makeBehavior } from "../../support/make-distribution.ts";

const CachePolicyId = "00000000-0000-4000-8000-000000000001";
const behavior = makeBehavior({ TargetOriginId: "origin", CachePolicyId });

describe.each(doors)("ListDistributionsByCachePolicyId, through the $name door", ({ open }) => {
  describe("refuses", () => {
    it("a page of no items", async () => {
      const listing = open().client.send(
        new ListDistributionsByCachePolicyIdCommand({ CachePolicyId, MaxItems: 0 }),
      );
      await expectException(listing, InvalidArgument);
    });
  });

  describe("does", () => {
    it("list who has the policy in any behavior, each once", async () => {
      const { client, cloudfront } = open();
      const CacheBehaviors = { Quantity: 1, Items: [{ PathPattern: "/a", ...behavior }] };
      const one = cloudfront.seed.distribution({
        config: { DefaultCacheBehavior: behavior, CacheBehaviors },
      });
      cloudfront.seed.distribution();
      const other = cloudfront.seed.distribution({ config: { CacheBehaviors } });
      const { DistributionIdList } = await client.send(
        new ListDistributionsByCachePolicyIdCommand({ CachePolicyId }),
      );
      expect(DistributionIdList?.Items).toEqual([one.id, other.id]);
    });
  });

  describe("answers", () => {
    it("with ids, in pages", async () => {
      const { client, cloudfront } = open();
      const ids = [1, 2, 3].map(
        () => cloudfront.seed.distribution({ config: { DefaultCacheBehavior: behavior } }).id,
      );
      const page = (Marker?: string) =>
        client.send(new ListDistributionsByCachePolicyIdCommand({ CachePolicyId, MaxItems: 2, Marker }));
      const first = await page();
      expect(first.DistributionIdList).toEqual({
        Marker: "",
        NextMarker: expect.any(String),
        MaxItems: 2,
        IsTruncated: true,
        Quantity: 2,
        Items: ids.slice(0, 2),
      });
      const second = await page(first.DistributionIdList?.NextMarker);
      expect(second.DistributionIdList).toMatchObject({
        IsTruncated: false,
        Quantity: 1,
        Items: ids.slice(2),
      });
      expect(second.$metadata.httpStatusCode).toBe(200);
    });
  });
});
