import {
  CreateConnectionFunctionCommand,
  type CreateConnectionFunctionCommandInput,
  CreateConnectionGroupCommand,
  CreateDistributionTenantCommand,
  type CreateDistributionTenantCommandInput,
  CreateTrustStoreCommand,
  CreateVpcOriginCommand,
  DeleteConnectionGroupCommand,
  DescribeConnectionFunctionCommand,
  GetConnectionFunctionCommand,
  GetConnectionGroupCommand,
  GetResourcePolicyCommand,
  ListConnectionGroupsCommand,
  ListDistributionsByConnectionFunctionCommand,
  ListDistributionTenantsByCustomizationCommand,
  ListDistributionTenantsCommand,
  ListDomainConflictsCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { makeConnectionFunction } from "../../support/make-connection-function.ts";
import { makeTenant } from "../../support/make-tenant.ts";
import { makeTrustStore } from "../../support/make-trust-store.ts";
import { makeVpcOriginConfig } from "../../support/make-vpc-origin.ts";
import { assumed, defineProbes, defineRefusal, type ProbeDefinition } from "../probe.ts";
import type { ProbeContext } from "../probe-context.ts";

const invalid = { error: "InvalidArgument", status: 400 };
const notFound = { error: "EntityNotFound", status: 404 };
const both = "the code and the message";
const vpcOriginArn = "arn:aws:cloudfront::123456789012:vpcorigin/vo_none";

/** Creates a connection function that no distribution has. */
export async function createConnectionFunction(
  context: ProbeContext,
  changes: Partial<CreateConnectionFunctionCommandInput> = {},
) {
  const Name = context.name();
  const created = await context.send(
    new CreateConnectionFunctionCommand(makeConnectionFunction({ Name, Tags: context.tags, ...changes })),
  );
  return { Name, ...created, ...created.ConnectionFunctionSummary };
}

export const connectionFunctionProbes = defineProbes("connection functions", [
  {
    does: "the URL of a new function ends with its id",
    ...assumed("as those of VPC origins do"),
    async ask(context) {
      const { Location, Id } = await createConnectionFunction(context);
      return { isLast: Location.endsWith(`/${Id}`) };
    },
    expected: { isLast: true },
  },
  {
    does: "the code of a function has the content type application/octet-stream",
    ...assumed("as that of functions"),
    async ask(context) {
      const { Id } = await createConnectionFunction(context);
      const { ContentType } = await context.send(new GetConnectionFunctionCommand({ Identifier: Id }));
      return { ContentType };
    },
    expected: { ContentType: "application/octet-stream" },
  },
  {
    does: "an identifier is an id, an ARN or a name",
    ...assumed("the API model says identifier"),
    async ask(context) {
      const { Id, ConnectionFunctionArn, Name } = await createConnectionFunction(context);
      const found: string[] = [];
      for (const Identifier of [Id, ConnectionFunctionArn, Name]) {
        const { ConnectionFunctionSummary } = await context.send(
          new DescribeConnectionFunctionCommand({ Identifier }),
        );
        found.push(ConnectionFunctionSummary.Name === Name ? "found" : "other");
      }
      return { found };
    },
    expected: { found: ["found", "found", "found"] },
  },
  {
    does: "an id has 27 digits in base 62",
    ...assumed("the published ids were shortened"),
    async ask(context) {
      const { Id } = await createConnectionFunction(context);
      return { Id };
    },
    expected: { Id: /^cf_[0-9A-Za-z]{27}$/ },
  },
  {
    does: "an unpublished function has no distributions",
    ...assumed("and is no unknown one"),
    async ask(context) {
      const { Id } = await createConnectionFunction(context);
      return context.observe(
        new ListDistributionsByConnectionFunctionCommand({ ConnectionFunctionIdentifier: Id }),
      );
    },
    expected: { output: { DistributionList: { Quantity: 0 } } },
  },
  {
    does: "a tag that a resource does not have can be removed",
    ...assumed("it is ignored"),
    async ask(context) {
      const { ConnectionFunctionArn: Resource } = await createConnectionFunction(context);
      const answer = await context.observe(
        new UntagResourceCommand({ Resource, TagKeys: { Items: ["other"] } }),
      );
      return { isAccepted: "output" in answer };
    },
    expected: { isAccepted: true },
  },
  refuseFunction("a comment has at most 128 characters", "as for functions", {
    Comment: "x".repeat(129),
    Runtime: "cloudfront-js-2.0",
  }),
  refuseFunction("the runtime is cloudfront-js-2.0", both, { Comment: "", Runtime: "cloudfront-js-1.0" }),
]);

function refuseFunction(
  does: string,
  reason: string,
  ConnectionFunctionConfig: { Comment: string; Runtime: "cloudfront-js-1.0" | "cloudfront-js-2.0" },
): ProbeDefinition {
  return defineRefusal(
    does,
    assumed(reason),
    (Name) => new CreateConnectionFunctionCommand(makeConnectionFunction({ Name, ConnectionFunctionConfig })),
    invalid,
  );
}

async function createConnectionGroup(context: ProbeContext) {
  const Name = context.name();
  const { ConnectionGroup, ETag } = await context.send(
    new CreateConnectionGroupCommand({ Name, Tags: context.tags }),
  );
  return { ...ConnectionGroup, ETag };
}

export const connectionGroupProbes = defineProbes("connection groups", [
  defineRefusal(
    "a name has letters, digits, hyphens and periods",
    assumed("the form that the API model gives for distribution tenants"),
    (Name) => new CreateConnectionGroupCommand({ Name: `${Name} b` }),
    invalid,
  ),
  defineRefusal(
    "a list filters by an Anycast IP list that exists",
    assumed("the operation declares EntityNotFound"),
    () =>
      new ListConnectionGroupsCommand({
        AssociationFilter: { AnycastIpListId: "aip_00000000000000000000000" },
      }),
    notFound,
  ),
  {
    does: "a group is enabled by default",
    ...assumed("as IPv6 is"),
    pace: "slow",
    async ask(context) {
      const { Enabled, Ipv6Enabled } = await createConnectionGroup(context);
      return { Enabled, Ipv6Enabled };
    },
    expected: { Enabled: true, Ipv6Enabled: true },
  },
  {
    does: "an identifier is an id, an ARN or a name",
    ...assumed("the API model says identifier"),
    pace: "slow",
    async ask(context) {
      const { Id, Arn, Name } = await createConnectionGroup(context);
      const ids: boolean[] = [];
      for (const Identifier of [Id, Arn, Name]) {
        const { ConnectionGroup } = await context.send(new GetConnectionGroupCommand({ Identifier }));
        ids.push(ConnectionGroup.Id === Id);
      }
      return { ids };
    },
    expected: { ids: [true, true, true] },
  },
  {
    does: "a deletion checks the ETag before it finds the group enabled",
    ...assumed("the order: If-Match, in use, enabled"),
    pace: "slow",
    async ask(context) {
      const { Id, ETag: IfMatch } = await createConnectionGroup(context);
      return {
        stale: await context.observe(new DeleteConnectionGroupCommand({ Id, IfMatch: "E3UN6WX5RRO2AG" })),
        enabled: await context.observe(new DeleteConnectionGroupCommand({ Id, IfMatch })),
      };
    },
    expected: { stale: { error: "PreconditionFailed" }, enabled: { error: "ResourceNotDisabled" } },
  },
]);

/** Defines a probe about a tenant that is refused, of a distribution that was never created. */
function refuseTenant(
  does: string,
  reason: string,
  changes: Partial<CreateDistributionTenantCommandInput>,
): ProbeDefinition {
  return defineRefusal(
    does,
    assumed(reason),
    (Name) => {
      const Domains = [{ Domain: `${Name}.example.com` }];
      return new CreateDistributionTenantCommand(
        makeTenant("E00000000000000", { Name, Domains, Enabled: false, ...changes }),
      );
    },
    invalid,
  );
}

const twice = [{ Domain: "a.example.com" }, { Domain: "a.example.com" }];

export const distributionTenantProbes = defineProbes("distribution tenants", [
  refuseTenant("a tenant has a domain", both, { Domains: [] }),
  refuseTenant("a domain is given once", both, { Domains: twice }),
  refuseTenant("the web ACL is disabled without an ARN", "the code; the message is ours", {
    Customizations: { WebAcl: { Action: "disable", Arn: vpcOriginArn } },
  }),
  refuseTenant("the ARN of a web ACL has its form", both, {
    Customizations: { WebAcl: { Action: "override", Arn: vpcOriginArn } },
  }),
  refuseTenant("a certificate is refused in the words of distributions", "as for distributions", {
    Customizations: { Certificate: { Arn: vpcOriginArn } },
  }),
  refuseTenant("a country has a code", "as for distributions, with InvalidArgument", {
    Customizations: { GeoRestrictions: { RestrictionType: "whitelist", Locations: ["XX"] } },
  }),
  {
    does: "a distribution is looked up after all else was checked",
    ...assumed("the order of the checks"),
    async ask(context) {
      const create = (changes: Partial<CreateDistributionTenantCommandInput>) => {
        const Name = context.name();
        const Domains = [{ Domain: `${Name}.example.com` }];
        return context.observe(
          new CreateDistributionTenantCommand(makeTenant("E00000000000000", { Name, Domains, ...changes })),
        );
      };
      const GeoRestrictions = { RestrictionType: "whitelist" as const, Locations: ["XX"] };
      return { valid: await create({}), invalid: await create({ Customizations: { GeoRestrictions } }) };
    },
    expected: { valid: notFound, invalid },
  },
  defineRefusal(
    "a list filters by one member, whose resource exists",
    assumed("the operation declares EntityNotFound"),
    () => new ListDistributionTenantsCommand({ AssociationFilter: { DistributionId: "E00000000000000" } }),
    notFound,
  ),
  defineRefusal(
    "a list by customization has a customization",
    assumed(both),
    () => new ListDistributionTenantsByCustomizationCommand({}),
    invalid,
  ),
  defineRefusal(
    "conflicts of a domain are listed for one resource at a time",
    assumed(both),
    () =>
      new ListDomainConflictsCommand({
        Domain: "www.example.com",
        DomainControlValidationResource: { DistributionId: "E1", DistributionTenantId: "dt_1" },
      }),
    invalid,
  ),
]);

export const networkProbes = defineProbes("networks", [
  defineRefusal(
    "a VPC origin is a load balancer or an instance",
    assumed(both),
    (Name) =>
      new CreateVpcOriginCommand({
        VpcOriginEndpointConfig: makeVpcOriginConfig({ Name, Arn: "arn:aws:s3:::bucket" }),
      }),
    invalid,
  ),
  defineRefusal(
    "only VPC origins have a resource policy",
    assumed(both),
    () => new GetResourcePolicyCommand({ ResourceArn: "arn:aws:cloudfront::123456789012:function/none" }),
    invalid,
  ),
  defineRefusal(
    "the bundle of a trust store exists",
    assumed("EntityNotFound, which the operation declares"),
    (Name) => new CreateTrustStoreCommand(makeTrustStore({ Name })),
    notFound,
  ),
]);
