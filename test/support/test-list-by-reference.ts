import {
  type DefaultCacheBehavior,
  InvalidArgument,
  type ListDistributionsByCachePolicyIdCommandOutput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { MockCloudFront } from "../../src/index.ts";
import { expectException } from "./expect-exception.ts";
import { interceptionModes, type OpenedMock } from "./interception-modes.ts";
import { makeBehavior } from "./make-distribution.ts";

interface Paging {
  readonly MaxItems?: number;
  readonly Marker?: string | undefined;
}

/** The id of the resource by which the tests list. */
export const listedId = "00000000-0000-4000-8000-000000000001";

/** What the tests need to know about a kind of reference. */
interface ListedReference {
  /** The operation's name after `ListDistributionsBy`. */
  readonly name: string;
  /** Returns a member of a cache behavior that refers to `listedId`. */
  readonly makeReference: () => Partial<DefaultCacheBehavior>;
  readonly seed: (mock: MockCloudFront) => unknown;
  readonly absent: Parameters<typeof expectException>[1];
  /** Lists the distributions that refer to `listedId`. */
  readonly list: (
    client: OpenedMock["client"],
    paging: Paging,
  ) => Promise<Pick<ListDistributionsByCachePolicyIdCommandOutput, "DistributionIdList" | "$metadata">>;
}

/** Tests one of the operations ListDistributionsBy… that return ids. They all do the same. */
export function testListByReference({ name, makeReference, seed, absent, list }: ListedReference): void {
  const behavior = makeBehavior({ TargetOriginId: "origin", ...makeReference() });

  describe.each(interceptionModes)(`ListDistributionsBy${name} ($name)`, ({ open: openMock }) => {
    const open = (): OpenedMock => {
      const opened = openMock();
      seed(opened.cloudfront);
      return opened;
    };

    it("rejects an unknown id", async () => {
      await expectException(list(openMock().client, {}), absent, { status: 404 });
    });

    it("takes any id if references are not checked", async () => {
      const { DistributionIdList } = await list(openMock({ references: "any" }).client, {});
      expect(DistributionIdList?.Quantity).toBe(0);
    });

    it("rejects a page of no items", async () => {
      await expectException(list(open().client, { MaxItems: 0 }), InvalidArgument);
    });

    it("lists each distribution once that refers to the resource in any behavior", async () => {
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
