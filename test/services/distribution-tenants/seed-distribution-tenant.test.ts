import { DeleteDistributionTenantCommand, GetDistributionTenantCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { type DistributionTenantSeed, mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { certificateArn, makeParameter, multiTenant } from "../../support/make-tenant.ts";

describe("seed.distributionTenant", () => {
  it("creates a deployed tenant with a domain, a distribution and the default group", async () => {
    using opened = interceptionModes[0]!.open({ propagation: "manual" });
    const { client, cloudfront } = opened;
    const seeded = cloudfront.seed.distributionTenant({ name: "Acme_1", parameters: { theme: "dark" } });
    const output = await client.send(new GetDistributionTenantCommand({ Identifier: "Acme_1" }));
    expect(output.ETag).toBe(seeded.etag);
    expect(output.DistributionTenant).toMatchObject({
      Id: seeded.id,
      Arn: seeded.arn,
      DistributionId: seeded.distribution,
      ConnectionGroupId: seeded.connectionGroup,
      Domains: [{ Domain: "acme-1.example.com", Status: "active" }],
      Parameters: [{ Name: "theme", Value: "dark" }],
      Enabled: true,
      Status: "Deployed",
    });
    const [group] = Object.values(cloudfront.state().connectionGroups);
    expect(group?.config).toMatchObject({ IsDefault: true, RoutingEndpoint: seeded.routingEndpoint });
  });

  it("creates a tenant that calls can change", async () => {
    using opened = interceptionModes[0]!.open();
    const { id: Id, etag: IfMatch } = opened.cloudfront.seed.distributionTenant({ enabled: false });
    await opened.client.send(new DeleteDistributionTenantCommand({ Id, IfMatch }));
  });

  it.each<[string, DistributionTenantSeed, string]>([
    ["an unknown option", { domain: "a.example" } as DistributionTenantSeed, 'has no option "domain"'],
    ["an unknown customization", { customizations: { Waf: 1 } as never }, "no option customizations.Waf"],
    ["no domain", { domains: [] }, "at least one domain"],
    ["a domain of another resource", { domains: ["TAKEN.example"] }, 'has the domain "TAKEN.example"'],
    ["an unknown distribution", { distribution: "E0" }, 'There is no distribution "E0"'],
    ["a standard distribution", { distribution: "E1" }, "E1 is a standard distribution"],
    ["a parameter that is not defined", { distribution: "E2", parameters: { size: "1" } }, '"size"'],
    ["an unknown group", { connectionGroup: "cg_0" }, 'There is no connection group "cg_0"'],
    ["an id that is taken", { id: "dt_1" }, 'with the id "dt_1"'],
    ["a name that is taken", { name: "taken" }, 'named "taken"'],
  ])("rejects %s and creates nothing", (_, seed, message) => {
    using cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.distribution({ id: "E1", aliases: ["taken.example"] });
    cloudfront.seed.distribution({ id: "E2", config: multiTenant(makeParameter("color")) });
    const { id: connectionGroup } = cloudfront.seed.connectionGroup();
    cloudfront.seed.distributionTenant({ id: "dt_1", name: "taken", distribution: "E2", connectionGroup });
    const before = cloudfront.state();
    expect(() => cloudfront.seed.distributionTenant({ distribution: "E2", ...seed })).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
    expect(cloudfront.state()).toEqual(before);
  });

  it("keeps customizations apart from the object of the caller", () => {
    using cloudfront = mockCloudFront({ clients: [] });
    const customizations = { Certificate: { Arn: certificateArn as string } };
    const { id } = cloudfront.seed.distributionTenant({ customizations });
    customizations.Certificate.Arn = "changed";
    expect(cloudfront.state().distributionTenants[id]?.config.Customizations).toEqual({
      Certificate: { Arn: certificateArn },
    });
  });
});

describe("seed.connectionGroup", () => {
  it("rejects an unknown option, and an id and a name that are taken", () => {
    using cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.connectionGroup({ id: "cg_1", name: "europe", enabled: false });
    expect(cloudfront.state().connectionGroups.cg_1?.config.Enabled).toBe(false);
    for (const seed of [{ zone: "eu" }, { id: "cg_1" }, { name: "europe" }]) {
      expect(() => cloudfront.seed.connectionGroup(seed)).toThrow(
        expect.objectContaining({ code: "INVALID_SEED" }),
      );
    }
  });
});
