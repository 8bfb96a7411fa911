import {
  BatchTooLarge,
  CreateInvalidationForDistributionTenantCommand,
  EntityNotFound,
  GetInvalidationForDistributionTenantCommand,
  InconsistentQuantities,
  InvalidArgument,
  ListInvalidationsForDistributionTenantCommand,
  MissingBody,
  NoSuchInvalidation,
  TooManyInvalidationsInProgress,
  waitUntilInvalidationForDistributionTenantCompleted,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";

function makeBatch(Items: string[], CallerReference = "first", Quantity = Items.length) {
  return { CallerReference, Paths: { Quantity, Items } };
}

describe.each(interceptionModes)("CreateInvalidationForDistributionTenant ($name)", ({ open }) => {
  function opened(options: Parameters<typeof open>[0] = {}) {
    const mock = open(options);
    const { id } = mock.cloudfront.seed.distributionTenant();
    const create = (InvalidationBatch: ReturnType<typeof makeBatch> | undefined, Id = id) =>
      mock.client.send(new CreateInvalidationForDistributionTenantCommand({ Id, InvalidationBatch }));
    return { ...mock, id, create };
  }

  it("rejects a missing batch, a wrong quantity, wrong paths, too many, and then an unknown tenant", async () => {
    const { create } = opened({ quotas: { invalidationPaths: 1 } });
    await expectException(create(undefined, "dt_0"), MissingBody, { status: 400 });
    await expectException(create(makeBatch(["/a"], "1", 2), "dt_0"), InconsistentQuantities, { status: 400 });
    await expectException(create(makeBatch(["a"]), "dt_0"), InvalidArgument, { status: 400 });
    await expectException(create(makeBatch(["/a", "/b"]), "dt_0"), BatchTooLarge, { status: 413 });
    await expectException(create(makeBatch(["/a"]), "dt_0"), EntityNotFound, { status: 404 });
  });

  it("counts the paths in progress of each tenant for itself", async () => {
    const { create, cloudfront } = opened({ propagation: "manual", quotas: { invalidationWildcards: 1 } });
    const other = cloudfront.seed.distributionTenant();
    await create(makeBatch(["/*"]));
    await create(makeBatch(["/*"]), other.id);
    const exceeding = create(makeBatch(["/b/*"], "second"));
    await expectException(exceeding, TooManyInvalidationsInProgress, { status: 400 });
    cloudfront.settle();
    await create(makeBatch(["/b/*"], "second"));
  });

  it("answers with the invalidation and its location, and the same for the same reference", async () => {
    const { create, id } = opened({ propagation: "manual" });
    const { $metadata, Location, Invalidation } = await create(makeBatch(["/*"]));
    expect($metadata.httpStatusCode).toBe(201);
    expect(Invalidation).toMatchObject({
      Id: expect.stringMatching(/^I[0-9A-Z]+$/),
      Status: "InProgress",
      InvalidationBatch: makeBatch(["/*"]),
    });
    expect(Location).toBe(
      `https://cloudfront.amazonaws.com/2020-05-31/distribution-tenant/${id}/invalidation/${Invalidation?.Id}`,
    );
    const again = await create(makeBatch(["/*"]));
    expect(again.Invalidation).toEqual(Invalidation);
    await expectException(create(makeBatch(["/b"])), InvalidArgument, { message: "caller reference" });
  });
});

describe.each(interceptionModes)("GetInvalidationForDistributionTenant ($name)", ({ open }) => {
  it("rejects an unknown tenant, an unknown invalidation and one of another tenant", async () => {
    const { client, cloudfront } = open();
    const one = cloudfront.seed.distributionTenant();
    const two = cloudfront.seed.distributionTenant();
    const { Invalidation } = await client.send(
      new CreateInvalidationForDistributionTenantCommand({
        Id: one.id,
        InvalidationBatch: makeBatch(["/*"]),
      }),
    );
    const get = (DistributionTenantId: string, Id: string | undefined) =>
      client.send(new GetInvalidationForDistributionTenantCommand({ DistributionTenantId, Id }));
    await expectException(get("dt_0", Invalidation?.Id), EntityNotFound, { status: 404 });
    await expectException(get(one.id, "I0"), NoSuchInvalidation, { status: 404 });
    await expectException(get(two.id, Invalidation?.Id), NoSuchInvalidation);
    expect((await get(one.id, Invalidation?.Id)).Invalidation?.Status).toBe("Completed");
  });

  it("completes for the waiter of the SDK", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distributionTenant();
    const { Invalidation } = await client.send(
      new CreateInvalidationForDistributionTenantCommand({ Id: id, InvalidationBatch: makeBatch(["/*"]) }),
    );
    const { state } = await waitUntilInvalidationForDistributionTenantCompleted(
      { client, maxWaitTime: 5, minDelay: 1, maxDelay: 1 },
      { DistributionTenantId: id, Id: Invalidation?.Id },
    );
    expect(state).toBe("SUCCESS");
  });
});

describe.each(interceptionModes)("ListInvalidationsForDistributionTenant ($name)", ({ open }) => {
  it("rejects an unknown tenant and a page of no items, and lists the newest first", async () => {
    const { client, cloudfront } = open();
    const { id: Id } = cloudfront.seed.distributionTenant();
    const list = (input: object) =>
      client.send(new ListInvalidationsForDistributionTenantCommand({ Id, ...input }));
    await expectException(list({ Id: "dt_0" }), EntityNotFound, { status: 404 });
    await expectException(list({ MaxItems: 0 }), InvalidArgument, { status: 400 });
    const ids: (string | undefined)[] = [];
    for (const reference of ["1", "2", "3"]) {
      const InvalidationBatch = makeBatch(["/*"], reference);
      const { Invalidation } = await client.send(
        new CreateInvalidationForDistributionTenantCommand({ Id, InvalidationBatch }),
      );
      ids.unshift(Invalidation?.Id);
    }
    const { InvalidationList: first } = await list({ MaxItems: 2 });
    expect(first).toMatchObject({ MaxItems: 2, Quantity: 2, IsTruncated: true, Marker: "" });
    const { InvalidationList: second } = await list({ MaxItems: 2, Marker: first?.NextMarker });
    expect([...(first?.Items ?? []), ...(second?.Items ?? [])].map((item) => item.Id)).toEqual(ids);
  });
});
