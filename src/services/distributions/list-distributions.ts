import type { DistributionList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { type PageRequest, paginate } from "../../core/page.ts";
import type { Row, RowList } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import type { DistributionRecord } from "./record.ts";
import { toSummary } from "./responses.ts";
import { distributions, indexKeys, type PolicyMember } from "./table.ts";

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
  return { DistributionIdList: listByPolicy("CachePolicyId", input.CachePolicyId, input, context) };
}

export function listDistributionsByOriginRequestPolicyId(
  input: Input<CloudFront, "ListDistributionsByOriginRequestPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByOriginRequestPolicyId"> {
  const { OriginRequestPolicyId: id } = input;
  return { DistributionIdList: listByPolicy("OriginRequestPolicyId", id, input, context) };
}

export function listDistributionsByResponseHeadersPolicyId(
  input: Input<CloudFront, "ListDistributionsByResponseHeadersPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByResponseHeadersPolicyId"> {
  const { ResponseHeadersPolicyId: id } = input;
  return { DistributionIdList: listByPolicy("ResponseHeadersPolicyId", id, input, context) };
}

/** Returns a page of the distributions of one index key, or of all distributions. */
export function toDistributionList(
  request: PageRequest,
  context: Context,
  indexKey?: string,
): DistributionList {
  const rows = context.store.table(distributions).rows(indexKey);
  return toList(rows, request, (row) => toSummary(row, context));
}

/** Returns a page of the ids of the distributions that name a policy in any of their behaviors. */
function listByPolicy(
  member: PolicyMember,
  id: string,
  request: PageRequest,
  { store }: Context,
): List<string> {
  const rows = store.table(distributions).rows(indexKeys.byPolicy(member, id));
  return toList(rows, request, ({ record }) => record.id);
}

interface List<Item> {
  Marker: string;
  MaxItems: number;
  IsTruncated: boolean;
  Quantity: number;
  NextMarker?: string;
  Items?: Item[];
}

function toList<Item>(
  rows: RowList<DistributionRecord>,
  request: PageRequest,
  toItem: (row: Row<DistributionRecord>) => Item,
): List<Item> {
  const page = paginate(rows, request, cloudFront);
  return {
    Marker: request.Marker ?? "",
    MaxItems: page.maxItems,
    IsTruncated: page.nextMarker !== undefined,
    Quantity: page.rows.length,
    ...(page.nextMarker !== undefined && { NextMarker: page.nextMarker }),
    ...(page.rows.length > 0 && { Items: page.rows.map(toItem) }),
  };
}
