import {
  CloudFrontServiceException,
  CNAMEAlreadyExists,
  CreateDistributionTenantCommand,
  EntityAlreadyExists,
  EntityLimitExceeded,
  EntityNotFound,
  GetDistributionTenantByDomainCommand,
  GetDistributionTenantCommand,
  InvalidArgument,
  InvalidAssociation,
  InvalidTagging,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { webAclArn } from "../../support/make-distribution.ts";
import {
  certificateArn,
  makeParameter,
  makeTenant,
  multiTenant,
  withoutCertificate,
} from "../../support/make-tenant.ts";

type Changes = Parameters<typeof makeTenant>[1];

describe.each(interceptionModes)("CreateDistributionTenant ($name)", ({ open }) => {
  /** A mock with a multi-tenant distribution. */
  function opened(options: Parameters<typeof open>[0] = {}, config = multiTenant()) {
    const mock = open(options);
    const { id } = mock.cloudfront.seed.distribution({ config });
    const create = (changes: Changes = {}) =>
      mock.client.send(new CreateDistributionTenantCommand(makeTenant(id, changes)));
    return { ...mock, id, create };
  }

  function domains(...names: string[]) {
    return { Domains: names.map((Domain) => ({ Domain })) };
  }

  it.each<[string, Changes, string]>([
    ["a name of two characters", { Name: "ab" }, "name"],
    ["a name that begins with a hyphen", { Name: "-acme" }, "name"],
    ["a parameter with a blank", { Parameters: [{ Name: "a b", Value: "1" }] }, "parameters.1.member.name"],
    ["an empty value", { Parameters: [{ Name: "a", Value: "" }] }, "parameters.1.member.value"],
    [
      "an unknown action",
      { Customizations: { WebAcl: { Action: "drop" as never } } },
      "customizations.webAcl.action",
    ],
    [
      "an unknown token host",
      { ManagedCertificateRequest: { ValidationTokenHost: "s3" as never } },
      "managedCertificateRequest.validationTokenHost",
    ],
    ["no domains", { Domains: undefined }, "domains"],
  ])("rejects %s by the API model", async (_, changes, path) => {
    await expectException(opened().create(changes), CloudFrontServiceException, {
      name: "MalformedXML",
      message: path,
    });
  });

  // In the order of the checks: each call has the errors of the later ones too.
  it("rejects domains, tags, customizations, the distribution and the group in this order", async () => {
    const { create, cloudfront } = opened();
    const standard = cloudfront.seed.distribution().id;
    let changes: Changes = {
      Tags: { Items: [{ Key: "aws:x", Value: "" }] },
      Domains: [],
      Customizations: { WebAcl: { Action: "override" } },
      DistributionId: "E0",
      ConnectionGroupId: "cg_0",
    };
    await expectException(create(changes), InvalidArgument, { status: 400, message: "Domains is required" });
    changes = { ...changes, ...domains("www.acme.example") };
    await expectException(create(changes), InvalidTagging, { status: 400 });
    changes = { ...changes, Tags: undefined };
    await expectException(create(changes), InvalidArgument, { message: "WebACLArn is not valid" });
    changes = { ...changes, Customizations: undefined };
    await expectException(create(changes), EntityNotFound, { status: 404 });
    await expectException(create({ ...changes, DistributionId: standard }), InvalidAssociation, {
      status: 409,
    });
    await expectException(create({ ConnectionGroupId: "cg_0" }), EntityNotFound, { status: 404 });
  });

  it("rejects a name that is taken, then a full account, then a domain of another resource", async () => {
    const { create, cloudfront } = opened();
    cloudfront.seed.distributionTenant({ name: "acme", domains: ["shop.acme.example"] });
    cloudfront.seed.distribution({ aliases: ["old.acme.example"] });
    await expectException(create(domains("SHOP.acme.example")), EntityAlreadyExists, { status: 409 });
    for (const taken of ["SHOP.acme.example", "old.acme.example"]) {
      const creating = create({ Name: "other", ...domains("new.acme.example", taken) });
      await expectException(creating, CNAMEAlreadyExists, {
        status: 409,
        message: "One or more of the CNAMEs you provided are already associated with a different resource.",
      });
    }
    const full = opened({ quotas: { distributionTenants: 0 } });
    await expectException(full.create(), EntityLimitExceeded, { status: 400 });
  });

  it.each<[string, Changes]>([
    ["a domain without a dot", domains("acme")],
    ["a domain with a scheme", domains("https://www.acme.example")],
    ["a wildcard in the middle", domains("www.*.example")],
    ["a domain twice", domains("www.acme.example", "www.acme.example")],
    ["a parameter that is not defined", { Parameters: [{ Name: "color", Value: "red" }] }],
    ["an override without a web ACL", { Customizations: { WebAcl: { Action: "override" } } }],
    [
      "a web ACL with the action disable",
      { Customizations: { WebAcl: { Action: "disable", Arn: webAclArn } } },
    ],
    [
      "a certificate of another region",
      { Customizations: { Certificate: { Arn: certificateArn.replace("us-east-1", "eu-west-1") } } },
    ],
    [
      "a restriction without countries",
      { Customizations: { GeoRestrictions: { RestrictionType: "whitelist" } } },
    ],
    [
      "an unknown country",
      { Customizations: { GeoRestrictions: { RestrictionType: "blacklist", Locations: ["XX"] } } },
    ],
  ])("rejects %s", async (_, changes) => {
    const { create, cloudfront } = opened();
    const before = cloudfront.state();
    await expectException(create(changes), InvalidArgument, { status: 400 });
    expect(cloudfront.state()).toEqual(before);
  });

  it("requires the parameters that the distribution requires, whether or not they have a default", async () => {
    const config = multiTenant(
      makeParameter("customer", { Required: true, DefaultValue: "none" }),
      makeParameter("theme", { DefaultValue: "basic" }),
    );
    const { create } = opened({}, config);
    await expectException(create(), InvalidArgument, { message: "customer is required" });
    const Parameters = [{ Name: "customer", Value: "acme" }];
    await expectException(create({ Parameters: [...Parameters, ...Parameters] }), InvalidArgument, {
      message: "given twice",
    });
    const { DistributionTenant } = await create({ Parameters });
    expect(DistributionTenant?.Parameters).toEqual(Parameters);
  });

  it("creates an enabled tenant in the default group, which is in progress at first", async () => {
    const clock = new Clock();
    const { create, client, cloudfront, id } = opened({ now: clock.now, propagation: { ms: 60_000 } });
    const Tags = { Items: [{ Key: "plan", Value: "gold" }] };
    const { $metadata, ETag, DistributionTenant } = await create({ Tags });
    expect($metadata.httpStatusCode).toBe(201);
    expect(ETag).toBe(getEtag(0));
    const [group] = Object.values(cloudfront.state().connectionGroups);
    expect(group).toMatchObject({
      config: { Name: `CreatedByCloudFront-${group?.id}`, IsDefault: true, Enabled: true },
      status: "InProgress",
    });
    expect(DistributionTenant).toEqual({
      Id: expect.stringMatching(/^dt_[0-9A-Za-z]{27}$/),
      Arn: `arn:aws:cloudfront::123456789012:distribution-tenant/${DistributionTenant?.Id}`,
      DistributionId: id,
      Name: "acme",
      Domains: [{ Domain: "www.acme.example", Status: "active" }],
      Tags,
      ConnectionGroupId: group?.id,
      CreatedTime: clock.now(),
      LastModifiedTime: clock.now(),
      Enabled: true,
      Status: "InProgress",
    });
    clock.pass(60_000);
    const { Tags: _, ...withoutTags } = DistributionTenant ?? {};
    for (const Identifier of [DistributionTenant?.Id, DistributionTenant?.Arn, "acme"]) {
      const found = await client.send(new GetDistributionTenantCommand({ Identifier }));
      expect(found.DistributionTenant).toEqual({ ...withoutTags, Status: "Deployed" });
      expect(found.ETag).toBe(ETag);
    }
    const listed = await client.send(new ListTagsForResourceCommand({ Resource: DistributionTenant?.Arn }));
    expect(listed.Tags).toEqual(Tags);
  });

  it("puts all tenants without a group into the same default group", async () => {
    const { create, cloudfront } = opened();
    const first = await create();
    const second = await create({ Name: "other", ...domains("other.example") });
    expect(second.DistributionTenant?.ConnectionGroupId).toBe(first.DistributionTenant?.ConnectionGroupId);
    expect(Object.keys(cloudfront.state().connectionGroups)).toHaveLength(1);
  });

  it("uses the given group and keeps customizations, with the countries sorted", async () => {
    const { create, cloudfront } = opened();
    const group = cloudfront.seed.connectionGroup();
    const { DistributionTenant } = await create({
      Enabled: false,
      ConnectionGroupId: group.id,
      Customizations: {
        WebAcl: { Action: "override", Arn: webAclArn },
        Certificate: { Arn: certificateArn },
        GeoRestrictions: { RestrictionType: "whitelist", Locations: ["GB", "DE", "ES"] },
      },
    });
    expect(DistributionTenant).toMatchObject({
      Enabled: false,
      ConnectionGroupId: group.id,
      Customizations: {
        WebAcl: { Action: "override", Arn: webAclArn },
        Certificate: { Arn: certificateArn },
        GeoRestrictions: { RestrictionType: "whitelist", Locations: ["DE", "ES", "GB"] },
      },
    });
  });

  it("takes an unknown distribution and group as they come if references are not checked", async () => {
    const { create } = opened({ references: "any" });
    const { DistributionTenant } = await create({ DistributionId: "E0", ConnectionGroupId: "cg_0" });
    expect(DistributionTenant).toMatchObject({ DistributionId: "E0", ConnectionGroupId: "cg_0" });
  });

  describe("with a distribution that has no certificate", () => {
    it("rejects a domain without a requested certificate, and takes one with its own certificate", async () => {
      const { create } = opened({}, withoutCertificate);
      await expectException(create(), InvalidArgument, { status: 400, message: "not covered" });
      const Customizations = { Certificate: { Arn: certificateArn } };
      const { DistributionTenant } = await create({ Customizations });
      expect(DistributionTenant?.Domains?.[0]?.Status).toBe("active");
    });

    // seen: the message (aws-sdk-php 3129)
    it.each<[string, Parameters<OpenedMock["cloudfront"]["seed"]["connectionGroup"]>[0], object]>([
      ["that has no record", {}, {}],
      ["that points elsewhere", {}, { "www.acme.example": "old-host.example.net" }],
    ])("rejects a domain %s if CloudFront is to validate it", async (_, group, dns) => {
      const { create, cloudfront } = opened({ dns: dns as Record<string, string> }, withoutCertificate);
      const { id: ConnectionGroupId } = cloudfront.seed.connectionGroup(group);
      const request = { ManagedCertificateRequest: { ValidationTokenHost: "cloudfront" as const } };
      const before = cloudfront.state();
      for (const place of [{ ConnectionGroupId }, {}]) {
        await expectException(create({ ...request, ...place }), InvalidArgument, {
          status: 400,
          message: /^The provided Domain Name is not valid\. Could not verify Domain Name ownership\./,
        });
      }
      expect(cloudfront.state()).toEqual(before);
    });

    it("takes a domain that points at the endpoint, however the record is written", async () => {
      const records = new Map<string, string>();
      const { create, cloudfront } = opened({ dns: (domain) => records.get(domain) }, withoutCertificate);
      const { id: ConnectionGroupId, routingEndpoint } = cloudfront.seed.connectionGroup();
      records.set("www.acme.example", `${routingEndpoint.toUpperCase()}.`);
      const ManagedCertificateRequest = { ValidationTokenHost: "cloudfront" as const };
      const { DistributionTenant } = await create({ ConnectionGroupId, ManagedCertificateRequest });
      expect(DistributionTenant?.Domains).toEqual([{ Domain: "www.acme.example", Status: "inactive" }]);
    });

    it("takes any domain whose owner serves the token", async () => {
      const { create } = opened({ dns: {} }, withoutCertificate);
      const ManagedCertificateRequest = { ValidationTokenHost: "self-hosted" as const };
      const { DistributionTenant } = await create({ ManagedCertificateRequest });
      expect(DistributionTenant).not.toHaveProperty("ManagedCertificateRequest");
      expect(DistributionTenant?.Domains?.[0]?.Status).toBe("inactive");
    });
  });
});

describe.each(interceptionModes)("GetDistributionTenant ($name)", ({ open }) => {
  it("refuses an unknown id", async () => {
    const getting = open().client.send(new GetDistributionTenantCommand({ Identifier: "dt_0" }));
    await expectException(getting, EntityNotFound, { status: 404 });
  });
});

describe.each(interceptionModes)("GetDistributionTenantByDomain ($name)", ({ open }) => {
  it("finds the tenant with exactly that domain, in any case", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distributionTenant({ domains: ["*.acme.example", "acme.example"] });
    const find = (Domain: string) => client.send(new GetDistributionTenantByDomainCommand({ Domain }));
    for (const domain of ["acme.example", "ACME.example", "*.acme.example"]) {
      const { DistributionTenant, ETag } = await find(domain);
      expect(DistributionTenant?.Id).toBe(id);
      expect(ETag).toBe(etag);
    }
    await expectException(find("www.acme.example"), EntityNotFound, { status: 404 });
  });
});
