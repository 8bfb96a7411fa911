import { EntityLimitExceeded$, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertWebAclArn } from "../web-acl-arn.ts";
import { type DistributionRecord, updateRecord } from "./record.ts";
import { distributions, hasRoom, indexKeys } from "./table.ts";

export function associateDistributionWebACL(
  { Id, WebACLArn, IfMatch }: Input<CloudFront, "AssociateDistributionWebACL">,
  context: Context,
): Output<CloudFront, "AssociateDistributionWebACL"> {
  const row = getMatchingDistribution(Id, IfMatch, context);
  assertWebAclArn(WebACLArn);
  if (!row.record.config.WebACLId) {
    assertWithoutDeploymentPolicy(row.record);
  }
  assertRoomForWebAcl(WebACLArn, Id, context);
  return { Id, WebACLArn, ETag: setWebAcl(row, WebACLArn, context).etag };
}

/** assumed: a distribution without a web ACL is not refused */
export function disassociateDistributionWebACL(
  { Id, IfMatch }: Input<CloudFront, "DisassociateDistributionWebACL">,
  context: Context,
): Output<CloudFront, "DisassociateDistributionWebACL"> {
  const row = getMatchingDistribution(Id, IfMatch, context);
  assertWithoutDeploymentPolicy(row.record);
  return { Id, ETag: setWebAcl(row, "", context).etag };
}

/**
 * AWS developer guide, "Quotas and other considerations for continuous deployment": a distribution with a policy keeps
 * its web ACL, and gets none. assumed: the code and the message
 */
function assertWithoutDeploymentPolicy({ config }: DistributionRecord): void {
  if (config.ContinuousDeploymentPolicyId) {
    throw invalidArgument(
      "The web ACL of a distribution with a continuous deployment policy cannot be added or removed.",
      `ContinuousDeploymentPolicyId is "${config.ContinuousDeploymentPolicyId}". Detach the policy first.`,
    );
  }
}

/** These two operations declare EntityNotFound where others declare NoSuchDistribution. assumed: the message */
function getMatchingDistribution(
  id: string,
  ifMatch: string | undefined,
  { store }: Context,
): Row<DistributionRecord> {
  const table = store.table(distributions);
  if (!table.find(id)) {
    throw new ServiceError(EntityNotFound$, "The specified distribution does not exist.");
  }
  return table.getMatching(id, ifMatch);
}

/** assumed: that the quota of the AWS developer guide is answered by this code, and the message */
function assertRoomForWebAcl(arn: string, id: string, context: Context): void {
  const limit = context.quotas.distributionsPerWebAcl;
  if (!hasRoom(context, indexKeys.byWebAcl(arn), limit, id)) {
    throw new ServiceError(
      EntityLimitExceeded$,
      `The web ACL is associated with ${limit} distributions, which is its quota.`,
    );
  }
}

function setWebAcl(
  { record }: Row<DistributionRecord>,
  WebACLId: string,
  context: Context,
): Row<DistributionRecord> {
  const updated = updateRecord(record, { ...record.config, WebACLId }, context);
  return context.store.table(distributions).replace(updated);
}
