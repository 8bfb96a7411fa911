import {
  InvalidArgument,
  ListInvalidationsCommand,
  NoSuchDistribution,
  paginateListInvalidations,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { invalidate } from "../../support/make-invalidation.ts";

describe.each(interceptionModes)("ListInvalidations ($name)", ({ open }) => {
  const invalidated = async (count: number) => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const DistributionId = cloudfront.seed.distribution().id;
    await client.send(invalidate(cloudfront.seed.distribution().id));
    const ids: (string | undefined)[] = [];
    for (let n = 0; n < count; n++) {
      if (n === count - 1) {
        cloudfront.settle();
      }
      ids.push((await client.send(invalidate(DistributionId))).Invalidation?.Id);
    }
    return { client, DistributionId, ids };
  };

  // In the order of the checks.
  it("rejects an unknown distribution", async () => {
    const listing = open().client.send(new ListInvalidationsCommand({ DistributionId: "E0", MaxItems: 0 }));
    await expectException(listing, NoSuchDistribution, { status: 404 });
  });

  it.each([{ MaxItems: 0 }, { Marker: "I2J0I21PCUYOIK" }])("rejects %j", async (page) => {
    const { client, DistributionId } = await invalidated(1);
    await expectException(
      client.send(new ListInvalidationsCommand({ DistributionId, ...page })),
      InvalidArgument,
    );
  });

  // The API reference: from the most recent to the oldest
  it("lists each invalidation of the distribution once, newest first, also with the SDK's paginator", async () => {
    const { client, DistributionId, ids } = await invalidated(7);
    const listed: (string | undefined)[] = [];
    for await (const page of paginateListInvalidations({ client, pageSize: 3 }, { DistributionId })) {
      listed.push(...(page.InvalidationList?.Items ?? []).map(({ Id }) => Id));
    }
    expect(listed).toEqual(ids.reverse());
  });

  it("returns an empty list, without Items", async () => {
    const { client, DistributionId } = await invalidated(0);
    const { InvalidationList, $metadata } = await client.send(
      new ListInvalidationsCommand({ DistributionId }),
    );
    expect(InvalidationList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns a page of summaries and the marker of the next page", async () => {
    const { client, DistributionId, ids } = await invalidated(2);
    const { InvalidationList } = await client.send(
      new ListInvalidationsCommand({ DistributionId, MaxItems: 1 }),
    );
    expect(InvalidationList).toEqual({
      Marker: "",
      NextMarker: expect.any(String),
      MaxItems: 1,
      IsTruncated: true,
      Quantity: 1,
      Items: [{ Id: ids[1], CreateTime: expect.any(Date), Status: "InProgress" }],
    });
    const { NextMarker } = InvalidationList ?? {};
    const rest = await client.send(new ListInvalidationsCommand({ DistributionId, Marker: NextMarker }));
    expect(rest.InvalidationList).toMatchObject({
      Marker: NextMarker,
      IsTruncated: false,
      Items: [{ Id: ids[0], Status: "Completed" }],
    });
  });
});
