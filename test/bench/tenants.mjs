// What a control plane asks of distribution tenants, in an account with many of them.
import {
  CloudFrontClient,
  GetDistributionTenantByDomainCommand,
  ListDistributionTenantsCommand,
  ListDomainConflictsCommand,
  UpdateDistributionTenantCommand,
} from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { compare, target } from "./compare.mjs";

/** An account with a number of tenants of one distribution. */
function account(count) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({ clients: [client] });
  const { id: distribution } = cloudfront.seed.distribution({ config: { ConnectionMode: "tenant-only" } });
  const tenants = Array.from({ length: count }, (_, i) =>
    cloudfront.seed.distributionTenant({ distribution, name: `t${i}`, domains: [`t${i}.example`] }),
  );
  const { id: Id, etag } = tenants[Math.floor(count / 2)];
  const filled = cloudfront.snapshot();
  let IfMatch = etag;
  return {
    reset: () => {
      cloudfront.reset(filled);
      IfMatch = etag;
    },
    list: () =>
      client.send(
        new ListDistributionTenantsCommand({ AssociationFilter: { DistributionId: distribution } }),
      ),
    find: () => client.send(new GetDistributionTenantByDomainCommand({ Domain: "t50.example" })),
    conflicts: () =>
      client.send(
        new ListDomainConflictsCommand({
          Domain: "www.t50.example",
          DomainControlValidationResource: { DistributionTenantId: Id },
        }),
      ),
    update: async () => {
      const { ETag } = await client.send(
        new UpdateDistributionTenantCommand({ Id, IfMatch, Enabled: false }),
      );
      IfMatch = ETag;
    },
  };
}

const few = account(100);
const many = account(1000);
const between = () =>
  [few, many].forEach((each) => {
    each.reset();
  });

const questions = {
  list: "ListDistributionTenants, a page of 100",
  find: "GetDistributionTenantByDomain",
  conflicts: "ListDomainConflicts of a name",
  update: "UpdateDistributionTenant",
};
for (const [name, title] of Object.entries(questions)) {
  const asked = await compare(
    title,
    { "of 100 tenants": few[name], "of 1,000 tenants": many[name] },
    { between, rounds: 15, times: 20 },
  );
  target(`${title}, in ten times the table`, asked["of 1,000 tenants"].ratio, 1.5, "times");
}
