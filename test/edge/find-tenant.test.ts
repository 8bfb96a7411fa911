import {
  CloudFrontClient,
  CreateDistributionTenantCommand,
  CreateInvalidationCommand,
  CreateInvalidationForDistributionTenantCommand,
  type DistributionConfig,
  UpdateConnectionGroupCommand,
  UpdateDistributionTenantCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { DistributionTenantSeed, MockCloudFront, MockCloudFrontOptions } from "../../src/index.ts";
import { mockCloudFront } from "../../src/index.ts";
import { webAclArn } from "../support/make-distribution.ts";
import { makeParameter, makeTenant, multiTenant, withoutCertificate } from "../support/make-tenant.ts";

/** An origin per customer, whose path has the theme of the customer. */
function makeConfig(): Partial<DistributionConfig> {
  return {
    ...multiTenant(makeParameter("customer"), makeParameter("theme", { DefaultValue: "basic" })),
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: "shop",
          DomainName: "{{customer}}.shops.example.net",
          OriginPath: "/{{theme}}",
          CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" },
        },
      ],
    },
  };
}

function open(options: MockCloudFrontOptions = {}) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const served: string[] = [];
  const cloudfront = mockCloudFront({
    clients: [client],
    origins: ({ url }) => {
      served.push(url);
      return new Response(url, { headers: { "Cache-Control": "max-age=600" } });
    },
    ...options,
  });
  return { client, cloudfront, served, [Symbol.dispose]: () => cloudfront.restore() };
}

function seedTenant(cloudfront: MockCloudFront, seed: DistributionTenantSeed = {}) {
  const distribution = cloudfront.seed.distribution({ config: makeConfig() }).id;
  return cloudfront.seed.distributionTenant({
    distribution,
    domains: ["www.acme.example"],
    parameters: { customer: "acme" },
    ...seed,
  });
}

describe("a visit of a tenant's domain", () => {
  it("reaches the origin with the tenant's parameters, and the defaults of those that it does not give", async () => {
    using opened = open();
    const { id, distribution } = seedTenant(opened.cloudfront);
    const visit = await opened.cloudfront.visit("https://www.acme.example/cart");
    expect(await visit.response.text()).toBe("https://acme.shops.example.net/basic/cart");
    expect(visit).toMatchObject({ distributionId: distribution, distributionTenantId: id, result: "Miss" });
  });

  it("runs functions with the tenant, its parameters and the endpoint of its connection group", async () => {
    using opened = open();
    const { cloudfront } = opened;
    const code = `import cf from "cloudfront";
      function handler(event) {
        const theme = cf.distributionTenant.parameters.get("theme");
        const body = [cf.distributionTenant.id, theme, event.context.endpoint, event.context.distributionDomainName].join();
        return { statusCode: 200, body };
      }`;
    const { arn } = cloudfront.seed.function({ name: "who", code, publish: true });
    const FunctionAssociations = {
      Quantity: 1,
      Items: [{ EventType: "viewer-request" as const, FunctionARN: arn }],
    };
    const { id: distribution } = cloudfront.seed.distribution({
      config: {
        ...makeConfig(),
        DefaultCacheBehavior: {
          TargetOriginId: "shop",
          ViewerProtocolPolicy: "allow-all",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
          FunctionAssociations,
        },
      },
    });
    const tenant = cloudfront.seed.distributionTenant({
      distribution,
      parameters: { theme: "dark" },
      domains: ["a.example"],
    });
    const visit = await cloudfront.visit("https://a.example/");
    expect(await visit.response.text()).toBe(`${tenant.id},dark,${tenant.routingEndpoint},`);
  });

  it("finds the tenant by a wildcard, after a longer wildcard and after an exact alias of a distribution", async () => {
    using opened = open();
    const { cloudfront } = opened;
    const { id } = seedTenant(cloudfront, { domains: ["*.acme.example"] });
    cloudfront.seed.distribution({ id: "E1", aliases: ["www.acme.example"] });
    const wide = await cloudfront.visit("https://shop.acme.example/");
    expect(wide.distributionTenantId).toBe(id);
    const exact = await cloudfront.visit("https://www.acme.example/");
    expect(exact.distributionId).toBe("E1");
    expect(exact).not.toHaveProperty("distributionTenantId");
  });

  it("blocks the countries of the tenant, which override those of the distribution", async () => {
    using opened = open();
    const GeoRestrictions = { RestrictionType: "blacklist" as const, Locations: ["DE"] };
    seedTenant(opened.cloudfront, { customizations: { GeoRestrictions } });
    const visit = async (country: string) => {
      const { response } = await opened.cloudfront.visit("https://www.acme.example/", {
        viewer: { country },
      });
      return response.status;
    };
    expect(await visit("DE")).toBe(403);
    expect(await visit("FR")).toBe(200);
  });

  it("notes the web ACL of the tenant, and none if the tenant disables that of the distribution", async () => {
    using opened = open({ edge: { unsimulated: "ignore" } });
    const { cloudfront } = opened;
    const { id: distribution } = cloudfront.seed.distribution({
      config: { ...makeConfig(), WebACLId: webAclArn },
    });
    const visit = async (name: string, customizations: DistributionTenantSeed["customizations"]) => {
      cloudfront.seed.distributionTenant({
        name,
        distribution,
        customizations,
        domains: [`${name}.example`],
      });
      return (await cloudfront.visit(`https://${name}.example/`)).notes;
    };
    expect(await visit("inherits", {})).toEqual([`${distribution} has a web ACL, which is not simulated.`]);
    expect(await visit("disables", { WebAcl: { Action: "disable" } })).toEqual([]);
  });

  it("caches objects for each tenant, and invalidates them for one tenant or for all", async () => {
    using opened = open();
    const { cloudfront, client } = opened;
    const { id, distribution } = seedTenant(cloudfront);
    cloudfront.seed.distributionTenant({
      distribution,
      domains: ["www.other.example"],
      parameters: { customer: "other" },
    });
    const visitBoth = async () => {
      const results: string[] = [];
      for (const host of ["www.acme.example", "www.other.example"]) {
        results.push((await cloudfront.visit(`https://${host}/`)).result);
      }
      return results.join();
    };
    expect(await visitBoth()).toBe("Miss,Miss");
    expect(await visitBoth()).toBe("Hit,Hit");
    const InvalidationBatch = { CallerReference: "1", Paths: { Quantity: 1, Items: ["/*"] } };
    await client.send(new CreateInvalidationForDistributionTenantCommand({ Id: id, InvalidationBatch }));
    expect(await visitBoth()).toBe("Miss,Hit");
    await client.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch }));
    expect(await visitBoth()).toBe("Miss,Miss");
    expect(opened.served).toHaveLength(5);
  });

  it.each<[string, DistributionTenantSeed, RegExp]>([
    ["a disabled tenant", { enabled: false }, /^The distribution tenant dt_1 has .* dt_1 is disabled\.$/],
    ["a tenant of a disabled distribution", { distribution: "E0" }, /its distribution E0 is disabled\.$/],
  ])("answers 403 for %s, with a note", async (_, seed, note) => {
    using opened = open();
    const { cloudfront } = opened;
    cloudfront.seed.distribution({ id: "E0", enabled: false, config: makeConfig() });
    seedTenant(cloudfront, { id: "dt_1", ...seed });
    const { response, notes } = await cloudfront.visit("https://www.acme.example/");
    expect(response.status).toBe(403);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  it("answers 403 for a tenant of a disabled connection group", async () => {
    using opened = open();
    const { cloudfront, client } = opened;
    const { id: Id, etag: IfMatch } = cloudfront.seed.connectionGroup();
    await client.send(new UpdateConnectionGroupCommand({ Id, IfMatch, Enabled: false }));
    seedTenant(cloudfront, { connectionGroup: Id });
    const { notes } = await cloudfront.visit("https://www.acme.example/");
    expect(notes).toEqual([expect.stringContaining(`the connection group ${Id} is disabled`)]);
  });

  it("answers 403 until the tenant is deployed and a certificate covers its domain", async () => {
    using opened = open({ propagation: "manual" });
    const { cloudfront, client } = opened;
    const { id } = cloudfront.seed.distribution({ config: { ...makeConfig(), ...withoutCertificate } });
    const ManagedCertificateRequest = { ValidationTokenHost: "self-hosted" as const };
    await client.send(new CreateDistributionTenantCommand(makeTenant(id, { ManagedCertificateRequest })));
    const visit = async () => (await cloudfront.visit("https://www.acme.example/")).notes.join();
    expect(await visit()).toContain("the domain has not been deployed yet");
    cloudfront.settle();
    expect(await visit()).toContain("the domain is inactive");
  });

  it("serves the previous settings of a tenant until an update is deployed", async () => {
    using opened = open({ propagation: "manual" });
    const { cloudfront, client } = opened;
    const { id: Id, etag } = seedTenant(cloudfront);
    const update = (IfMatch: string | undefined, changes: object) =>
      client.send(new UpdateDistributionTenantCommand({ Id, IfMatch, ...changes }));
    const visit = async () => (await cloudfront.visit("https://www.acme.example/")).response.text();
    const { ETag } = await update(etag, { Parameters: [{ Name: "customer", Value: "other" }] });
    // A second update before the deployment keeps what edge locations have.
    await update(ETag, { Enabled: false });
    expect(await visit()).toBe("https://acme.shops.example.net/basic/");
    cloudfront.settle();
    const { notes } = await cloudfront.visit("https://www.acme.example/");
    expect(notes.join()).toContain(`${Id} is disabled`);
  });

  it.each([
    [
      "the routing endpoint",
      (tenant: { routingEndpoint: string }) => tenant.routingEndpoint,
      "routing endpoint",
    ],
    ["an unknown name", () => "unknown.example", "www.acme.example"],
  ])("answers 403 for %s, with a note", async (_, toHost, note) => {
    using opened = open();
    const tenant = seedTenant(opened.cloudfront);
    const { response, notes } = await opened.cloudfront.visit(`https://${toHost(tenant)}/`);
    expect(response.status).toBe(403);
    expect(notes.join()).toContain(note);
  });

  it("answers 403 for the domain name of the multi-tenant distribution itself", async () => {
    using opened = open();
    const { domainName } = opened.cloudfront.seed.distribution({ config: makeConfig() });
    const { notes } = await opened.cloudfront.visit(`https://${domainName}/`);
    expect(notes.join()).toContain("which viewers reach only by the domains of its tenants");
  });
});
