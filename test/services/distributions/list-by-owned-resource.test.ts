import {
  AccessDenied,
  EntityNotFound,
  InvalidArgument,
  ListDistributionsByOwnedResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeOriginInVpc } from "../../support/make-vpc-origin.ts";

describe.each(interceptionModes)("ListDistributionsByOwnedResource ($name)", ({ open }) => {
  it("returns the distributions that use the VPC origin, with their account, in pages", async () => {
    const { client, cloudfront } = open({ accountId: "111122223333" });
    const { id, arn: ResourceArn } = cloudfront.seed.vpcOrigin();
    const Origins = { Quantity: 1, Items: [makeOriginInVpc(id)] };
    const ids = [1, 2].map(() => cloudfront.seed.distribution({ config: { Origins } }).id);
    cloudfront.seed.distribution();
    const first = await client.send(
      new ListDistributionsByOwnedResourceCommand({ ResourceArn, MaxItems: 1 }),
    );
    expect(first.DistributionList).toEqual({
      Marker: "",
      MaxItems: 1,
      IsTruncated: true,
      Quantity: 1,
      NextMarker: expect.any(String),
      Items: [{ DistributionId: ids[0], OwnerAccountId: "111122223333" }],
    });
    const second = await client.send(
      new ListDistributionsByOwnedResourceCommand({
        ResourceArn,
        Marker: first.DistributionList?.NextMarker,
      }),
    );
    expect(second.DistributionList?.Items).toEqual([
      { DistributionId: ids[1], OwnerAccountId: "111122223333" },
    ]);
  });

  it.each([
    ["the ARN of another resource", "arn:aws:cloudfront::123456789012:function/edge", InvalidArgument, 400],
    ["an ARN of another account", "arn:aws:cloudfront::999999999999:vpcorigin/vo_1", AccessDenied, 403],
    ["the ARN of no VPC origin", "arn:aws:cloudfront::123456789012:vpcorigin/vo_1", EntityNotFound, 404],
  ])("rejects %s", async (_, ResourceArn, Exception, status) => {
    const listing = open().client.send(new ListDistributionsByOwnedResourceCommand({ ResourceArn }));
    await expectException(listing, Exception, { status });
  });

  it("rejects a page of no items", async () => {
    const { client, cloudfront } = open();
    const { arn: ResourceArn } = cloudfront.seed.vpcOrigin();
    const listing = client.send(new ListDistributionsByOwnedResourceCommand({ ResourceArn, MaxItems: 0 }));
    await expectException(listing, InvalidArgument);
  });
});
