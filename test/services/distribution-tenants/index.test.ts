import {
  AssociateDistributionTenantWebACLCommand,
  CreateDistributionTenantCommand,
  DeleteDistributionTenantCommand,
  DisassociateDistributionTenantWebACLCommand,
  EntityNotFound,
  GetDistributionTenantCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  ListDistributionTenantsByCustomizationCommand,
  ListDistributionTenantsCommand,
  ListTagsForResourceCommand,
  NoSuchResource,
  PreconditionFailed,
  ResourceNotDisabled,
  TagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { webAclArn } from "../../support/make-distribution.ts";
import { certificateArn, makeTenant, withoutCertificate } from "../../support/make-tenant.ts";

describe.each(interceptionModes)("DeleteDistributionTenant ($name)", ({ open }) => {
  it("refuses an unknown id, then a missing ETag, then a stale one, then an enabled tenant", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag } = cloudfront.seed.distributionTenant();
    const remove = (input: object) =>
      client.send(new DeleteDistributionTenantCommand({ Id, IfMatch: etag, ...input }));
    await expectException(remove({ Id: "dt_0" }), EntityNotFound, { status: 404 });
    await expectException(remove({ IfMatch: undefined }), InvalidIfMatchVersion, { status: 400 });
    await expectException(remove({ IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
    await expectException(remove({}), ResourceNotDisabled, { status: 409 });
  });

  it("answers 204 and leaves nothing of the tenant, not even while it is deploying", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { id } = cloudfront.seed.distribution({ config: withoutCertificate });
    const { id: ConnectionGroupId } = cloudfront.seed.connectionGroup();
    const before = cloudfront.state();
    const input = makeTenant(id, {
      ConnectionGroupId,
      Enabled: false,
      Tags: { Items: [{ Key: "plan", Value: "gold" }] },
      ManagedCertificateRequest: { ValidationTokenHost: "self-hosted" },
    });
    const { DistributionTenant, ETag } = await client.send(new CreateDistributionTenantCommand(input));
    const { Id, Arn } = DistributionTenant ?? {};
    const { $metadata, ...output } = await client.send(
      new DeleteDistributionTenantCommand({ Id, IfMatch: ETag }),
    );
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
    expect(cloudfront.state()).toEqual(before);
    await expectException(client.send(new GetDistributionTenantCommand({ Identifier: Id })), EntityNotFound);
    await expectException(client.send(new ListTagsForResourceCommand({ Resource: Arn })), NoSuchResource);
    cloudfront.settle();
    expect(cloudfront.state()).toEqual(before);
  });

  it("is undone by reset(snapshot)", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag: IfMatch } = cloudfront.seed.distributionTenant({ enabled: false });
    const before = cloudfront.state();
    const snapshot = cloudfront.snapshot();
    await client.send(new DeleteDistributionTenantCommand({ Id, IfMatch }));
    cloudfront.reset(snapshot);
    expect(cloudfront.state()).toEqual(before);
    await client.send(new DeleteDistributionTenantCommand({ Id, IfMatch }));
  });
});

describe.each(interceptionModes)("ListDistributionTenants ($name)", ({ open }) => {
  it("answers without a list while there is no tenant", async () => {
    const { $metadata: _, ...output } = await open().client.send(new ListDistributionTenantsCommand({}));
    expect(output).toEqual({});
  });

  it("refuses two filters, unknown ids in filters, a page of no items and a marker that no page gave", async () => {
    const { client, cloudfront } = open();
    const { distribution: DistributionId, connectionGroup } = cloudfront.seed.distributionTenant();
    const list = (input: object) => client.send(new ListDistributionTenantsCommand(input));
    const both = { DistributionId, ConnectionGroupId: connectionGroup };
    await expectException(list({ AssociationFilter: both }), InvalidArgument, { status: 400 });
    for (const AssociationFilter of [{ DistributionId: "E0" }, { ConnectionGroupId: "cg_0" }]) {
      await expectException(list({ AssociationFilter }), EntityNotFound, { status: 404 });
    }
    for (const paging of [{ MaxItems: 0 }, { Marker: "x" }]) {
      await expectException(list(paging), InvalidArgument);
    }
  });

  it("pages through the tenants, the newest first", async () => {
    const { client, cloudfront } = open();
    for (const name of ["first", "second", "third"]) {
      cloudfront.seed.distributionTenant({ name, parameters: { color: "red" } });
    }
    const first = await client.send(new ListDistributionTenantsCommand({ MaxItems: 2 }));
    expect(first.DistributionTenantList?.map(({ Name }) => Name)).toEqual(["third", "second"]);
    const { DistributionTenantList, NextMarker } = await client.send(
      new ListDistributionTenantsCommand({ MaxItems: 2, Marker: first.NextMarker }),
    );
    expect(NextMarker).toBeUndefined();
    expect(DistributionTenantList).toEqual([
      expect.objectContaining({
        Name: "first",
        Domains: [{ Domain: "first.example.com", Status: "active" }],
        ETag: getEtag(0),
        Status: "Deployed",
      }),
    ]);
    expect(DistributionTenantList?.[0]).not.toHaveProperty("Parameters");
  });

  it("lists the tenants of a distribution and of a connection group", async () => {
    const { client, cloudfront } = open();
    const one = cloudfront.seed.distributionTenant();
    const group = cloudfront.seed.connectionGroup();
    const two = cloudfront.seed.distributionTenant({ connectionGroup: group.id });
    const list = async (AssociationFilter: object) => {
      const output = await client.send(new ListDistributionTenantsCommand({ AssociationFilter }));
      return output.DistributionTenantList?.map(({ Id }) => Id);
    };
    expect(await list({ DistributionId: one.distribution })).toEqual([one.id]);
    expect(await list({ ConnectionGroupId: group.id })).toEqual([two.id]);
    expect(await list({ ConnectionGroupId: one.connectionGroup })).toEqual([one.id]);
  });
});

describe.each(interceptionModes)("ListDistributionTenantsByCustomization ($name)", ({ open }) => {
  it("refuses both customizations and none", async () => {
    const { client } = open();
    for (const input of [{}, { WebACLArn: webAclArn, CertificateArn: certificateArn }]) {
      const listing = client.send(new ListDistributionTenantsByCustomizationCommand(input));
      await expectException(listing, InvalidArgument, { status: 400 });
    }
  });

  it("lists the tenants with a web ACL or a certificate", async () => {
    const { client, cloudfront } = open();
    const { seed } = cloudfront;
    seed.distributionTenant({ customizations: { WebAcl: { Action: "disable" } } });
    const guarded = seed.distributionTenant({
      customizations: { WebAcl: { Action: "override", Arn: webAclArn } },
    });
    const secured = seed.distributionTenant({ customizations: { Certificate: { Arn: certificateArn } } });
    const list = async (input: object) => {
      const output = await client.send(new ListDistributionTenantsByCustomizationCommand(input));
      return output.DistributionTenantList?.map(({ Id }) => Id);
    };
    expect(await list({ WebACLArn: webAclArn })).toEqual([guarded.id]);
    expect(await list({ CertificateArn: certificateArn })).toEqual([secured.id]);
    expect(await list({ CertificateArn: `${certificateArn}0` })).toBeUndefined();
  });
});

describe.each(interceptionModes)("AssociateDistributionTenantWebACL ($name)", ({ open }) => {
  it("refuses an unknown id, a missing ETag, a stale one and an ARN of something else, in this order", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag } = cloudfront.seed.distributionTenant();
    const associate = (input: object) =>
      client.send(
        new AssociateDistributionTenantWebACLCommand({
          Id,
          IfMatch: etag,
          WebACLArn: certificateArn,
          ...input,
        }),
      );
    await expectException(associate({ Id: "dt_0" }), EntityNotFound, { status: 404 });
    await expectException(associate({ IfMatch: undefined }), InvalidIfMatchVersion, { status: 400 });
    await expectException(associate({ IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
    await expectException(associate({}), InvalidArgument, { status: 400, message: "WebACLArn is not valid" });
  });

  it("overrides the web ACL of the distribution until it is disassociated", async () => {
    const { client, cloudfront } = open();
    const GeoRestrictions = { RestrictionType: "whitelist" as const, Locations: ["DE"] };
    const { id: Id, etag: IfMatch } = cloudfront.seed.distributionTenant({
      customizations: { GeoRestrictions },
    });
    const customizationsOf = () => cloudfront.state().distributionTenants[Id]?.config.Customizations;
    const { $metadata, ...associated } = await client.send(
      new AssociateDistributionTenantWebACLCommand({ Id, IfMatch, WebACLArn: webAclArn }),
    );
    expect($metadata.httpStatusCode).toBe(200);
    expect(associated).toEqual({ Id, WebACLArn: webAclArn, ETag: getEtag(1) });
    const WebAcl = { Action: "override", Arn: webAclArn };
    expect(customizationsOf()).toEqual({ WebAcl, GeoRestrictions });
    const { $metadata: _, ...disassociated } = await client.send(
      new DisassociateDistributionTenantWebACLCommand({ Id, IfMatch: associated.ETag }),
    );
    expect(disassociated).toEqual({ Id, ETag: getEtag(2) });
    expect(customizationsOf()).toEqual({ GeoRestrictions });
  });
});

describe.each(interceptionModes)("DisassociateDistributionTenantWebACL ($name)", ({ open }) => {
  it("refuses an unknown id and a stale ETag, and takes a tenant without customizations", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag: IfMatch } = cloudfront.seed.distributionTenant();
    const disassociate = (input: object) =>
      client.send(new DisassociateDistributionTenantWebACLCommand({ Id, IfMatch, ...input }));
    await expectException(disassociate({ Id: "dt_0" }), EntityNotFound, { status: 404 });
    await expectException(disassociate({ IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
    await disassociate({});
    expect(cloudfront.state().distributionTenants[Id]?.config).not.toHaveProperty("Customizations");
  });
});

describe.each(interceptionModes)("TagResource for a distribution tenant ($name)", ({ open }) => {
  it("keeps the tenant's ETag", async () => {
    const { client, cloudfront } = open();
    const { id, arn, etag } = cloudfront.seed.distributionTenant();
    const Tags = { Items: [{ Key: "plan", Value: "gold" }] };
    await client.send(new TagResourceCommand({ Resource: arn, Tags }));
    expect(cloudfront.state().distributionTenants[id]?.etag).toBe(etag);
    expect((await client.send(new ListTagsForResourceCommand({ Resource: arn }))).Tags).toEqual(Tags);
  });
});
