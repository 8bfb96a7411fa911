import {
  CannotDeleteEntityWhileInUse,
  CreateConnectionGroupCommand,
  DeleteConnectionGroupCommand,
  EntityAlreadyExists,
  EntityLimitExceeded,
  EntityNotFound,
  GetConnectionGroupByRoutingEndpointCommand,
  GetConnectionGroupCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  InvalidTagging,
  ListConnectionGroupsCommand,
  ListTagsForResourceCommand,
  PreconditionFailed,
  ResourceInUse,
  ResourceNotDisabled,
  TagResourceCommand,
  UpdateConnectionGroupCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeConnectionGroup } from "../../support/make-tenant.ts";

const tags = { Items: [{ Key: "team", Value: "edge" }] };

describe.each(interceptionModes)("CreateConnectionGroup ($name)", ({ open }) => {
  it("refuses invalid tags, then an invalid name, then a name that is taken, then a full account", async () => {
    const { client, cloudfront } = open({ quotas: { connectionGroups: 1 } });
    cloudfront.seed.connectionGroup({ name: "europe" });
    const create = (changes: object) =>
      client.send(new CreateConnectionGroupCommand(makeConnectionGroup(changes)));
    const reserved = { Items: [{ Key: "aws:team", Value: "edge" }] };
    await expectException(create({ Name: "-", Tags: reserved }), InvalidTagging, { status: 400 });
    for (const Name of ["ab", "-europe", "europe-", "a b", "e".repeat(129)]) {
      await expectException(create({ Name }), InvalidArgument, { status: 400 });
    }
    await expectException(create({}), EntityAlreadyExists, { status: 409 });
    await expectException(create({ Name: "asia" }), EntityLimitExceeded, { status: 400 });
    expect(Object.keys(cloudfront.state().connectionGroups)).toHaveLength(1);
  });

  it("creates an enabled group with IPv6 and an endpoint, which is in progress at first", async () => {
    const clock = new Clock();
    const { client, cloudfront } = open({ now: clock.now, propagation: { ms: 60_000 } });
    const { $metadata, ETag, ConnectionGroup } = await client.send(
      new CreateConnectionGroupCommand(makeConnectionGroup({ Tags: tags })),
    );
    expect($metadata.httpStatusCode).toBe(201);
    expect(ETag).toBe(getEtag(0));
    expect(ConnectionGroup).toEqual({
      Id: expect.stringMatching(/^cg_[0-9A-Za-z]{27}$/),
      Name: "europe",
      Arn: `arn:aws:cloudfront::123456789012:connection-group/${ConnectionGroup?.Id}`,
      RoutingEndpoint: expect.stringMatching(/^d[0-9a-z]{10,13}\.cloudfront\.net$/),
      CreatedTime: clock.now(),
      LastModifiedTime: clock.now(),
      Tags: tags,
      Ipv6Enabled: true,
      Enabled: true,
      IsDefault: false,
      Status: "InProgress",
    });
    clock.pass(60_000);
    const found = await client.send(new GetConnectionGroupCommand({ Identifier: "europe" }));
    const { Tags: _, ...withoutTags } = ConnectionGroup ?? {};
    expect(found.ConnectionGroup).toEqual({ ...withoutTags, Status: "Deployed" });
    expect(found.ETag).toBe(ETag);
    expect(cloudfront.state().connectionGroups[ConnectionGroup?.Id ?? ""]?.config.Name).toBe("europe");
  });

  it("stores the tags for the operations on tags", async () => {
    const { client } = open();
    const { ConnectionGroup } = await client.send(
      new CreateConnectionGroupCommand(makeConnectionGroup({ Tags: tags })),
    );
    const Resource = ConnectionGroup?.Arn as string;
    const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
    expect(Tags).toEqual(tags);
    await client.send(new TagResourceCommand({ Resource, Tags: { Items: [{ Key: "cost", Value: "1" }] } }));
    const { Tags: both } = await client.send(new ListTagsForResourceCommand({ Resource }));
    expect(both?.Items).toHaveLength(2);
  });

  it("gives groups ids that sort by their time of creation", async () => {
    const clock = new Clock();
    const { client } = open({ now: clock.now });
    const ids: (string | undefined)[] = [];
    for (const Name of ["first", "second", "third"]) {
      const { ConnectionGroup } = await client.send(new CreateConnectionGroupCommand({ Name }));
      ids.push(ConnectionGroup?.Id);
      clock.pass(1000);
    }
    expect([...ids].sort()).toEqual(ids);
  });
});

describe.each(interceptionModes)("GetConnectionGroup ($name)", ({ open }) => {
  it("refuses an unknown id, and finds a group by its id, its ARN, its name and its endpoint", async () => {
    const { client, cloudfront } = open();
    const { id, arn, name, routingEndpoint } = cloudfront.seed.connectionGroup({ name: "europe" });
    await expectException(
      client.send(new GetConnectionGroupCommand({ Identifier: "cg_0" })),
      EntityNotFound,
      {
        status: 404,
      },
    );
    for (const Identifier of [id, arn, name]) {
      const { ConnectionGroup } = await client.send(new GetConnectionGroupCommand({ Identifier }));
      expect(ConnectionGroup?.Id).toBe(id);
    }
    const find = (RoutingEndpoint: string) =>
      client.send(new GetConnectionGroupByRoutingEndpointCommand({ RoutingEndpoint }));
    expect((await find(routingEndpoint)).ConnectionGroup).toMatchObject({ Id: id, Status: "Deployed" });
    await expectException(find("d0.cloudfront.net"), EntityNotFound, { status: 404 });
  });
});

describe.each(interceptionModes)("ListConnectionGroups ($name)", ({ open }) => {
  it("answers without a list while there is no group", async () => {
    const { $metadata, ...output } = await open().client.send(new ListConnectionGroupsCommand({}));
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("refuses a page of no items, a marker that no page gave and an unknown Anycast IP list", async () => {
    const { client } = open();
    for (const paging of [{ MaxItems: 0 }, { Marker: "x" }]) {
      await expectException(client.send(new ListConnectionGroupsCommand(paging)), InvalidArgument);
    }
    const AssociationFilter = { AnycastIpListId: "aip_0" };
    const listing = client.send(new ListConnectionGroupsCommand({ AssociationFilter }));
    await expectException(listing, EntityNotFound, { status: 404 });
  });

  it("pages through the groups, the oldest first", async () => {
    const { client, cloudfront } = open();
    for (const name of ["first", "second", "third"]) {
      cloudfront.seed.connectionGroup({ name });
    }
    const first = await client.send(new ListConnectionGroupsCommand({ MaxItems: 2 }));
    expect(first.ConnectionGroups?.map(({ Name }) => Name)).toEqual(["first", "second"]);
    const { NextMarker, ConnectionGroups } = await client.send(
      new ListConnectionGroupsCommand({ MaxItems: 2, Marker: first.NextMarker }),
    );
    expect(ConnectionGroups).toEqual([
      expect.objectContaining({ Name: "third", ETag: getEtag(0), IsDefault: false, Status: "Deployed" }),
    ]);
    expect(ConnectionGroups?.[0]).not.toHaveProperty("Ipv6Enabled");
    expect(NextMarker).toBeUndefined();
  });

  it("lists the groups of an Anycast IP list", async () => {
    const { client } = open({ references: "any" });
    await client.send(new CreateConnectionGroupCommand(makeConnectionGroup()));
    await client.send(
      new CreateConnectionGroupCommand(makeConnectionGroup({ Name: "static", AnycastIpListId: "aip_1" })),
    );
    const { ConnectionGroups } = await client.send(
      new ListConnectionGroupsCommand({ AssociationFilter: { AnycastIpListId: "aip_1" } }),
    );
    expect(ConnectionGroups?.map(({ Name, AnycastIpListId }) => [Name, AnycastIpListId])).toEqual([
      ["static", "aip_1"],
    ]);
  });
});

describe.each(interceptionModes)("UpdateConnectionGroup ($name)", ({ open }) => {
  it("refuses an unknown id, then a missing ETag, then a stale one", async () => {
    const { client, cloudfront } = open();
    const { id: Id } = cloudfront.seed.connectionGroup();
    const update = (input: object) =>
      client.send(new UpdateConnectionGroupCommand({ Id, IfMatch: undefined, ...input }));
    await expectException(update({ Id: "cg_0" }), EntityNotFound, { status: 404 });
    await expectException(update({}), InvalidIfMatchVersion, { status: 400 });
    await expectException(update({ IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
  });

  it("changes only the members that the request has, and deploys again", async () => {
    const clock = new Clock();
    const { client } = open({ now: clock.now, references: "any" });
    const { ETag, ConnectionGroup } = await client.send(
      new CreateConnectionGroupCommand(makeConnectionGroup({ AnycastIpListId: "aip_1" })),
    );
    const { Id } = ConnectionGroup ?? {};
    clock.pass(1000);
    const updated = await client.send(
      new UpdateConnectionGroupCommand({ Id, IfMatch: ETag, Ipv6Enabled: false }),
    );
    expect(updated.ETag).toBe(getEtag(1));
    expect(updated.ConnectionGroup).toEqual({
      ...ConnectionGroup,
      Ipv6Enabled: false,
      LastModifiedTime: clock.now(),
      Status: "InProgress",
    });
    const removed = await client.send(
      new UpdateConnectionGroupCommand({ Id, IfMatch: updated.ETag, AnycastIpListId: "" }),
    );
    expect(removed.ConnectionGroup).not.toHaveProperty("AnycastIpListId");
  });

  it("refuses to disable a group with an enabled tenant", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag: IfMatch } = cloudfront.seed.connectionGroup();
    cloudfront.seed.distributionTenant({ connectionGroup: Id });
    const disabling = client.send(new UpdateConnectionGroupCommand({ Id, IfMatch, Enabled: false }));
    await expectException(disabling, ResourceInUse, { status: 409 });
  });
});

describe.each(interceptionModes)("DeleteConnectionGroup ($name)", ({ open }) => {
  it("refuses an unknown id, a missing ETag, a stale one, tenants, and an enabled group, in this order", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag } = cloudfront.seed.connectionGroup();
    cloudfront.seed.distributionTenant({ connectionGroup: Id });
    const remove = (input: object) =>
      client.send(new DeleteConnectionGroupCommand({ Id, IfMatch: etag, ...input }));
    await expectException(remove({ Id: "cg_0" }), EntityNotFound, { status: 404 });
    await expectException(remove({ IfMatch: undefined }), InvalidIfMatchVersion, { status: 400 });
    await expectException(remove({ IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
    await expectException(remove({}), CannotDeleteEntityWhileInUse, { status: 409 });
    const unused = cloudfront.seed.connectionGroup();
    const removing = remove({ Id: unused.id, IfMatch: unused.etag });
    await expectException(removing, ResourceNotDisabled, { status: 409 });
  });

  it("answers 204, frees the name and drops the tags", async () => {
    const { client, cloudfront } = open();
    const input = makeConnectionGroup({ Enabled: false, Tags: tags });
    const { ETag, ConnectionGroup } = await client.send(new CreateConnectionGroupCommand(input));
    const { $metadata, ...output } = await client.send(
      new DeleteConnectionGroupCommand({ Id: ConnectionGroup?.Id, IfMatch: ETag }),
    );
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
    expect(cloudfront.state()).toEqual({});
    await client.send(new CreateConnectionGroupCommand(input));
  });
});
