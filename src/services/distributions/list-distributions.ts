import type { DistributionList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { PageRequest } from "../../core/page.ts";
import type { Row } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { connectionFunctions, getConnectionFunctionId } from "../connection-functions/table.ts";
import { getStageId } from "../function-stages.ts";
import { type MarkedList, toMarkedList } from "../lists.ts";
import { getRealtimeLogConfigArn } from "../realtime-log-configs/table.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { getTrustStoreId } from "../trust-stores/table.ts";
import { assertShareable } from "../vpc-origins/table.ts";
import type { CheckedReferenceKind } from "./reference-check.ts";
import { assertKnownReference } from "./reference-checks.ts";
import { getReferenceKey } from "./references.ts";
import { toSummary } from "./responses.ts";
import { type DistributionRecord, distributions, indexKeys } from "./table.ts";

export function listDistributions(
  input: Input<CloudFront, "ListDistributions">,
  context: Context,
): Output<CloudFront, "ListDistributions"> {
  return { DistributionList: toDistributionList(input, context) };
}

/** The Web ACL id `null`, as a word, selects the distributions without a web ACL. */
export function listDistributionsByWebACLId(
  input: Input<CloudFront, "ListDistributionsByWebACLId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByWebACLId"> {
  const id = input.WebACLId === "null" ? "" : input.WebACLId;
  return { DistributionList: toDistributionList(input, context, indexKeys.byWebAcl(id)) };
}

export function listDistributionsByConnectionMode(
  input: Input<CloudFront, "ListDistributionsByConnectionMode">,
  context: Context,
): Output<CloudFront, "ListDistributionsByConnectionMode"> {
  const key = indexKeys.byConnectionMode(input.ConnectionMode);
  return { DistributionList: toDistributionList(input, context, key) };
}

export function listDistributionsByCachePolicyId(
  input: Input<CloudFront, "ListDistributionsByCachePolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByCachePolicyId"> {
  return { DistributionIdList: listByReference("CachePolicyId", input.CachePolicyId, input, context) };
}

export function listDistributionsByOriginRequestPolicyId(
  input: Input<CloudFront, "ListDistributionsByOriginRequestPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByOriginRequestPolicyId"> {
  const { OriginRequestPolicyId: id } = input;
  return { DistributionIdList: listByReference("OriginRequestPolicyId", id, input, context) };
}

export function listDistributionsByResponseHeadersPolicyId(
  input: Input<CloudFront, "ListDistributionsByResponseHeadersPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByResponseHeadersPolicyId"> {
  const { ResponseHeadersPolicyId: id } = input;
  return { DistributionIdList: listByReference("ResponseHeadersPolicyId", id, input, context) };
}

export function listDistributionsByKeyGroup(
  input: Input<CloudFront, "ListDistributionsByKeyGroup">,
  context: Context,
): Output<CloudFront, "ListDistributionsByKeyGroup"> {
  return { DistributionIdList: listByReference("KeyGroupId", input.KeyGroupId, input, context) };
}

export function listDistributionsByVpcOriginId(
  input: Input<CloudFront, "ListDistributionsByVpcOriginId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByVpcOriginId"> {
  return { DistributionIdList: listByReference("VpcOriginId", input.VpcOriginId, input, context) };
}

/**
 * Lists the distributions whose cache behaviors log to a real-time log configuration, which is given by its name or ARN.
 *
 * assumed: no distribution has an unknown configuration, since the operation declares no error for one
 */
export function listDistributionsByRealtimeLogConfig(
  input: Input<CloudFront, "ListDistributionsByRealtimeLogConfig">,
  context: Context,
): Output<CloudFront, "ListDistributionsByRealtimeLogConfig"> {
  const { RealtimeLogConfigName: Name, RealtimeLogConfigArn: Arn } = input;
  const key = getReferenceKey("RealtimeLogConfigArn", getRealtimeLogConfigArn({ Name, ARN: Arn }, context));
  return { DistributionList: toDistributionList(input, context, key) };
}

export function listDistributionsByAnycastIpListId(
  input: Input<CloudFront, "ListDistributionsByAnycastIpListId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByAnycastIpListId"> {
  return { DistributionList: listSummaries("AnycastIpListId", input.AnycastIpListId, input, context) };
}

export function listDistributionsByTrustStore(
  input: Input<CloudFront, "ListDistributionsByTrustStore">,
  context: Context,
): Output<CloudFront, "ListDistributionsByTrustStore"> {
  const id = getTrustStoreId(input.TrustStoreIdentifier, context.store);
  return { DistributionList: listSummaries("TrustStoreId", id, input, context) };
}

/** assumed: an unpublished connection function has no distributions, and is no unknown one */
export function listDistributionsByConnectionFunction(
  input: Input<CloudFront, "ListDistributionsByConnectionFunction">,
  context: Context,
): Output<CloudFront, "ListDistributionsByConnectionFunction"> {
  const { store } = context;
  const id = getConnectionFunctionId(input.ConnectionFunctionIdentifier, store);
  if (areReferencesChecked("connection-functions", context)) {
    store.table(connectionFunctions).get(getStageId(id));
  }
  return {
    DistributionList: toDistributionList(input, context, getReferenceKey("ConnectionFunctionId", id)),
  };
}

/** assumed: the distributions of the account that use the VPC origin. The mock has no distributions of other accounts. */
export function listDistributionsByOwnedResource(
  input: Input<CloudFront, "ListDistributionsByOwnedResource">,
  context: Context,
): Output<CloudFront, "ListDistributionsByOwnedResource"> {
  const id = assertShareable(input.ResourceArn, context);
  const rows = context.store.table(distributions).rows(getReferenceKey("VpcOriginId", id));
  const toItem = ({ record }: Row<DistributionRecord>) => ({
    DistributionId: record.id,
    OwnerAccountId: context.accountId,
  });
  return { DistributionList: toMarkedList(rows, input, toItem) };
}

/** Returns a page of the distributions of one index key, or of all distributions. */
export function toDistributionList(
  request: PageRequest,
  context: Context,
  indexKey?: string,
): DistributionList {
  const rows = context.store.table(distributions).rows(indexKey);
  return toMarkedList(rows, request, (row) => toSummary(row, context));
}

/**
 * Returns a page of the ids of the distributions that refer to a resource.
 *
 * @throws ServiceError if no resource of that kind has the id
 */
function listByReference(
  kind: CheckedReferenceKind,
  id: string,
  request: PageRequest,
  context: Context,
): MarkedList<string> {
  assertKnownReference(kind, id, context);
  const rows = context.store.table(distributions).rows(getReferenceKey(kind, id));
  return toMarkedList(rows, request, ({ record }) => record.id);
}

/**
 * Returns a page of the distributions that refer to a resource.
 *
 * @throws ServiceError if no resource of that kind has the id
 */
function listSummaries(
  kind: CheckedReferenceKind,
  id: string,
  request: PageRequest,
  context: Context,
): DistributionList {
  assertKnownReference(kind, id, context);
  return toDistributionList(request, context, getReferenceKey(kind, id));
}
