import {
  InvalidArgument,
  type ListDistributionsByCachePolicyIdCommandOutput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "./expect-exception.ts";
import { interceptionModes, type OpenedMock } from "./interception-modes.ts";
import { makeBehavior } from "./make-distribution.ts";

interface Paging {
  readonly MaxItems?: number;
  readonly Marker?: string | undefined;
}

/** The id of a policy that nobody owns: the fake takes any. */
export const policyId = "00000000-0000-4000-8000-000000000001";

/**
 * What ListDistributionsBy... does for the policies that a cache behavior names, so that they cannot drift: the tests of
 * one of them, by the member that names the policy and a call that lists by `policyId`.
 */
export function testListByPolicy(
  member: "CachePolicyId" | "OriginRequestPolicyId" | "ResponseHeadersPolicyId",
  list: (
    client: OpenedMock["client"],
    paging: Paging,
  ) => Promise<Pick<ListDistributionsByCachePolicyIdCommandOutput, "DistributionIdList" | "$metadata">>,
): void {
  const behavior = makeBehavior({ TargetOriginId: "origin", [member]: policyId });

  describe.each(interceptionModes)(`ListDistributionsBy${member} ($name)`, ({ open }) => {
    it("rejects a page of no items", async () => {
      await expectException(list(open().client, { MaxItems: 0 }), InvalidArgument);
    });

    it("lists each distribution once that has the policy in any behavior", async () => {
      const { client, cloudfront } = open();
      const CacheBehaviors = { Quantity: 1, Items: [{ PathPattern: "/a", ...behavior }] };
      const one = cloudfront.seed.distribution({
        config: { DefaultCacheBehavior: behavior, CacheBehaviors },
      });
      cloudfront.seed.distribution();
      const other = cloudfront.seed.distribution({ config: { CacheBehaviors } });
      const { DistributionIdList } = await list(client, {});
      expect(DistributionIdList?.Items).toEqual([one.id, other.id]);
    });

    it("returns ids, in pages", async () => {
      const { client, cloudfront } = open();
      const ids = [1, 2, 3].map(
        () => cloudfront.seed.distribution({ config: { DefaultCacheBehavior: behavior } }).id,
      );
      const first = await list(client, { MaxItems: 2 });
      expect(first.DistributionIdList).toEqual({
        Marker: "",
        NextMarker: expect.any(String),
        MaxItems: 2,
        IsTruncated: true,
        Quantity: 2,
        Items: ids.slice(0, 2),
      });
      const second = await list(client, { MaxItems: 2, Marker: first.DistributionIdList?.NextMarker });
      expect(second.DistributionIdList).toMatchObject({
        IsTruncated: false,
        Quantity: 1,
        Items: ids.slice(2),
      });
      expect(second.$metadata.httpStatusCode).toBe(200);
    });
  });
}
