import {
  AssociateAliasCommand,
  CreateDistributionTenantCommand,
  GetDistributionConfigCommand,
  UpdateDomainAssociationCommand,
} from "@aws-sdk/client-cloudfront";
import { makeParameter, makeTenant, multiTenant, withoutCertificate } from "../../support/make-tenant.ts";
import { assumed, defineProbes } from "../probe.ts";
import { createDistribution, findListed, refuse, update } from "./deployed-distribution.ts";

const both = "the code and the message";

const illegal = { error: "IllegalUpdate", status: 400 };
const tenants = { ...withoutCertificate, ...multiTenant(makeParameter("tenant")) };
const domain = "www.example.com";

/** What the service does with multi-tenant distributions. */
export const multiTenantDistributionProbes = defineProbes(
  "distributions",
  [
    {
      does: "a list shows a multi-tenant distribution without a domain name, with all locations",
      ...assumed("the members that the CLI's example leaves out"),
      async ask(context) {
        const { Id } = await createDistribution(context, tenants);
        return findListed(context, "tenant-only", Id);
      },
      expected: { DomainName: "-", PriceClass: "PriceClass_All", Staging: false, IsIPV6Enabled: false },
    },
    {
      does: "an update of a multi-tenant distribution has what the service returned",
      ...assumed("a member that it does not return is not required"),
      async ask(context) {
        const created = await createDistribution(context, tenants);
        const { DistributionConfig, ETag } = await context.send(
          new GetDistributionConfigCommand({ Id: created.Id }),
        );
        const answer = await context.observe(
          update({ ...created, IfMatch: ETag, config: DistributionConfig }, {}),
        );
        return { isAccepted: "output" in answer };
      },
      expected: { isAccepted: true },
    },
    refuse(
      "an alias does not move to a multi-tenant distribution",
      both,
      ({ Id }) => new AssociateAliasCommand({ TargetDistributionId: Id, Alias: domain }),
      { ...tenants, expected: illegal },
    ),
    refuse(
      "a domain does not move to a multi-tenant distribution",
      both,
      ({ Id, IfMatch }) =>
        new UpdateDomainAssociationCommand({
          Domain: domain,
          TargetResource: { DistributionId: Id },
          IfMatch,
        }),
      { ...tenants, expected: illegal },
    ),
    refuse(
      "a tenant has a certificate, or its distribution",
      both,
      ({ Id }) =>
        new CreateDistributionTenantCommand(
          makeTenant(Id, { Name: domain, Domains: [{ Domain: domain }], Enabled: false }),
        ),
      tenants,
    ),
    refuse(
      "a tenant has defined parameters",
      both,
      ({ Id }) =>
        new CreateDistributionTenantCommand(
          makeTenant(Id, {
            Name: domain,
            Domains: [{ Domain: domain }],
            Parameters: [{ Name: "other", Value: "a" }],
            Enabled: false,
          }),
        ),
      tenants,
    ),
  ],
  "slow",
);
