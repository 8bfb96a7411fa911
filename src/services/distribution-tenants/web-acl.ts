import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { updateEntity } from "../entities.ts";
import { assertWebAclArn } from "../web-acl-arn.ts";
import { distributionTenant } from "./resource.ts";
import { distributionTenants } from "./table.ts";

/** assumed: sets the customization of the web ACL to override, and deploys the tenant again */
export function associateDistributionTenantWebACL(
  input: Input<CloudFront, "AssociateDistributionTenantWebACL">,
  context: Context,
): Output<CloudFront, "AssociateDistributionTenantWebACL"> {
  const { Id, WebACLArn } = input;
  context.store.table(distributionTenants).getMatching(Id, input.IfMatch);
  assertWebAclArn(WebACLArn);
  const WebAcl = { Action: "override" as const, Arn: WebACLArn };
  const { ETag } = updateEntity(
    distributionTenant,
    input,
    (config) => ({ ...config, Customizations: { ...config.Customizations, WebAcl } }),
    context,
  );
  return { Id, WebACLArn, ETag };
}

/** assumed: the tenant inherits the web ACL of its distribution again. A tenant without a web ACL is not refused. */
export function disassociateDistributionTenantWebACL(
  input: Input<CloudFront, "DisassociateDistributionTenantWebACL">,
  context: Context,
): Output<CloudFront, "DisassociateDistributionTenantWebACL"> {
  const { ETag } = updateEntity(
    distributionTenant,
    input,
    (config) => ({ ...config, Customizations: { ...config.Customizations, WebAcl: undefined } }),
    context,
  );
  return { Id: input.Id, ETag };
}
