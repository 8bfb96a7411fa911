import type { Context } from "../../core/context.ts";
import type { PageRequest } from "../../core/page.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { connectionGroups } from "../connection-groups/table.ts";
import { distributions } from "../distributions/table.ts";
import { toNamedList } from "../lists.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { invalidArgument } from "../text-checks.ts";
import { toSummary } from "./resource.ts";
import { distributionTenants, indexKeys } from "./table.ts";
import { createUnknownDistributionError } from "./validation.ts";

/** assumed: a filter has one member, and its id exists, since the operation declares EntityNotFound */
export function listDistributionTenants(
  input: Input<CloudFront, "ListDistributionTenants">,
  context: Context,
): Output<CloudFront, "ListDistributionTenants"> {
  const { DistributionId, ConnectionGroupId } = input.AssociationFilter ?? {};
  if (DistributionId !== undefined && ConnectionGroupId !== undefined) {
    throw invalidArgument(
      "The parameter AssociationFilter has a DistributionId and a ConnectionGroupId. Specify one of them.",
    );
  }
  if (DistributionId !== undefined) {
    assertKnownDistribution(DistributionId, context);
    return toList(indexKeys.byDistribution(DistributionId), input, context);
  }
  if (ConnectionGroupId !== undefined) {
    assertKnownGroup(ConnectionGroupId, context);
    return toList(indexKeys.byConnectionGroup(ConnectionGroupId), input, context);
  }
  return toList(undefined, input, context);
}

/** The API reference: by the ARN of a web ACL or of a certificate. assumed: codes and messages */
export function listDistributionTenantsByCustomization(
  input: Input<CloudFront, "ListDistributionTenantsByCustomization">,
  context: Context,
): Output<CloudFront, "ListDistributionTenantsByCustomization"> {
  const { WebACLArn, CertificateArn } = input;
  if ((WebACLArn === undefined) === (CertificateArn === undefined)) {
    throw invalidArgument("Specify either the parameter WebACLArn or the parameter CertificateArn.");
  }
  const key =
    WebACLArn === undefined ? indexKeys.byCertificate(CertificateArn ?? "") : indexKeys.byWebAcl(WebACLArn);
  return toList(key, input, context);
}

/** seen: the newest tenant comes first (the CLI's example of list-distribution-tenants) */
function toList(indexKey: string | undefined, request: PageRequest, context: Context) {
  const rows = context.store.table(distributionTenants).rows(indexKey);
  return toNamedList(
    "DistributionTenantList",
    rows,
    request,
    (row) => toSummary(row, context),
    "newest first",
  );
}

function assertKnownDistribution(id: string, context: Context): void {
  if (areReferencesChecked("distributions", context) && !context.store.table(distributions).find(id)) {
    throw createUnknownDistributionError(id);
  }
}

function assertKnownGroup(id: string, context: Context): void {
  if (areReferencesChecked("connection-groups", context)) {
    context.store.table(connectionGroups).get(id);
  }
}
