import {
  CloudFrontClient,
  CreateDistributionTenantCommand,
  type DistributionConfig,
  GetDistributionTenantCommand,
  GetManagedCertificateDetailsCommand,
  PreconditionFailed,
  UpdateDistributionTenantCommand,
} from "@aws-sdk/client-cloudfront";
import { type MockCloudFrontOptions, mockCloudFront } from "mock-cloudfront";
import { describe, expect, it } from "vitest";
import { changeTheme, removeCustomer } from "./customers.ts";
import { advance, type Customer } from "./onboarding.ts";

const acme: Customer = { name: "acme", domain: "www.acme.example", theme: "plain" };
const waiting = { maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };

/** The product: one origin, with a path for each customer and theme, and no certificate for domains of customers. */
const product: Partial<DistributionConfig> = {
  ConnectionMode: "tenant-only",
  TenantConfig: {
    ParameterDefinitions: ["customer", "theme"].map((Name) => ({
      Name,
      Definition: { StringSchema: { Required: true } },
    })),
  },
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: "app",
        DomainName: "app.saas.example",
        OriginPath: "/{{customer}}/{{theme}}",
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" },
      },
    ],
  },
  ViewerCertificate: { CloudFrontDefaultCertificate: true },
};

/** Opens the product. Certificates are slow: they stay pending until `settle()`. */
function open(options: MockCloudFrontOptions = {}) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  /** The DNS records of the customers. */
  const zone = new Map([[acme.domain, "old-host.example.net"]]);
  const cloudfront = mockCloudFront({
    clients: [client],
    propagation: "manual",
    dns: (domain) => zone.get(domain),
    origins: { app: ({ url }) => new Response(url) },
    ...options,
  });
  const { id: distributionId } = cloudfront.seed.distribution({ config: product });
  const { id: connectionGroupId, routingEndpoint } = cloudfront.seed.connectionGroup({ name: "customers" });
  return {
    client,
    cloudfront,
    zone,
    routingEndpoint,
    advance: (customer = acme) => advance(client, { distributionId, connectionGroupId }, customer),
    [Symbol.dispose]: () => cloudfront.restore(),
  };
}

/** Opens the product with a customer who is live. */
async function openLive(options: MockCloudFrontOptions = {}) {
  const saas = open(options);
  await saas.advance();
  saas.cloudfront.settle();
  saas.zone.set(acme.domain, saas.routingEndpoint);
  await saas.advance();
  saas.cloudfront.settle();
  return saas;
}

describe("the onboarding", () => {
  it("asks for the tokens, then for the DNS record, and then the customer is live", async () => {
    using saas = open();
    const first = await saas.advance();
    expect(first).toEqual({
      step: "serve-tokens",
      redirects: [
        {
          from: expect.stringMatching(
            /^www\.acme\.example\/\.well-known\/pki-validation\/[0-9a-f]{32}\.txt$/,
          ),
          to: expect.stringMatching(/^validation\.us-east-1\.acm-validations\.aws\//),
        },
      ],
    });
    // The job runs again while the certificate is pending, and nothing changes.
    expect(await saas.advance()).toEqual(first);

    saas.cloudfront.settle();
    expect(await saas.advance()).toEqual({ step: "point-domain", endpoint: saas.routingEndpoint });

    saas.zone.set(acme.domain, saas.routingEndpoint);
    expect(await saas.advance()).toEqual({ step: "live" });
    expect(saas.cloudfront.calls(CreateDistributionTenantCommand)).toHaveLength(1);
    expect(saas.cloudfront.calls(UpdateDistributionTenantCommand)).toHaveLength(1);
  });

  it("leads viewers of the domain to the customer's part of the product", async () => {
    using saas = await openLive();
    const { response } = await saas.cloudfront.visit(`https://${acme.domain}/cart`);
    expect(await response.text()).toBe("https://app.saas.example/acme/plain/cart");
  });

  it("activates the domain only with its certificate", async () => {
    using saas = open();
    const getStatus = async () => {
      const command = new GetDistributionTenantCommand({ Identifier: acme.name });
      const { DistributionTenant } = await saas.client.send(command);
      return DistributionTenant?.Domains?.[0]?.Status;
    };
    await saas.advance();
    expect(await getStatus()).toBe("inactive");
    saas.cloudfront.settle();
    await saas.advance();
    expect(await getStatus()).toBe("active");
  });

  it("tells that the customer never served the tokens", async () => {
    let now = new Date("2026-01-01T00:00:00Z");
    using saas = open({ now: () => now });
    await saas.advance();
    now = new Date("2026-01-04T00:00:00Z");
    expect(await saas.advance()).toEqual({
      step: "failed",
      reason: "The certificate is validation-timed-out.",
    });
  });

  it("tells that another site has the domain", async () => {
    using saas = open();
    saas.cloudfront.seed.distribution({ aliases: [acme.domain] });
    expect(await saas.advance()).toEqual({
      step: "failed",
      reason: "Another site has the domain www.acme.example.",
    });
  });

  it("waits for a name server that does not respond", async () => {
    using saas = open({
      dns: () => {
        throw new Error("SERVFAIL");
      },
    });
    await saas.advance();
    saas.cloudfront.settle();
    expect(await saas.advance()).toMatchObject({ step: "point-domain" });
  });
});

describe("the onboarding with failures", () => {
  it("continues after a lost response to the creation", async () => {
    using saas = open();
    saas.cloudfront.faults.on(CreateDistributionTenantCommand).losesResponseOnce();
    await expect(saas.advance()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await saas.advance()).toMatchObject({ step: "serve-tokens" });
    expect(Object.keys(saas.cloudfront.state().distributionTenants)).toHaveLength(1);
  });

  it("continues if two jobs create the same customer", async () => {
    using saas = open();
    const both = await Promise.all([saas.advance(), saas.advance()]);
    expect(both[0]).toEqual(both[1]);
    expect(Object.keys(saas.cloudfront.state().distributionTenants)).toHaveLength(1);
  });

  it("attaches the certificate although another writer changes the tenant meanwhile", async () => {
    using saas = open();
    await saas.advance();
    saas.cloudfront.settle();
    saas.cloudfront.faults.on(UpdateDistributionTenantCommand).rejectsTimes(2, "PreconditionFailed");
    expect(await saas.advance()).toMatchObject({ step: "point-domain" });
    expect(saas.cloudfront.calls(UpdateDistributionTenantCommand)).toHaveLength(3);
  });

  it("gives up after three conflicts, and the next run of the job continues", async () => {
    using saas = open();
    await saas.advance();
    saas.cloudfront.settle();
    saas.cloudfront.faults.on(UpdateDistributionTenantCommand).rejectsTimes(3, "PreconditionFailed");
    await expect(saas.advance()).rejects.toThrow(PreconditionFailed);
    expect(await saas.advance()).toMatchObject({ step: "point-domain" });
  });

  it("creates nothing twice if the service is unavailable for a time", async () => {
    using saas = open();
    saas.cloudfront.faults.on(GetManagedCertificateDetailsCommand).rejectsOnce("ServiceUnavailable");
    await expect(saas.advance()).rejects.toThrow();
    expect(await saas.advance()).toMatchObject({ step: "serve-tokens" });
    expect(saas.cloudfront.calls(CreateDistributionTenantCommand)).toHaveLength(1);
  });
});

describe("a live customer", () => {
  it("gets another theme, of which viewers see no cached page", async () => {
    using saas = await openLive({ propagation: "immediate" });
    const visit = async () => (await saas.cloudfront.visit(`https://${acme.domain}/`)).response.text();
    expect(await visit()).toBe("https://app.saas.example/acme/plain/");
    await changeTheme(saas.client, acme.name, "dark", waiting);
    expect(await visit()).toBe("https://app.saas.example/acme/dark/");
  });

  it("leaves nothing when the contract ends, even if it ends twice", async () => {
    using saas = await openLive();
    await removeCustomer(saas.client, acme.name);
    await removeCustomer(saas.client, acme.name);
    const { distributionTenants, managedCertificates, tags } = saas.cloudfront.state();
    expect({ distributionTenants, managedCertificates, tags }).toEqual({});
    expect(await saas.advance()).toMatchObject({ step: "serve-tokens" });
  });
});
