import {
  type DistributionResourceId,
  EntityNotFound,
  IllegalUpdate,
  InvalidArgument,
  InvalidIfMatchVersion,
  ListDomainConflictsCommand,
  PreconditionFailed,
  UpdateDistributionTenantCommand,
  UpdateDomainAssociationCommand,
  VerifyDnsConfigurationCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { withoutCertificate } from "../../support/make-tenant.ts";

describe.each(interceptionModes)("ListDomainConflicts ($name)", ({ open }) => {
  function opened() {
    const mock = open();
    const list = async (Domain: string, resource: DistributionResourceId, paging: object = {}) => {
      const command = new ListDomainConflictsCommand({
        Domain,
        DomainControlValidationResource: resource,
        ...paging,
      });
      return mock.client.send(command);
    };
    return { ...mock, list };
  }

  it("refuses no resource, two, an unknown one, one without a certificate and a name that is no domain", async () => {
    const { list, cloudfront } = opened();
    const { id: DistributionTenantId } = cloudfront.seed.distributionTenant();
    const { id: DistributionId } = cloudfront.seed.distribution();
    await expectException(list("a.example", {}), InvalidArgument, { status: 400 });
    await expectException(list("a.example", { DistributionId, DistributionTenantId }), InvalidArgument);
    for (const unknown of [{ DistributionId: "E0" }, { DistributionTenantId: "dt_0" }]) {
      await expectException(list("a.example", unknown), EntityNotFound, { status: 404 });
    }
    const message = /^The request contains an invalid domain name$/;
    await expectException(list("a.example", { DistributionId }), InvalidArgument, { message });
    await expectException(list("no domain", { DistributionTenantId }), InvalidArgument, { message });
  });

  it("lists the same domain and overlapping wildcards of other resources, with ids that are half hidden", async () => {
    const { list, cloudfront } = opened();
    const { seed } = cloudfront;
    const own = seed.distributionTenant({ domains: ["own.example.com"] });
    const site = seed.distribution({ id: "E2QWRUHEXAMPLE", aliases: ["shop.example.com"] });
    const tenant = seed.distributionTenant({ domains: ["*.Example.com", "other.example"] });
    const { DomainConflicts, NextMarker } = await list("SHOP.example.com", { DistributionTenantId: own.id });
    expect(NextMarker).toBeUndefined();
    expect(DomainConflicts).toEqual([
      {
        Domain: "shop.example.com",
        ResourceType: "distribution",
        ResourceId: `*******${site.id.slice(7)}`,
        AccountId: "123456789012",
      },
      {
        Domain: "*.Example.com",
        ResourceType: "distribution-tenant",
        ResourceId: "*".repeat(15) + tenant.id.slice(15),
        AccountId: "123456789012",
      },
    ]);
    const wildcard = await list("*.example.com", { DistributionId: site.id });
    expect(wildcard.DomainConflicts?.map(({ Domain }) => Domain)).toEqual([
      "own.example.com",
      "*.Example.com",
    ]);
    expect((await list("other.com", { DistributionId: site.id })).DomainConflicts).toBeUndefined();
  });

  it("pages through distributions and tenants", async () => {
    const { list, cloudfront } = opened();
    const { id: DistributionTenantId } = cloudfront.seed.distributionTenant({
      domains: ["own.test.example"],
    });
    cloudfront.seed.distribution({ aliases: ["a.test.example", "b.test.example"] });
    cloudfront.seed.distributionTenant({ domains: ["c.test.example", "d.test.example"] });
    const found: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await list("*.test.example", { DistributionTenantId }, { MaxItems: 1, Marker });
      found.push(...(page.DomainConflicts ?? []).map(({ Domain }) => Domain));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(found).toEqual(["a", "b", "c", "d"].map((name) => `${name}.test.example`));
  });
});

describe.each(interceptionModes)("UpdateDomainAssociation ($name)", ({ open }) => {
  function opened() {
    const mock = open();
    const move = (Domain: string, TargetResource: DistributionResourceId, IfMatch?: string) =>
      mock.client.send(new UpdateDomainAssociationCommand({ Domain, TargetResource, IfMatch }));
    return { ...mock, move };
  }

  it("refuses two targets, an unknown one, a missing ETag, a stale one, and then an unfit target", async () => {
    const { move, cloudfront } = opened();
    const { seed } = cloudfront;
    const { id: DistributionTenantId } = seed.distributionTenant();
    const { id: DistributionId, etag } = seed.distribution({ config: { ConnectionMode: "tenant-only" } });
    await expectException(move("a.example", { DistributionId, DistributionTenantId }), InvalidArgument);
    await expectException(move("a.example", { DistributionId: "E0" }), EntityNotFound, { status: 404 });
    await expectException(move("a.example", { DistributionId }), InvalidIfMatchVersion, { status: 400 });
    await expectException(move("a.example", { DistributionId }, getEtag(7)), PreconditionFailed, {
      status: 412,
    });
    await expectException(move("a.example", { DistributionId }, etag), IllegalUpdate, { status: 400 });
  });

  // seen: the code and the message (theopensystemslab/planx-new)
  it("refuses a target without a certificate for the domain, then a domain that no resource has", async () => {
    const { move, cloudfront } = opened();
    const bare = cloudfront.seed.distribution();
    const uncovered = move("a.example", { DistributionId: bare.id }, bare.etag);
    await expectException(uncovered, InvalidArgument, {
      status: 400,
      message: "The request contains an invalid domain name",
    });
    const { id: DistributionTenantId, etag } = cloudfront.seed.distributionTenant();
    await expectException(move("a.example", { DistributionTenantId }, etag), EntityNotFound, { status: 404 });
  });

  it("moves a domain from a distribution to a tenant and back, and the ETags of both move on", async () => {
    const { move, cloudfront } = opened();
    const site = cloudfront.seed.distribution({ aliases: ["a.example", "b.example"] });
    const tenant = cloudfront.seed.distributionTenant({ domains: ["c.example"] });
    const domains = () => {
      const { distributions, distributionTenants } = cloudfront.state();
      return [
        distributions[site.id]?.config.Aliases?.Items,
        distributionTenants[tenant.id]?.config.Domains,
        distributions[site.id]?.etag,
        distributionTenants[tenant.id]?.etag,
      ];
    };
    const { $metadata, ...output } = await move(
      "a.example",
      { DistributionTenantId: tenant.id },
      tenant.etag,
    );
    expect($metadata.httpStatusCode).toBe(200);
    expect(output).toEqual({ Domain: "a.example", ResourceId: tenant.id, ETag: getEtag(1) });
    expect(domains()).toEqual([["b.example"], ["c.example", "a.example"], getEtag(1), getEtag(1)]);
    await move("A.example", { DistributionId: site.id }, getEtag(1));
    expect(domains()).toEqual([["b.example", "A.example"], ["c.example"], getEtag(2), getEtag(2)]);
  });

  it("takes the last domain of a tenant, and changes nothing if the target has the domain", async () => {
    const { move, client, cloudfront } = opened();
    const source = cloudfront.seed.distributionTenant({ domains: ["a.example"] });
    const target = cloudfront.seed.distributionTenant({ domains: ["b.example"] });
    const { ETag } = await move("a.example", { DistributionTenantId: target.id }, target.etag);
    expect(cloudfront.state().distributionTenants[source.id]?.config.Domains).toEqual([]);
    await client.send(
      new UpdateDistributionTenantCommand({ Id: source.id, IfMatch: getEtag(1), Enabled: false }),
    );
    const again = await move("a.example", { DistributionTenantId: target.id }, ETag);
    expect(again.ETag).toBe(ETag);
  });
});

describe.each(interceptionModes)("VerifyDnsConfiguration ($name)", ({ open }) => {
  it("refuses an unknown tenant and a name that is no domain", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distributionTenant();
    const verify = (Identifier: string, Domain?: string) =>
      client.send(new VerifyDnsConfigurationCommand({ Identifier, Domain }));
    await expectException(verify("dt_0"), EntityNotFound, { status: 404 });
    await expectException(verify(id, "no domain"), InvalidArgument, { status: 400 });
  });

  it("finds every domain valid by default", async () => {
    const { client, cloudfront } = open();
    const { arn } = cloudfront.seed.distributionTenant({ domains: ["a.example", "b.example"] });
    const { DnsConfigurationList } = await client.send(
      new VerifyDnsConfigurationCommand({ Identifier: arn }),
    );
    expect(DnsConfigurationList).toEqual([
      { Domain: "a.example", Status: "valid-configuration" },
      { Domain: "b.example", Status: "valid-configuration" },
    ]);
  });

  it("reports what the option dns says", async () => {
    const records: Record<string, string> = { "a.example": "old-host.example.net" };
    const { client, cloudfront } = open({
      dns: (domain) => {
        if (domain === "c.example") {
          throw new Error("SERVFAIL");
        }
        return records[domain];
      },
    });
    const Identifier = "acme";
    const domains = ["a.example", "b.example", "c.example"];
    const { routingEndpoint } = cloudfront.seed.distributionTenant({ name: Identifier, domains });
    const verify = async (Domain?: string) => {
      const output = await client.send(new VerifyDnsConfigurationCommand({ Identifier, Domain }));
      return output.DnsConfigurationList?.map(({ Status, Reason }) => [Status, Reason]);
    };
    expect(await verify()).toEqual([
      ["invalid-configuration", `a.example points at old-host.example.net, not at ${routingEndpoint}.`],
      ["invalid-configuration", "There is no DNS record for b.example."],
      ["unknown-configuration", "The DNS lookup of c.example failed: SERVFAIL."],
    ]);
    records["a.example"] = routingEndpoint;
    expect(await verify("a.example")).toEqual([["valid-configuration", undefined]]);
  });

  it("finds no record for a domain that a record of domains does not list", async () => {
    const { client, cloudfront } = open({ dns: {} });
    const { id: Identifier } = cloudfront.seed.distributionTenant();
    const { DnsConfigurationList } = await client.send(new VerifyDnsConfigurationCommand({ Identifier }));
    expect(DnsConfigurationList?.[0]?.Status).toBe("invalid-configuration");
  });
});

describe("a tenant without a certificate for its domain", () => {
  it("cannot check conflicts", async () => {
    using opened = interceptionModes[0]!.open();
    const { id: distribution } = opened.cloudfront.seed.distribution({ config: withoutCertificate });
    const { id } = opened.cloudfront.seed.distributionTenant({ distribution });
    const listing = opened.client.send(
      new ListDomainConflictsCommand({
        Domain: "a.example",
        DomainControlValidationResource: { DistributionTenantId: id },
      }),
    );
    await expectException(listing, InvalidArgument);
  });
});
