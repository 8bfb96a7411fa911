import {
  CreateDistributionTenantCommand,
  type CreateDistributionTenantCommandInput,
  EntityNotFound,
  GetManagedCertificateDetailsCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { makeTenant, withoutCertificate } from "../../support/make-tenant.ts";

const hour = 60 * 60 * 1000;

describe.each(interceptionModes)("GetManagedCertificateDetails ($name)", ({ open }) => {
  async function opened(
    options: Parameters<typeof open>[0],
    host: "cloudfront" | "self-hosted",
    changes: Partial<CreateDistributionTenantCommandInput> = {},
  ) {
    const mock = open(options);
    const { id } = mock.cloudfront.seed.distribution({ config: withoutCertificate });
    const ManagedCertificateRequest = { ValidationTokenHost: host };
    const { DistributionTenant } = await mock.client.send(
      new CreateDistributionTenantCommand(makeTenant(id, { ManagedCertificateRequest, ...changes })),
    );
    const getDetails = async (Identifier = DistributionTenant?.Id) => {
      const output = await mock.client.send(new GetManagedCertificateDetailsCommand({ Identifier }));
      return output.ManagedCertificateDetails;
    };
    return { ...mock, tenant: DistributionTenant, getDetails };
  }

  it("refuses an unknown tenant and one for which no certificate was requested", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distributionTenant();
    for (const Identifier of ["dt_0", id]) {
      const getting = client.send(new GetManagedCertificateDetailsCommand({ Identifier }));
      await expectException(getting, EntityNotFound, { status: 404 });
    }
  });

  // seen: these forms (the CLI's example)
  it("has a token for each domain of a tenant whose owner serves the tokens", async () => {
    const Domains = [{ Domain: "acme.example" }, { Domain: "www.acme.example" }];
    const { getDetails, tenant } = await opened({ propagation: "manual" }, "self-hosted", { Domains });
    const details = await getDetails();
    expect(details).toMatchObject({
      CertificateArn: expect.stringMatching(
        /^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/,
      ),
      CertificateStatus: "pending-validation",
      ValidationTokenHost: "self-hosted",
    });
    expect(details?.ValidationTokenDetails).toHaveLength(2);
    for (const [i, { Domain, RedirectTo, RedirectFrom }] of (
      details?.ValidationTokenDetails ?? []
    ).entries()) {
      const [token] = /[0-9a-f]{32}/.exec(RedirectFrom ?? "") ?? [];
      const file = `.well-known/pki-validation/${token}.txt`;
      expect(Domain).toBe(Domains[i]?.Domain);
      expect(RedirectFrom).toBe(`${Domain}/${file}`);
      expect(RedirectTo).toBe(`validation.us-east-1.acm-validations.aws/123456789012/${file}`);
    }
    expect(await getDetails("acme")).toEqual(details);
    expect(await getDetails(tenant?.Arn)).toEqual(details);
  });

  it("has no tokens if CloudFront serves them", async () => {
    const { getDetails } = await opened({}, "cloudfront");
    expect(await getDetails()).not.toHaveProperty("ValidationTokenDetails");
  });

  it("is issued when the request has propagated", async () => {
    const { getDetails, cloudfront } = await opened({ propagation: "manual" }, "cloudfront");
    expect((await getDetails())?.CertificateStatus).toBe("pending-validation");
    cloudfront.settle();
    expect((await getDetails())?.CertificateStatus).toBe("issued");
  });

  it("times out after 72 hours", async () => {
    const clock = new Clock();
    const { getDetails } = await opened({ propagation: "manual", now: clock.now }, "self-hosted");
    clock.pass(72 * hour - 1);
    expect((await getDetails())?.CertificateStatus).toBe("pending-validation");
    clock.pass(1);
    expect((await getDetails())?.CertificateStatus).toBe("validation-timed-out");
  });
});
