import {
  CNAMEAlreadyExists,
  CreateDistributionCommand,
  DeleteDistributionCommand,
  type DistributionConfig,
  EntityLimitExceeded,
  InvalidArgument,
  type ParameterDefinition,
  ResourceInUse,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../src/services/distributions/table.ts";
import { fillPlaceholders } from "../../src/services/tenant-parameters.ts";
import { expectException } from "../support/expect-exception.ts";
import { interceptionModes } from "../support/interception-modes.ts";
import { makeDistribution, withAliases } from "../support/make-distribution.ts";
import { makeParameter, multiTenant } from "../support/make-tenant.ts";

/** A configuration whose origin has placeholders. */
function withOrigin(
  DomainName: string,
  OriginPath: string,
  ...definitions: ParameterDefinition[]
): Partial<DistributionConfig> {
  const CustomOriginConfig = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" as const };
  return {
    ...multiTenant(...definitions),
    Origins: { Quantity: 1, Items: [{ Id: "site", DomainName, OriginPath, CustomOriginConfig }] },
  };
}

const customer = makeParameter("customer", { Required: true });
const theme = makeParameter("theme", { DefaultValue: "basic" });

describe.each(interceptionModes)("the origins of a multi-tenant distribution ($name)", ({ open }) => {
  const create = (changes: Partial<DistributionConfig>) =>
    open().client.send(new CreateDistributionCommand(makeDistribution(changes)));

  // AWS developer guide, "How parameters work with distribution tenants": its examples
  it.each([
    ["{{customer}}.lambda-url.us-east-1.on.aws", ""],
    ["{{customer}}-{{theme}}.example.com", "/public/{{customer}}/{{theme}}"],
    ["www.example.com", "/{{theme}}"],
    ["{{customer}}", ""],
  ])("can have the placeholders of %s%s", async (DomainName, OriginPath) => {
    const creating = create(withOrigin(DomainName, OriginPath, customer, theme));
    if (DomainName === "{{customer}}") {
      // A value stands for one label.
      await expectException(creating, InvalidArgument, { message: "must be a domain name" });
      return;
    }
    const { Distribution } = await creating;
    expect(Distribution?.DistributionConfig?.Origins?.Items?.[0]).toMatchObject({ DomainName, OriginPath });
  });

  it.each([
    ["a name that is not defined", withOrigin("{{shop}}.example.com", "", customer), "shop is not defined"],
    ["an empty name", withOrigin("{{}}.example.com", "", customer), "is not defined"],
    [
      "three placeholders in one field",
      withOrigin("www.example.com", "/{{customer}}/{{theme}}/{{theme}}", customer, theme),
      "has 3 parameters; it may have 2",
    ],
    ["a single brace", withOrigin("{customer}.example.com", "", customer), "must be a domain name"],
    [
      "a placeholder in a standard distribution",
      {
        ...withOrigin("{{customer}}.example.com", ""),
        ConnectionMode: "direct" as const,
        TenantConfig: undefined,
      },
      "must be a domain name",
    ],
  ])("cannot have %s", async (_, changes, message) => {
    await expectException(create(changes), InvalidArgument, { status: 400, message });
  });
});

describe("fillPlaceholders", () => {
  it("replaces every placeholder with a value, whatever characters the value has, and nothing else", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "$", "&", "{", "}", "\\", "1") });
    fc.assert(
      fc.property(text, text, (value, rest) => {
        const config = {
          Origins: { Quantity: 1, Items: [{ Id: "o", DomainName: `{{p}}.${rest.replaceAll("{{", "")}` }] },
        };
        const filled = fillPlaceholders(config as unknown as Config, (name) =>
          name === "p" ? value : undefined,
        );
        expect(filled.Origins.Items[0]?.DomainName).toBe(`${value}.${rest.replaceAll("{{", "")}`);
      }),
    );
  });
});

describe.each(interceptionModes)("a multi-tenant distribution ($name)", ({ open }) => {
  it("cannot be deleted while it has tenants", async () => {
    const { client, cloudfront } = open();
    const { id: Id, etag: IfMatch } = cloudfront.seed.distribution({ enabled: false, config: multiTenant() });
    cloudfront.seed.distributionTenant({ distribution: Id });
    const deleting = client.send(new DeleteDistributionCommand({ Id, IfMatch }));
    await expectException(deleting, ResourceInUse, { status: 409 });
  });

  it("counts toward a quota of its own", async () => {
    const { client, cloudfront } = open({ quotas: { multiTenantDistributions: 1 } });
    cloudfront.seed.distribution({ config: multiTenant() });
    await client.send(new CreateDistributionCommand(makeDistribution()));
    const input = makeDistribution({ ...multiTenant(), CallerReference: "second" });
    await expectException(client.send(new CreateDistributionCommand(input)), EntityLimitExceeded, {
      status: 400,
    });
  });
});

describe.each(interceptionModes)("the alias of a distribution ($name)", ({ open }) => {
  it("cannot be the domain of a tenant", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.distributionTenant({ domains: ["www.Acme.example"] });
    const input = makeDistribution(withAliases("www.acme.example"));
    await expectException(client.send(new CreateDistributionCommand(input)), CNAMEAlreadyExists, {
      status: 409,
    });
  });
});
