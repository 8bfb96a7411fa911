// Distribution tenants, which the models of older clients do not know: the whole life of one, with the SDK's waiter and
// paginators.
import {
  AssociateDistributionTenantWebACLCommand,
  CNAMEAlreadyExists,
  CreateConnectionGroupCommand,
  CreateDistributionCommand,
  CreateDistributionTenantCommand,
  CreateInvalidationForDistributionTenantCommand,
  DeleteConnectionGroupCommand,
  DeleteDistributionTenantCommand,
  EntityAlreadyExists,
  EntityNotFound,
  GetConnectionGroupByRoutingEndpointCommand,
  GetConnectionGroupCommand,
  GetDistributionTenantByDomainCommand,
  GetDistributionTenantCommand,
  GetManagedCertificateDetailsCommand,
  InvalidAssociation,
  ListConnectionGroupsCommand,
  ListDistributionTenantsByCustomizationCommand,
  ListDomainConflictsCommand,
  ListTagsForResourceCommand,
  PreconditionFailed,
  paginateListDistributionTenants,
  ResourceNotDisabled,
  UpdateConnectionGroupCommand,
  UpdateDistributionTenantCommand,
  UpdateDomainAssociationCommand,
  VerifyDnsConfigurationCommand,
  waitUntilInvalidationForDistributionTenantCompleted,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused, settlesMeanwhile } from "./endpoint.mjs";

await control("POST", "reset");

const createDistribution = async (CallerReference, changes) => {
  const { Distribution } = await client.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference,
        Comment: "",
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "site",
              DomainName: "{{customer}}.s3.amazonaws.com",
              S3OriginConfig: { OriginAccessIdentity: "" },
              ...changes.origin,
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "site",
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
        ...changes.config,
      },
    }),
  );
  return Distribution.Id;
};
const TenantConfig = {
  ParameterDefinitions: [{ Name: "customer", Definition: { StringSchema: { Required: true } } }],
};
const DistributionId = await createDistribution("product", {
  config: { ConnectionMode: "tenant-only", TenantConfig },
});
const standard = await createDistribution("site", { origin: { DomainName: "site.s3.amazonaws.com" } });

const Tags = { Items: [{ Key: "plan", Value: "gold = ü" }] };
const group = await client.send(new CreateConnectionGroupCommand({ Name: "customers", Tags }));
const { Id: ConnectionGroupId, RoutingEndpoint } = group.ConnectionGroup;
equal(group.ConnectionGroup.Tags, Tags);
equal(group.ConnectionGroup.Status, "InProgress");
const byEndpoint = new GetConnectionGroupByRoutingEndpointCommand({ RoutingEndpoint });
equal((await client.send(byEndpoint)).ConnectionGroup.Id, ConnectionGroupId);

const create = (Name, domain, changes) =>
  client.send(
    new CreateDistributionTenantCommand({
      DistributionId,
      ConnectionGroupId,
      Name,
      Domains: [{ Domain: domain }],
      Parameters: [{ Name: "customer", Value: "acme <&> ü" }],
      ManagedCertificateRequest: { ValidationTokenHost: "self-hosted", PrimaryDomainName: domain },
      Tags,
      ...changes,
    }),
  );
await refused(InvalidAssociation, 409, create("acme", "www.acme.example", { DistributionId: standard }));
await refused(EntityNotFound, 404, create("acme", "www.acme.example", { ConnectionGroupId: "cg_0" }));
const created = await create("acme", "www.acme.example");
const { Id, Arn } = created.DistributionTenant;
equal(created.$metadata.httpStatusCode, 201);
equal(created.DistributionTenant.Parameters[0].Value, "acme <&> ü");
equal(created.DistributionTenant.Domains, [{ Domain: "www.acme.example", Status: "inactive" }]);
equal(created.DistributionTenant.CreatedTime instanceof Date, true);
equal((await client.send(new ListTagsForResourceCommand({ Resource: Arn }))).Tags, Tags);
await refused(EntityAlreadyExists, 409, create("acme", "other.example"));
await refused(CNAMEAlreadyExists, 409, create("other", "WWW.acme.example"));

const getDetails = async () => {
  const output = await client.send(new GetManagedCertificateDetailsCommand({ Identifier: "acme" }));
  return output.ManagedCertificateDetails;
};
const pending = await getDetails();
equal(pending.CertificateStatus, "pending-validation");
equal(pending.ValidationTokenDetails.length, 1);
await control("POST", "settle");
equal((await getDetails()).CertificateStatus, "issued");
const update = (IfMatch, changes) =>
  client.send(new UpdateDistributionTenantCommand({ Id, IfMatch, ...changes }));
const attached = await update(created.ETag, {
  Customizations: {
    Certificate: { Arn: pending.CertificateArn },
    GeoRestrictions: { RestrictionType: "whitelist", Locations: ["GB", "DE"] },
  },
});
equal(attached.DistributionTenant.Domains[0].Status, "active");
equal(attached.DistributionTenant.Customizations.GeoRestrictions.Locations, ["DE", "GB"]);
await refused(PreconditionFailed, 412, update(created.ETag, { Enabled: false }));
const byDomain = new GetDistributionTenantByDomainCommand({ Domain: "www.acme.example" });
equal((await client.send(byDomain)).DistributionTenant.Id, Id);
const verified = await client.send(new VerifyDnsConfigurationCommand({ Identifier: Arn }));
equal(verified.DnsConfigurationList, [{ Domain: "www.acme.example", Status: "valid-configuration" }]);

const WebACLArn =
  "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";
const guarded = await client.send(
  new AssociateDistributionTenantWebACLCommand({ Id, IfMatch: attached.ETag, WebACLArn }),
);
equal([guarded.Id, guarded.WebACLArn], [Id, WebACLArn]);
const byWebAcl = await client.send(new ListDistributionTenantsByCustomizationCommand({ WebACLArn }));
equal(
  byWebAcl.DistributionTenantList.map((tenant) => tenant.ETag),
  [guarded.ETag],
);

const { Invalidation, Location } = await client.send(
  new CreateInvalidationForDistributionTenantCommand({
    Id,
    InvalidationBatch: { CallerReference: "1", Paths: { Quantity: 1, Items: ["/*"] } },
  }),
);
equal(Location.endsWith(`/distribution-tenant/${Id}/invalidation/${Invalidation.Id}`), true);
settlesMeanwhile();
const waiting = { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
const completed = await waitUntilInvalidationForDistributionTenantCompleted(waiting, {
  DistributionTenantId: Id,
  Id: Invalidation.Id,
});
equal(completed.state, "SUCCESS");

const second = await create("other", "other.example");
const names = [];
for await (const page of paginateListDistributionTenants({ client, pageSize: 1 }, {})) {
  names.push(...page.DistributionTenantList.map(({ Name }) => Name));
}
equal(names, ["other", "acme"]);
const conflicts = await client
  .send(
    new ListDomainConflictsCommand({
      Domain: "other.example",
      DomainControlValidationResource: { DistributionTenantId: Id },
    }),
  )
  .catch((error) => error.name);
equal(conflicts, "InvalidArgument"); // The managed certificate of acme does not cover the domain.
const certified = await update(guarded.ETag, {
  Customizations: {
    Certificate: { Arn: pending.CertificateArn.replace(/[^/]+$/, "11111111-2222-4333-8444-555555555555") },
  },
});
const found = await client.send(
  new ListDomainConflictsCommand({
    Domain: "other.example",
    DomainControlValidationResource: { DistributionTenantId: Id },
  }),
);
equal(
  found.DomainConflicts.map(({ ResourceType }) => ResourceType),
  ["distribution-tenant"],
);
const moved = await client.send(
  new UpdateDomainAssociationCommand({
    Domain: "other.example",
    TargetResource: { DistributionTenantId: Id },
    IfMatch: certified.ETag,
  }),
);
equal([moved.Domain, moved.ResourceId], ["other.example", Id]);

const remove = (target, IfMatch) => client.send(new DeleteDistributionTenantCommand({ Id: target, IfMatch }));
await refused(ResourceNotDisabled, 409, remove(Id, moved.ETag));
const disabled = await update(moved.ETag, { Enabled: false });
equal((await remove(Id, disabled.ETag)).$metadata.httpStatusCode, 204);
await refused(EntityNotFound, 404, client.send(new GetDistributionTenantCommand({ Identifier: "acme" })));
const other = await client.send(
  new GetDistributionTenantCommand({ Identifier: second.DistributionTenant.Id }),
);
equal(other.DistributionTenant.Domains ?? [], []);
const otherDisabled = await client.send(
  new UpdateDistributionTenantCommand({
    Id: other.DistributionTenant.Id,
    IfMatch: other.ETag,
    Enabled: false,
  }),
);
await remove(other.DistributionTenant.Id, otherDisabled.ETag);

const { ETag: groupEtag } = await client.send(new GetConnectionGroupCommand({ Identifier: "customers" }));
const closed = await client.send(
  new UpdateConnectionGroupCommand({ Id: ConnectionGroupId, IfMatch: groupEtag, Enabled: false }),
);
await client.send(new DeleteConnectionGroupCommand({ Id: ConnectionGroupId, IfMatch: closed.ETag }));
equal((await client.send(new ListConnectionGroupsCommand({}))).ConnectionGroups, undefined);
done();
