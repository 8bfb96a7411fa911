import {
  AssociateDistributionTenantWebACLCommand,
  CreateConnectionGroupCommand,
  CreateDistributionCommand,
  CreateDistributionTenantCommand,
  CreateInvalidationForDistributionTenantCommand,
  DeleteConnectionGroupCommand,
  DeleteDistributionTenantCommand,
  DisassociateDistributionTenantWebACLCommand,
  GetConnectionGroupByRoutingEndpointCommand,
  GetConnectionGroupCommand,
  GetDistributionTenantByDomainCommand,
  GetDistributionTenantCommand,
  GetInvalidationForDistributionTenantCommand,
  GetManagedCertificateDetailsCommand,
  ListConnectionGroupsCommand,
  ListDistributionTenantsByCustomizationCommand,
  ListDistributionTenantsCommand,
  ListDomainConflictsCommand,
  ListInvalidationsForDistributionTenantCommand,
  UpdateConnectionGroupCommand,
  UpdateDistributionTenantCommand,
  UpdateDomainAssociationCommand,
  VerifyDnsConfigurationCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import type { State } from "../../src/index.ts";
import { type AnyCall, call, distributionId, drawn, mostly, ofOne, type Part, paging } from "./any-call.ts";
import { certificate, makeDistributionConfig, webAclArn } from "./make-distribution.ts";
import { certificateArn, makeParameter, multiTenant } from "./make-tenant.ts";

const tenantId = ofOne("distributionTenants", "id", "dt_none", "", undefined);
const tenantEtag = ofOne("distributionTenants", "etag", "E23ZP02F085DFQ", "stale", undefined);
const tenantName = ofOne("distributionTenants", "arn", "acme", "dt_none");
const groupId = ofOne("connectionGroups", "id", "cg_none", "", undefined);
const groupEtag = ofOne("connectionGroups", "etag", "E23ZP02F085DFQ", "stale", undefined);

const domain = mostly(
  ["a.example", "b.example", "*.a.example", "B.example"],
  ["no domain", "", "é.example", undefined as unknown as string],
);
const domains = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .uniqueArray(domain, { minLength: 1, maxLength: 2 })
      .map((all) => all.map((Domain) => ({ Domain }))),
  },
  fc.constantFrom(undefined, [], [{ Domain: undefined }]),
);
const customizations = mostly<unknown>(
  [
    undefined,
    {},
    { WebAcl: { Action: "override", Arn: webAclArn } },
    { WebAcl: { Action: "disable" } },
    { GeoRestrictions: { RestrictionType: "whitelist", Locations: ["GB", "DE"] } },
    { Certificate: { Arn: certificateArn } },
  ],
  [{ WebAcl: { Action: "override" } }, { Certificate: {} }, { GeoRestrictions: { RestrictionType: "all" } }],
);
const parameters = mostly<unknown>(
  [undefined, [{ Name: "customer", Value: "acme" }], [{ Name: "customer", Value: "é <&>" }]],
  [[], [{ Name: "none", Value: "1" }], [{ Name: "customer" }]],
);
const request = mostly<unknown>(
  [undefined, { ValidationTokenHost: "cloudfront" }, { ValidationTokenHost: "self-hosted" }],
  [{ ValidationTokenHost: "none" }, {}],
);
const tags = mostly<unknown>(
  [undefined, { Items: [{ Key: "team", Value: "é" }] }],
  [{ Items: [{ Key: "aws:a" }] }],
);
const enabled = drawn(fc.constantFrom(true, false, undefined));

/** Returns mostly the id of a multi-tenant distribution. */
const multiTenantId: Part<string | undefined> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.nat(2).map((n) => (state: State) => {
      const ids = Object.values(state.distributions ?? {})
        .filter(({ config }) => (config as { ConnectionMode?: string }).ConnectionMode === "tenant-only")
        .map(({ id }) => String(id));
      return ids[n % Math.max(ids.length, 1)] ?? "E0";
    }),
  },
  distributionId,
);

const createMultiTenant = call(CreateDistributionCommand, {
  DistributionConfig: drawn(
    fc
      .record({
        CallerReference: fc.nat(20).map((n) => `tenants ${n}`),
        ViewerCertificate: fc.constantFrom(certificate, undefined),
        Required: fc.boolean(),
      })
      .map(({ CallerReference, ViewerCertificate, Required }) =>
        makeDistributionConfig({
          CallerReference,
          ...(ViewerCertificate && { ViewerCertificate }),
          ...multiTenant(makeParameter("customer", { Required })),
        }),
      ),
  ),
});

const target: Part<unknown> = fc
  .record({ isTenant: fc.boolean(), distribution: distributionId, tenant: tenantId })
  .map(
    ({ isTenant, distribution, tenant }) =>
      (state: State) =>
        isTenant ? { DistributionTenantId: tenant(state) } : { DistributionId: distribution(state) },
  );

/** Seeds a tenant with its distribution, so that most calls have a tenant. Refused if the name or the domain is taken. */
const seedTenant: fc.Arbitrary<AnyCall> = fc
  .record({ name: fc.constantFrom("acme", "other"), domain: fc.constantFrom("a.example", "b.example") })
  .map(
    ({ name, domain }) =>
      async ({ cloudfront }) =>
        cloudfront.seed.distributionTenant({ name, domains: [domain], parameters: { customer: "acme" } }),
  );

export const tenantCall: fc.Arbitrary<AnyCall> = fc.oneof(
  createMultiTenant,
  { weight: 3, arbitrary: seedTenant },
  call(CreateConnectionGroupCommand, {
    Name: drawn(mostly(["europe", "asia"], ["-", "", undefined])),
    Tags: drawn(tags),
    Enabled: enabled,
  }),
  call(GetConnectionGroupCommand, { Identifier: groupId }),
  call(GetConnectionGroupByRoutingEndpointCommand, {
    RoutingEndpoint: drawn(fc.constantFrom("d0.cloudfront.net", undefined)),
  }),
  call(ListConnectionGroupsCommand, paging),
  call(UpdateConnectionGroupCommand, {
    Id: groupId,
    IfMatch: groupEtag,
    Enabled: enabled,
    Ipv6Enabled: enabled,
  }),
  call(DeleteConnectionGroupCommand, { Id: groupId, IfMatch: groupEtag }),
  {
    weight: 4,
    arbitrary: call(CreateDistributionTenantCommand, {
      DistributionId: multiTenantId,
      Name: drawn(mostly(["acme", "other", "third"], ["a", "é", undefined])),
      Domains: drawn(domains),
      Tags: drawn(tags),
      Customizations: drawn(customizations),
      Parameters: drawn(parameters),
      ConnectionGroupId: fc.oneof({ weight: 3, arbitrary: drawn(fc.constant(undefined)) }, groupId),
      ManagedCertificateRequest: drawn(request),
      Enabled: enabled,
    }),
  },
  {
    weight: 3,
    arbitrary: call(UpdateDistributionTenantCommand, {
      Id: tenantId,
      IfMatch: tenantEtag,
      DistributionId: fc.oneof(multiTenantId, drawn(fc.constant(undefined))),
      Domains: drawn(fc.oneof(domains, fc.constant(undefined))),
      Customizations: drawn(customizations),
      Parameters: drawn(parameters),
      ManagedCertificateRequest: drawn(request),
      Enabled: enabled,
    }),
  },
  call(DeleteDistributionTenantCommand, { Id: tenantId, IfMatch: tenantEtag }),
  call(GetDistributionTenantCommand, { Identifier: tenantName }),
  call(GetDistributionTenantByDomainCommand, { Domain: drawn(domain) }),
  call(GetManagedCertificateDetailsCommand, { Identifier: tenantName }),
  call(ListDistributionTenantsCommand, {
    AssociationFilter: fc.record({ group: groupId, isFiltered: fc.boolean() }).map(
      ({ group, isFiltered }) =>
        (state: State) =>
          isFiltered ? { ConnectionGroupId: group(state) } : undefined,
    ),
    ...paging,
  }),
  call(ListDistributionTenantsByCustomizationCommand, {
    WebACLArn: drawn(fc.constantFrom(webAclArn, undefined)),
    CertificateArn: drawn(fc.constantFrom(certificateArn, undefined)),
    ...paging,
  }),
  call(AssociateDistributionTenantWebACLCommand, {
    Id: tenantId,
    IfMatch: tenantEtag,
    WebACLArn: drawn(mostly([webAclArn], ["none", undefined])),
  }),
  call(DisassociateDistributionTenantWebACLCommand, { Id: tenantId, IfMatch: tenantEtag }),
  call(ListDomainConflictsCommand, {
    Domain: drawn(domain),
    DomainControlValidationResource: target,
    ...paging,
  }),
  call(UpdateDomainAssociationCommand, {
    Domain: drawn(domain),
    TargetResource: target,
    IfMatch: fc.oneof(tenantEtag, ofOne("distributions", "etag", undefined)),
  }),
  call(VerifyDnsConfigurationCommand, {
    Identifier: tenantName,
    Domain: drawn(fc.oneof(domain, fc.constant(undefined))),
  }),
  call(CreateInvalidationForDistributionTenantCommand, {
    Id: tenantId,
    InvalidationBatch: drawn(
      mostly<unknown>(
        [
          { CallerReference: "i", Paths: { Quantity: 1, Items: ["/*"] } },
          { CallerReference: "j", Paths: { Quantity: 1, Items: ["/a"] } },
        ],
        [undefined, { CallerReference: "i", Paths: { Quantity: 2, Items: ["/b"] } }],
      ),
    ),
  }),
  call(GetInvalidationForDistributionTenantCommand, {
    DistributionTenantId: tenantId,
    Id: ofOne("tenantInvalidations", "id", "INONE", "", undefined),
  }),
  call(ListInvalidationsForDistributionTenantCommand, { Id: tenantId, ...paging }),
);
