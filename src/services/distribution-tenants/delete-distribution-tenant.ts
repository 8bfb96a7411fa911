import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { deleteDisabledEntity } from "../entities.ts";
import { removeTenantInvalidations } from "../invalidations/table.ts";
import { removeManagedCertificates } from "./managed-certificates.ts";
import { distributionTenant } from "./resource.ts";

/** Removes a tenant with its certificates and invalidations. assumed: one whose last change is deploying, too */
export function deleteDistributionTenant(
  input: Input<CloudFront, "DeleteDistributionTenant">,
  context: Context,
): Output<CloudFront, "DeleteDistributionTenant"> {
  deleteDisabledEntity(distributionTenant, input, context);
  removeManagedCertificates(input.Id, context.store);
  removeTenantInvalidations(context.store, input.Id);
  return {};
}
