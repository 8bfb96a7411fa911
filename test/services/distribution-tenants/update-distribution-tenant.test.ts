import {
  CNAMEAlreadyExists,
  EntityNotFound,
  GetDistributionTenantCommand,
  GetManagedCertificateDetailsCommand,
  InvalidArgument,
  InvalidAssociation,
  InvalidIfMatchVersion,
  PreconditionFailed,
  UpdateDistributionTenantCommand,
  type UpdateDistributionTenantCommandInput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import type { DistributionTenantSeed } from "../../../src/index.ts";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { webAclArn } from "../../support/make-distribution.ts";
import { certificateArn, makeParameter, multiTenant, withoutCertificate } from "../../support/make-tenant.ts";

type Changes = Partial<UpdateDistributionTenantCommandInput>;

describe.each(interceptionModes)("UpdateDistributionTenant ($name)", ({ open }) => {
  function opened(options: Parameters<typeof open>[0] = {}, seed: DistributionTenantSeed = {}) {
    const mock = open(options);
    const tenant = mock.cloudfront.seed.distributionTenant({ name: "acme", ...seed });
    const update = async (changes: Changes) => {
      const { etag: IfMatch } = mock.cloudfront.state().distributionTenants[tenant.id] ?? {};
      return mock.client.send(new UpdateDistributionTenantCommand({ Id: tenant.id, IfMatch, ...changes }));
    };
    const get = async () => {
      const command = new GetDistributionTenantCommand({ Identifier: tenant.id });
      const { DistributionTenant, ETag } = await mock.client.send(command);
      return { ...DistributionTenant, ETag };
    };
    return { ...mock, tenant, update, get };
  }

  it("refuses an unknown id, a missing ETag, a stale one, invalid settings and taken domains in this order", async () => {
    const { update, cloudfront } = opened();
    const other = cloudfront.seed.distributionTenant({ domains: ["other.example"] });
    const standard = cloudfront.seed.distribution().id;
    let changes: Changes = { Domains: [], DistributionId: standard };
    await expectException(update({ ...changes, Id: "dt_0" }), EntityNotFound, { status: 404 });
    await expectException(update({ ...changes, IfMatch: undefined }), InvalidIfMatchVersion, { status: 400 });
    await expectException(update({ ...changes, IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
    await expectException(update(changes), InvalidArgument, { status: 400, message: "Domains is required" });
    changes = { ...changes, Domains: [{ Domain: "other.example" }] };
    await expectException(update(changes), InvalidAssociation, { status: 409 });
    changes = { ...changes, DistributionId: other.distribution };
    await expectException(update(changes), CNAMEAlreadyExists, { status: 409 });
    await expectException(update({ ConnectionGroupId: "cg_0" }), EntityNotFound);
    await expectException(update({ Parameters: [{ Name: "color", Value: "red" }] }), InvalidArgument);
  });

  it("changes what the request has, keeps the rest, and deploys again", async () => {
    const clock = new Clock();
    const customizations = { WebAcl: { Action: "override" as const, Arn: webAclArn } };
    const { update, get } = opened(
      { now: clock.now, propagation: { ms: 1000 } },
      { parameters: { color: "red" }, customizations },
    );
    const { ETag: _, ...before } = await get();
    expect(before.Status).toBe("Deployed");
    clock.pass(5000);
    const { $metadata, ETag, DistributionTenant } = await update({ Enabled: false });
    expect($metadata.httpStatusCode).toBe(200);
    expect(ETag).toBe(getEtag(1));
    expect(DistributionTenant).toEqual({
      ...before,
      Enabled: false,
      LastModifiedTime: clock.now(),
      Status: "InProgress",
    });
    clock.pass(1000);
    expect(await get()).toEqual({ ...DistributionTenant, Status: "Deployed", ETag });
  });

  it("replaces domains, parameters and customizations as a whole", async () => {
    const { update } = opened({}, { parameters: { color: "red", size: "large" }, domains: ["a.example"] });
    const { DistributionTenant } = await update({
      Domains: [{ Domain: "b.example" }],
      Parameters: [{ Name: "size", Value: "small" }],
      Customizations: { GeoRestrictions: { RestrictionType: "blacklist", Locations: ["US", "CA"] } },
    });
    expect(DistributionTenant).toMatchObject({
      Domains: [{ Domain: "b.example", Status: "active" }],
      Parameters: [{ Name: "size", Value: "small" }],
      Customizations: { GeoRestrictions: { RestrictionType: "blacklist", Locations: ["CA", "US"] } },
    });
    const emptied = await update({ Parameters: [], Customizations: {} });
    expect(emptied.DistributionTenant).not.toHaveProperty("Parameters");
    expect(emptied.DistributionTenant).not.toHaveProperty("Customizations");
  });

  it("frees the domains that the tenant loses", async () => {
    const { update, cloudfront } = opened({}, { domains: ["a.example"] });
    await update({ Domains: [{ Domain: "b.example" }] });
    cloudfront.seed.distributionTenant({ domains: ["a.example"] });
  });

  it("moves a tenant to another distribution, whose parameters it then needs", async () => {
    const { update, cloudfront } = opened();
    const config = multiTenant(makeParameter("customer", { Required: true }));
    const { id: DistributionId } = cloudfront.seed.distribution({ config });
    await expectException(update({ DistributionId }), InvalidArgument, { message: "customer is required" });
    const Parameters = [{ Name: "customer", Value: "acme" }];
    const { DistributionTenant } = await update({ DistributionId, Parameters });
    expect(DistributionTenant).toMatchObject({ DistributionId, Parameters });
  });

  describe("with a managed certificate", () => {
    const request: Changes = { ManagedCertificateRequest: { ValidationTokenHost: "self-hosted" } };

    it("keeps a new domain inactive until the certificate is issued and attached", async () => {
      const { update, get, client, cloudfront, tenant } = opened(
        { propagation: "manual" },
        { domains: ["a.example"] },
      );
      const Domains = [{ Domain: "a.example" }, { Domain: "b.example" }];
      const { DistributionTenant } = await update({ Domains, ...request });
      const statuses = [
        { Domain: "a.example", Status: "active" },
        { Domain: "b.example", Status: "inactive" },
      ];
      expect(DistributionTenant?.Domains).toEqual(statuses);
      const getDetails = async () => {
        const command = new GetManagedCertificateDetailsCommand({ Identifier: tenant.id });
        return (await client.send(command)).ManagedCertificateDetails;
      };
      const { CertificateArn: Arn, CertificateStatus } = (await getDetails()) ?? {};
      expect(CertificateStatus).toBe("pending-validation");
      const attach = () => update({ Customizations: { Certificate: { Arn } } });
      await expectException(attach(), InvalidArgument, { message: "SSL certificate" });

      cloudfront.settle();
      expect((await getDetails())?.CertificateStatus).toBe("issued");
      expect((await get()).Domains).toEqual(statuses);
      const attached = await attach();
      expect(attached.DistributionTenant?.Domains?.map(({ Status }) => Status)).toEqual(["active", "active"]);
    });

    it("lets other updates pass while the certificate is pending, but no further domain", async () => {
      const { update, cloudfront } = opened({ propagation: "manual" });
      const { id: DistributionId } = cloudfront.seed.distribution({ config: withoutCertificate });
      await update({ DistributionId, ...request });
      await update({ Enabled: false });
      const added = update({ Domains: [{ Domain: "acme.example.com" }, { Domain: "b.example" }] });
      await expectException(added, InvalidArgument, { message: "b.example is not covered" });
      const Customizations = { Certificate: { Arn: certificateArn } };
      const { DistributionTenant } = await update({ Customizations });
      expect(DistributionTenant?.Domains?.[0]?.Status).toBe("active");
    });

    it("replaces a request that is still pending by the next one", async () => {
      const { update, cloudfront } = opened({ propagation: "manual" });
      await update(request);
      const [first] = Object.keys(cloudfront.state().managedCertificates);
      await update(request);
      const [second, ...others] = Object.keys(cloudfront.state().managedCertificates);
      expect(others).toEqual([]);
      expect(second).not.toBe(first);
    });
  });
});
