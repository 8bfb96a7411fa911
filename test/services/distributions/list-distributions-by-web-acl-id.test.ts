import { InvalidArgument, ListDistributionsByWebACLIdCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";

const acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";

describe.each(interceptionModes)("ListDistributionsByWebACLId ($name)", ({ open }) => {
  describe("refuses", () => {
    it("a page of no items", async () => {
      const listing = open().client.send(
        new ListDistributionsByWebACLIdCommand({ WebACLId: acl, MaxItems: 0 }),
      );
      await expectException(listing, InvalidArgument);
    });
  });

  describe("does", () => {
    it.each([acl, "null"])("list those with %s", async (WebACLId) => {
      const { client, cloudfront } = open();
      const protectedOne = cloudfront.seed.distribution({ config: { WebACLId: acl } });
      const open2 = cloudfront.seed.distribution();
      const { DistributionList } = await client.send(new ListDistributionsByWebACLIdCommand({ WebACLId }));
      expect(DistributionList?.Items?.map(({ Id }) => Id)).toEqual([
        WebACLId === acl ? protectedOne.id : open2.id,
      ]);
    });
  });

  describe("answers", () => {
    it("with summaries, in pages", async () => {
      const { client, cloudfront } = open();
      for (let n = 0; n < 3; n++) {
        cloudfront.seed.distribution({ config: { WebACLId: acl } });
      }
      const { DistributionList, $metadata } = await client.send(
        new ListDistributionsByWebACLIdCommand({ WebACLId: acl, MaxItems: 2 }),
      );
      expect(DistributionList).toMatchObject({ MaxItems: 2, IsTruncated: true, Quantity: 2 });
      expect(DistributionList?.Items?.[0]).toMatchObject({ Status: "Deployed", WebACLId: acl });
      expect($metadata.httpStatusCode).toBe(200);
    });
  });
});
